package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FilenameTimestampParserTest {

    @ParameterizedTest
    @CsvSource({
        "2024-05-01T12:00:00Z, 2024-05-01T12:00:00Z",
        "2024-05-01T12:00:00.250Z, 2024-05-01T12:00:00.250Z",
        "2024-05-01T12-00-00Z, 2024-05-01T12:00:00Z",
        "2024-05-01T12_00_00Z, 2024-05-01T12:00:00Z",
        "2024-05-01T12-00-00-123Z, 2024-05-01T12:00:00.123Z",
        "2024-05-01_12-00-00, 2024-05-01T12:00:00Z",
        "2024-05-01 12.30.15, 2024-05-01T12:30:15Z",
        "2024-05-01T12-30Z, 2024-05-01T12:30:00Z",
        "20240501T120000Z, 2024-05-01T12:00:00Z",
        "20240501120000, 2024-05-01T12:00:00Z",
        "2024-05-01, 2024-05-01T00:00:00Z",
        "20240501, 2024-05-01T00:00:00Z",
        "2024-05-01T12:00:00+02:00, 2024-05-01T10:00:00Z",
        "2024-05-01T12-00-00-0530, 2024-05-01T17:30:00Z",
        "1714564800, 2024-05-01T12:00:00Z",
        "1714564800123, 2024-05-01T12:00:00.123Z",
        "1714564800123456, 2024-05-01T12:00:00.123456Z",
        "incidents-2024-05-01T12-00-00Z, 2024-05-01T12:00:00Z",
        "2024-05-01T12-00-00Z-3f9a12c, 2024-05-01T12:00:00Z",
        "github-1714564800-incidents, 2024-05-01T12:00:00Z"})
    void theInstantIsFoundHoweverItIsWritten(String name, Instant instant) {
        assertThat(FilenameTimestampParser.in(name))
                .contains(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"incidents", "v2", "2024-13-01", "2024-02-30T12-00-00Z", "2024-05-01T25-00-00Z-x",
        "2024-05-01T12-00-00Z_2024-05-02T12-00-00Z", "123"})
    void aNameWithoutOneInstantHasNone(String name) {
        assertThat(FilenameTimestampParser.in(name)).isEmpty();
    }
}
