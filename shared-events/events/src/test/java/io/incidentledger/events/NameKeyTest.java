package io.incidentledger.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NameKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"check out", " check out", "check out\t", "check  out", "check\u00a0out", "check\u3000out",
        "check\u2800out", "\u200bcheck out", "che\u200dck out", "check\u00ad out", "\u202echeck out\u202c",
        "check out\u0001",
        "check\u034f out", "check out\ufe0f", "check\u2065 out", "check\u180b out", "\ufeffcheck\r\nout ",
        "check\u2028out"})
    void spellingsThatLookTheSameHaveOneKey(String spelling) {
        assertThat(NameKey.of(spelling)).isEqualTo("check out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3000checkout\u3000", "checkout\ufe0f", "check\u00adout", "check\u200bout",
        "check\u200cout",
        "check\u200dout", "\ufe0echeckout", "checkout\u3000\u200b\u3000", "check\u200c\u200dout"})
    void whatIsInvisibleOrAroundANameIsNotPartOfIt(String spelling) {
        assertThat(NameKey.of(spelling)).isEqualTo("checkout");
    }

    @Test
    void joinersAreNoPartOfANameThoughTheyShowInSomeScripts() {
        assertThat(NameKey.of("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"))
                .isEqualTo("\u0645\u06cc\u062e\u0648\u0627\u0647\u0645");
        assertThat(NameKey.of("\u0915\u094d\u200d\u0937")).isEqualTo("\u0915\u094d\u0937");
        assertThat(NameKey.of("\ud83d\udc69\u200d\ud83d\ude92 \u2764\ufe0f"))
                .isEqualTo("\ud83d\udc69\ud83d\ude92 \u2764");
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        assertThat(NameKey.of("Zahlungsu\u0308bersicht")).isEqualTo("Zahlungs\u00fcbersicht");
        assertThat(NameKey.of("\u212bngstrom")).isEqualTo("\u00c5ngstrom");
        assertThat(NameKey.of("u\u034f\u0308ber")).isEqualTo("\u00fcber");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Checkout", "checkout!", "check-out", "check out", "chec\u043aout", "\u0661\u0600checkout"})
    void whatLooksDifferentIsDifferent(String other) {
        assertThat(NameKey.of(other)).isEqualTo(other).isNotEqualTo("checkout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "\u3164\u00a0", "\u2800", "\u0000\u0007", "\u115f", "\udb40\udc41"})
    void aNameOfWhichNothingIsVisibleHasNoKeyAndStaysAsItIs(String invisible) {
        assertThat(NameKey.of(invisible)).isEmpty();
        assertThat(NameKey.normalized(invisible)).isEqualTo(invisible);
        assertThat(NameKey.normalized(List.of(invisible))).containsExactly(invisible);
    }

    @Test
    void aKeyIsItsOwnKey() {
        Random random = new Random(7);
        int[] pieces = "aZ \t\u00a0\u200b\u00e9e\u0301\u0308\u034f\ufe0f\u2800\u1100\u1161\u11a8\u0600\u115f\u0001"
                .codePoints()
                .toArray();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(8); length >= 0; length--) {
                name.appendCodePoint(random.nextInt(4) == 0
                        ? random.nextInt(0xd800)
                        : pieces[random.nextInt(pieces.length)]);
            }
            String key = NameKey.of(name.toString());
            assertThat(NameKey.of(key)).as("%s", name.chars().boxed().toList()).isEqualTo(key);
        }
    }

    @Test
    void ofSeveralSpellingsOneIsKept() {
        assertThat(NameKey.normalized(List.of("web ", "api", "web", "api\u200b"))).containsExactly("web", "api");
    }

    @Test
    void labelsHaveOneValueForOneName() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("team ", "red");
        labels.put("team", "blue\u200b");
        assertThat(NameKey.normalizedLabels(labels)).isEqualTo(Map.of("team", "blue"));
        labels.put("team\u200b", null);
        assertThat(NameKey.normalizedChanges(labels)).containsEntry("team", null).hasSize(1);
    }
}
