package io.incidentledger.http.parameters;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.incidentledger.events.Severity;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class QueryParametersTest {

    private static final WireNames<Severity> SEVERITIES = new WireNames<>(Severity.class);

    private static QueryParameters given(String... pairs) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.add(pairs[i], pairs[i + 1]);
        }
        return new QueryParameters(parameters);
    }

    private static List<String> faults(QueryParameters parameters) {
        return catchThrowableOfType(ProblemException.class, parameters::check).problem().errors().stream()
                .map(FieldError::pointer).toList();
    }

    private static void refuses(Consumer<QueryParameters> asking, String name, String... values) {
        for (String value : values) {
            QueryParameters parameters = given(name, value);
            asking.accept(parameters);
            assertThat(faults(parameters)).as("%s=%s", name, value).containsExactly(name);
        }
    }

    @Test
    void whereNoneIsKnownARefusalSaysSo() {
        assertThat(catchThrowableOfType(ProblemException.class, given("dry", "1")::check).problem().detail())
                .isEqualTo("dry is not a parameter that is known here; there are none");
    }

    @Test
    void whatIsNotGivenHasItsDefault() {
        QueryParameters none = given();

        assertThat(none.limit()).isEqualTo(50);
        assertThat(none.position("minPosition")).isNull();
        assertThat(none.text("q")).isNull();
        assertThat(none.constants("severity", SEVERITIES)).isEmpty();
        assertThat(none.flag("openOnly")).isFalse();
        assertThat(none.instant("from")).isNull();
        assertThat(none.choice("order", "occurred", List.of("occurred", "recorded"))).isEqualTo("occurred");
        assertThat(none.cursor("incidents", 1)).isNull();
        assertThatCode(none::check).doesNotThrowAnyException();
    }

    @Test
    void whatIsGivenIsRead() {
        QueryParameters given = given("limit", "500", "minPosition", "9223372036854775807", "severity", "SEV1",
                "severity", "SEV2", "openOnly", "true",
                "from", "2026-11-21T18:54:00 0100", "label.kind", "a", "label.kind", "b", "label.team", "c", "q",
                "disk full");

        assertThat(given.limit()).isEqualTo(500);
        assertThat(given.position("minPosition")).isEqualTo(Long.MAX_VALUE);
        assertThat(given.constants("severity", SEVERITIES)).containsExactly(Severity.SEV1, Severity.SEV2);
        assertThat(given.flag("openOnly")).isTrue();
        assertThat(given.instant("from")).as("a plus sign that came unescaped").isEqualTo("2026-11-21T17:54:00Z");
        assertThat(given.prefixed("label.")).isEqualTo(Map.of("kind", List.of("a", "b"), "team", List.of("c")));
        assertThat(given.text("q")).isEqualTo("disk full");
        assertThatCode(given::check).doesNotThrowAnyException();
    }

    @Test
    void whatIsWrongIsRefused() {
        refuses(QueryParameters::limit, "limit", "0", "501", "-1", "+1", "1.0", "x", "", "99999999999999999999", "٣");
        refuses(parameters -> parameters.position("minPosition"), "minPosition", "-1", "x", "9223372036854775808");
        refuses(parameters -> parameters.constants("severity", SEVERITIES), "severity", "sev1", "", "SEV1,SEV2");
        refuses(parameters -> parameters.flag("openOnly"), "openOnly", "yes", "", "True", "1");
        refuses(parameters -> parameters.instant("from"), "from", "2026-11-21", "1969-01-01T00:00:00Z", "");
        refuses(parameters -> parameters.text("q"), "q", "");
    }

    @Test
    void whatMayBeGivenOnceIsRefusedTwice() {
        QueryParameters twice = given("limit", "1", "limit", "1");
        assertThat(twice.limit()).isEqualTo(1);

        assertThat(faults(twice)).containsExactly("limit");
    }

    @Test
    void whatNobodyAskedForIsRefusedTogetherWithWhatIsWrong() {
        QueryParameters parameters = given("limit", "x", "severty", "SEV1");
        assertThat(parameters.limit()).isEqualTo(50);

        assertThat(faults(parameters)).containsExactlyInAnyOrder("limit", "severty");
    }

    @Test
    void aCursorComesBackAsItWent() {
        Cursor cursor = Cursor.of("2026-11-21T17:54:00Z", "ü 😀/?&=+", "");
        String text = cursor.text("incidents");

        assertThat(text).matches("[A-Za-z0-9_-]+");
        QueryParameters parameters = given("cursor", text);
        assertThat(parameters.cursor("incidents", 3)).isEqualTo(cursor);
        assertThatCode(parameters::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "====", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoCursorIsRefused(String text) {
        refuses(parameters -> parameters.cursor("incidents", 1), "cursor", text);
    }

    @Test
    void aCursorIsGoodForItsListOnlyAndOnlyWhole() {
        String text = Cursor.of("a", "b").text("incidents");

        refuses(parameters -> parameters.cursor("action-items", 2), "cursor", text);
        refuses(parameters -> parameters.cursor("incidents", 1), "cursor", text);
        for (int end = 1; end < text.length(); end++) {
            refuses(parameters -> parameters.cursor("incidents", 2), "cursor", text.substring(0, end));
        }
    }

    @Test
    void decimalsArePlainAndBounded() {
        BigDecimal one = BigDecimal.ONE;
        BigDecimal ten = BigDecimal.TEN;

        assertThat(given().decimal("speed", one, ten)).isEqualTo("1");
        assertThat(given("speed", "0").decimal("speed", one, ten)).isEqualTo("0");
        assertThat(given("speed", "2.500000").decimal("speed", one, ten)).isEqualByComparingTo("2.5");
        assertThat(given("speed", "10").decimal("speed", one, ten)).isEqualTo("10");
        refuses(parameters -> parameters.decimal("speed", one, ten), "speed", "-1", "10.1", "1e3", ".5", "1.", "1,5",
                "NaN", "0.0000001", "0000000000001", "fast", "");
    }
}
