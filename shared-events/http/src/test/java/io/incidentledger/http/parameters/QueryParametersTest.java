package io.incidentledger.http.parameters;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.events.Severity;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class QueryParametersTest {

    private static final QueryParameter<@Nullable Long> MIN_POSITION = QueryParameter.position("minPosition", "");
    private static final QueryParameter<@Nullable String> SEARCH = QueryParameter.text("q", "");
    private static final QueryParameter<List<Severity>> SEVERITY = QueryParameter.constants("severity",
            new WireNames<>(Severity.class), "");
    private static final QueryParameter<Severity> WORST = QueryParameter.constant("worst",
            new WireNames<>(Severity.class), Severity.SEV2, "");
    private static final QueryParameter<Boolean> OVERDUE = QueryParameter.flag("overdue", "");
    private static final QueryParameter<@Nullable Boolean> OPEN = QueryParameter.optionalFlag("open", "");
    private static final QueryParameter<@Nullable Instant> FROM = QueryParameter.instant("from", "");
    private static final QueryParameter<@Nullable PointInTime> AS_OF = QueryParameter.pointInTime("asOf", "");
    private static final QueryParameter<String> ORDER = QueryParameter.choice("order",
            List.of("occurred", "recorded"), "occurred", "");
    private static final QueryParameter<Set<String>> DETAIL = QueryParameter.commaSeparatedChoices("detail",
            List.of("histogram", "samples"), "");
    private static final QueryParameter<List<String>> LABEL = QueryParameter.names("label.*", "");
    private static final QueryParameter<BigDecimal> SPEED = QueryParameter.decimal("speed", BigDecimal.ONE,
            BigDecimal.TEN, "");

    private static QueryParameters given(String... pairs) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.add(pairs[i], pairs[i + 1]);
        }
        return new QueryParameters(parameters, Map.of("id", "42"), false);
    }

    private static List<String> faults(QueryParameters parameters) {
        return catchThrowableOfType(ProblemException.class, parameters::check).problem().errors().stream()
                .map(FieldError::pointer).toList();
    }

    private static void refuses(QueryParameter<?> parameter, String... values) {
        for (String value : values) {
            QueryParameters parameters = given(parameter.name(), value);
            parameters.get(parameter);
            assertThat(faults(parameters)).as("%s=%s", parameter.name(), value).containsExactly(parameter.name());
        }
    }

    @Test
    void anUnknownParameterIsRejectedWithTheSupportedOnes() {
        assertThat(catchThrowableOfType(ProblemException.class, given("dry", "1")::check).problem().detail())
                .isEqualTo("dry is not supported: this endpoint has no query parameters.");

        QueryParameters parameters = given("dry", "1");
        parameters.get(OPEN);
        parameters.get(QueryParameters.LIMIT);
        assertThat(catchThrowableOfType(ProblemException.class, parameters::check).problem().detail())
                .isEqualTo("dry is not supported; the supported parameters are open, limit.");
    }

    @Test
    void absentParametersHaveTheirDefaults() {
        QueryParameters none = given();

        assertThat(none.get(QueryParameters.LIMIT)).isEqualTo(50);
        assertThat(none.get(MIN_POSITION)).isNull();
        assertThat(none.get(SEARCH)).isNull();
        assertThat(none.get(SEVERITY)).isEmpty();
        assertThat(none.get(WORST)).isEqualTo(Severity.SEV2);
        assertThat(none.get(OVERDUE)).isFalse();
        assertThat(none.get(OPEN)).isNull();
        assertThat(none.get(FROM)).isNull();
        assertThat(none.get(AS_OF)).isNull();
        assertThat(none.get(ORDER)).isEqualTo("occurred");
        assertThat(none.get(DETAIL)).isEmpty();
        assertThat(none.get(QueryParameter.cursor("incidents", 1))).isNull();
        assertThat(none.getPrefixed(LABEL)).isEmpty();
        assertThatCode(none::check).doesNotThrowAnyException();
    }

    @Test
    void givenParametersAreParsed() {
        QueryParameters given = given("limit", "500", "minPosition", "9223372036854775807", "severity", "SEV1",
                "severity", "SEV2", "worst", "SEV1", "overdue", "true", "open", "false", "asOf", "7", "detail",
                "samples,histogram", "detail", "samples", "from", "2026-11-21T18:54:00 0100", "label.kind", "a",
                "label.kind", "b", "label.team", "c", "q", "disk full");

        assertThat(given.get(QueryParameters.LIMIT)).isEqualTo(500);
        assertThat(given.get(MIN_POSITION)).isEqualTo(Long.MAX_VALUE);
        assertThat(given.get(SEVERITY)).containsExactly(Severity.SEV1, Severity.SEV2);
        assertThat(given.get(WORST)).isEqualTo(Severity.SEV1);
        assertThat(given.get(OVERDUE)).isTrue();
        assertThat(given.get(OPEN)).isFalse();
        assertThat(given.get(AS_OF)).isEqualTo(new PointInTime.After(7));
        assertThat(given.get(DETAIL)).containsExactly("samples", "histogram");
        assertThat(given.get(FROM)).as("an unescaped plus sign").isEqualTo("2026-11-21T17:54:00Z");
        assertThat(given.getPrefixed(LABEL)).isEqualTo(Map.of("kind", List.of("a", "b"), "team", List.of("c")));
        assertThat(given.get(SEARCH)).isEqualTo("disk full");
        assertThat(given.pathVariable("id")).isEqualTo("42");
        assertThatCode(given::check).doesNotThrowAnyException();
    }

    @Test
    void invalidValuesAreRejected() {
        refuses(QueryParameters.LIMIT, "0", "501", "-1", "+1", "1.0", "x", "", "99999999999999999999", "٣");
        refuses(MIN_POSITION, "-1", "x", "9223372036854775808");
        refuses(SEVERITY, "sev1", "", "SEV1,SEV2");
        refuses(WORST, "sev1", "");
        refuses(OVERDUE, "yes", "", "True", "1");
        refuses(OPEN, "yes", "", "True", "1");
        refuses(FROM, "2026-11-21", "1969-01-01T00:00:00Z", "");
        refuses(AS_OF, "yesterday", "-1", "9223372036854775808", "");
        refuses(ORDER, "Occurred", "");
        refuses(DETAIL, "samples,", "sample", "");
        refuses(SEARCH, "");
        refuses(SPEED, "-1", "10.1", "1e3", ".5", "1.", "1,5", "NaN", "0.0000001", "0000000000001", "fast", "");
    }

    @Test
    void aParameterThatMayBeGivenOnceIsRejectedTwice() {
        QueryParameters twice = given("limit", "1", "limit", "1");
        assertThat(twice.get(QueryParameters.LIMIT)).isEqualTo(1);

        assertThat(faults(twice)).containsExactly("limit");
    }

    @Test
    void aRequiredParameterIsRejectedIfAbsent() {
        QueryParameters none = given();
        none.get(FROM.required());

        assertThat(catchThrowableOfType(ProblemException.class, none::check).problem().detail())
                .isEqualTo("from is required.");
    }

    @Test
    void unknownAndInvalidParametersAreRejectedTogether() {
        QueryParameters parameters = given("limit", "x", "severty", "SEV1");
        assertThat(parameters.get(QueryParameters.LIMIT)).isEqualTo(50);

        assertThat(faults(parameters)).containsExactlyInAnyOrder("limit", "severty");
    }

    @Test
    void aCursorIsParsedAsItWasWritten() {
        Cursor cursor = Cursor.of("2026-11-21T17:54:00Z", "ü 😀/?&=+", "");
        String text = cursor.text("incidents");

        assertThat(text).matches("[A-Za-z0-9_-]+");
        QueryParameters parameters = given("cursor", text);
        assertThat(parameters.get(QueryParameter.cursor("incidents", 3))).isEqualTo(cursor);
        assertThatCode(parameters::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "====", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAA"})
    void anInvalidCursorIsRejected(String text) {
        refuses(QueryParameter.cursor("incidents", 1), text);
    }

    @Test
    void aCursorIsValidForItsListOnlyAndAsAWhole() {
        String text = Cursor.of("a", "b").text("incidents");

        refuses(QueryParameter.cursor("action-items", 2), text);
        refuses(QueryParameter.cursor("incidents", 1), text);
        for (int end = 1; end < text.length(); end++) {
            refuses(QueryParameter.cursor("incidents", 2), text.substring(0, end));
        }
    }

    @Test
    void decimalsArePlain() {
        assertThat(given("speed", "0").get(SPEED)).isEqualTo("0");
        assertThat(given("speed", "2.500000").get(SPEED)).isEqualByComparingTo("2.5");
        assertThat(given("speed", "10").get(SPEED)).isEqualTo("10");
    }

    private record Paging(int limit, @Nullable Long minPosition) {

        static Paging of(QueryParameters parameters) {
            return new Paging(parameters.get(QueryParameters.LIMIT), parameters.get(MIN_POSITION));
        }
    }

    @Test
    void theDeclarationsOfAnArgumentAreThoseThatParseIt() {
        QueryArgumentParser parser = QueryArgumentParser.of(Paging.class);

        assertThat(parser.parameters()).containsExactly(QueryParameters.LIMIT, MIN_POSITION);
        assertThat(parser.parse(given("limit", "7"))).isEqualTo(new Paging(7, null));
    }

    @Test
    void anArgumentNeedsAFactoryMethod() {
        assertThatThrownBy(() -> QueryArgumentParser.of(String.class)).isInstanceOf(IllegalStateException.class)
                .hasMessage("java.lang.String needs a static method of(QueryParameters) that returns it");
    }
}
