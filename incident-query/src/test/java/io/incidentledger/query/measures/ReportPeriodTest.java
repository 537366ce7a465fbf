package io.incidentledger.query.measures;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReportPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "UTC, 2024-03-01T00:00:00Z, 2024-04-01T00:00:00Z, 2024-02-01T00:00:00Z",
        "UTC, 2024-04-01T00:00:00Z, 2024-07-01T00:00:00Z, 2024-01-01T00:00:00Z",
        "UTC, 2024-01-01T00:00:00Z, 2025-01-01T00:00:00Z, 2023-01-01T00:00:00Z",
        "Europe/Berlin, 2024-03-31T22:00:00Z, 2024-04-30T22:00:00Z, 2024-02-29T23:00:00Z",
        "Europe/Berlin, 2024-03-31T23:00:00Z, 2024-04-30T22:00:00Z, 2024-03-02T00:00:00Z",
        "Europe/Berlin, 2024-03-31T22:00:00Z, 2024-04-07T22:00:00Z, 2024-03-24T23:00:00Z",
        "UTC, 2024-03-02T00:00:00Z, 2024-04-01T00:00:00Z, 2024-02-01T00:00:00Z",
        "UTC, 2024-03-05T10:00:00Z, 2024-03-05T11:30:00Z, 2024-03-05T08:30:00Z",
        "Africa/Cairo, 2024-04-25T22:00:00Z, 2024-04-26T21:00:00Z, 2024-04-24T22:00:00Z"})
    void thePreviousPeriodHasTheSameLengthInTheCalendarOfTheZone(String zone, Instant from, Instant to,
            Instant previous) {
        assertThat(new ReportPeriod(from, to).previous(ZoneId.of(zone))).isEqualTo(new ReportPeriod(previous, from));
    }
}
