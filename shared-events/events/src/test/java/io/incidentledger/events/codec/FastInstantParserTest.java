package io.incidentledger.events.codec;

import java.time.Instant;
import java.util.Random;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FastInstantParserTest {

    private static final long SECONDS_OF_10000_YEARS = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void itReadsWhatTheCodecWrites() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            long unit = switch (random.nextInt(4)) {
                case 0 -> 1_000_000_000;
                case 1 -> 1_000_000;
                case 2 -> 1_000;
                default -> 1;
            };
            Instant instant = Instant.ofEpochSecond(random.nextLong(SECONDS_OF_10000_YEARS),
                    random.nextLong(1_000_000_000) / unit * unit);
            assertThat(FastInstantParser.read(instant.toString())).as(instant.toString()).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T17:54:00.1Z", "2026-02-28T00:00:00Z", "2024-02-29T23:59:59.999999999Z",
        "0000-01-01T00:00:00Z"})
    void everyFractionAndEveryDayIsRead(String text) {
        assertThat(FastInstantParser.read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Z", "2026-11-21", "2026-11-21T17:54:00", "2026-11-21T17:54:00+01:00",
        "2026-11-21T17:54Z", "2026-11-21T17:54:00.Z", "2026-11-21T17:54:00.1234567890Z", "2026-11-21T24:00:00Z",
        "2026-11-21T17:60:00Z", "2026-11-21T17:54:60Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z", "-026-11-21T17:54:00Z", "2026-11-21t17:54:00z", "2026-11-21T17:54:0/Z",
        "2026-11-21T17:54:00.12x4Z", "2026-11-21T17:54:00,123Z", "+10000-01-01T00:00:00Z"})
    void whatLooksDifferentIsLeftToJackson(String text) {
        assertThat(FastInstantParser.read(text)).isNull();
    }

    @Test
    void anotherFormIsStillRead() {
        assertThat(new EventCodec().read("IncidentAcknowledged", "1", "{\"occurredAt\":\"2026-11-21T17:54:00+01:00\"}"))
                .isEqualTo(new IncidentAcknowledged(Instant.parse("2026-11-21T16:54:00Z")));
    }

    @Test
    void whatIsNoTimeIsStillRefused() {
        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(
                () -> new EventCodec().read("IncidentAcknowledged", "1", "{\"occurredAt\":\"2026-02-30T00:00:00Z\"}"));
    }
}
