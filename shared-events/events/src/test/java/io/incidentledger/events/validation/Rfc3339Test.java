package io.incidentledger.events.validation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({"2026-11-21T17:54:00Z,2026-11-21T17:54:00Z", "2026-11-21t17:54:00z,2026-11-21T17:54:00Z",
        "2026-11-21T17:54:00.5Z,2026-11-21T17:54:00.5Z",
        "2026-11-21T17:54:00.123456789Z,2026-11-21T17:54:00.123456789Z",
        "2026-11-21T17:54:00+02:00,2026-11-21T15:54:00Z", "2026-11-21T17:54:00-0330,2026-11-21T21:24:00Z",
        "2026-11-21T17:54:00+0000,2026-11-21T17:54:00Z", "2026-11-21T17:54:00-00:00,2026-11-21T17:54:00Z",
        "1970-01-01T00:00:00Z,1970-01-01T00:00:00Z", "1969-12-31T23:00:00-01:00,1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z,9999-12-31T23:59:59Z", "2024-02-29T00:00:00Z,2024-02-29T00:00:00Z"})
    void readsInstantsWithAnyOffset(String text, String instant) throws UnreadableTimeException {
        assertThat(Rfc3339.instant(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-11-21", "2026-11-21T17:54Z", "2026-11-21T17:54:00", "2026-11-21 17:54:00Z",
        "2026-02-30T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T17:60:00Z", "2026-11-21T17:54:60Z",
        "2026-11-21T17:54:00.Z",
        "2026-11-21T17:54:00.1234567890Z", "2026-11-21T17:54:00+25:00", "2026-11-21T17:54:00ZZ",
        "2026-11-21T17:54:00+01:00+0100",
        "2026-11-21T17:54:00Z[UTC]", "+12026-11-21T17:54:00Z", "-2026-11-21T17:54:00Z", "26-11-21T17:54:00Z",
        "1763747640", "٢٠٢٦-11-21T17:54:00Z"})
    void refusesWhatIsNoInstant(String text) {
        assertThatThrownBy(() -> Rfc3339.instant(text)).isInstanceOf(UnreadableTimeException.class)
                .hasMessageContaining("RFC 3339");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00+00:01", "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-00:01"})
    void refusesWhatLiesOutsideTheYearsOfALedger(String text) {
        assertThatThrownBy(() -> Rfc3339.instant(text)).isInstanceOf(UnreadableTimeException.class)
                .hasMessageContaining("from 1970 to 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-02-29", "2026-1-1", "20260101", "1969-12-31", "2026-11-21T00:00:00Z",
        "12026-01-01"})
    void refusesWhatIsNoDate(String text) {
        assertThatThrownBy(() -> Rfc3339.date(text)).isInstanceOf(UnreadableTimeException.class);
    }
}
