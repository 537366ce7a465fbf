package io.incidentledger.events.validation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.incidentledger.events.validation.TextFormat.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextFormatTest {

    private static boolean accepts(Kind kind, String text) {
        var errors = new ValidationErrors();
        var validator = new Validator(errors);
        switch (kind) {
            case LINE -> validator.line("/x", text, kind.usualMax());
            case NAME -> validator.name("/x", text, kind.usualMax());
            case TEXT -> validator.text("/x", text, kind.usualMax());
            case TEXT_OR_EMPTY -> validator.textOrNothing("/x", text, kind.usualMax());
            case INCIDENT -> validator.incident("/x", text);
            default -> throw new IllegalArgumentException(kind + " is no check of the validator");
        }
        return errors.isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LINE", "NAME", "TEXT", "TEXT_OR_EMPTY"})
    void patternsDescribeWhatTheValidatorAccepts(Kind kind) {
        Pattern pattern = Pattern.compile(kind.pattern());
        List<String> texts = IntStream.range(0, Character.MAX_VALUE).mapToObj(unit -> (char) unit)
                .filter(unit -> !Character.isSurrogate(unit))
                .flatMap(unit -> Stream.of(unit.toString(), unit + "a", "a" + unit)).toList();

        assertThat(texts).filteredOn(text -> pattern.matcher(text).matches() != accepts(kind, text)).isEmpty();
    }

    @Test
    void aReferenceIsAnIdOrANumber() {
        assertThat(Stream.of("1", "#12", "999999999999999999", "0", "#", "01", "1000000000000000000", "",
                "0190d1a2-7b3c-7def-8123-456789ABCDEF", "0190d1a2-7b3c-7def-8123-456789ABCDE", "x"))
                .allSatisfy(text -> assertThat(text.matches(Kind.INCIDENT.pattern())).as(text)
                        .isEqualTo(accepts(Kind.INCIDENT, text)));
    }

    @Test
    void webAddressesThatMatchAreAccepted() {
        assertThat(Stream.of("https://a.example/x?y=1#z", "HTTP://10.0.0.1:8080", "http://a/!$&'()*+,;=:@")).allSatisfy(
                url -> {
                    var errors = new ValidationErrors();
                    new Validator(errors).url("/x", url, Kind.URL.usualMax());
                    assertThat(url).matches(Kind.URL.pattern());
                    assertThat(errors.isEmpty()).as(url).isTrue();
                });
    }
}
