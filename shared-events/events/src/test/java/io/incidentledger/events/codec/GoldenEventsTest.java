package io.incidentledger.events.codec;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.incidentledger.events.EventTypes;
import io.incidentledger.events.LedgerEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class GoldenEventsTest {
    private static final EventCodec CODEC = new EventCodec();

    @Test
    void thereIsOneGoldenEventOfEachType() {
        assertThat(GoldenEvents.all().stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(EventTypes.classesOf(LedgerEvent.class).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("revisions")
    void everyRevisionOfEveryEventHasAFileAndIsReadable(String file, String type, int revision) {
        String stored = GoldenEvents.stored(type, revision);
        assertThat(stored).as("golden/%s: new events and revisions need one", file).isNotNull();
        assertThat(CODEC.typeOf(CODEC.read(type, Integer.toString(revision), stored).getClass())).isEqualTo(type);
    }

    static Stream<Arguments> revisions() {
        return EventTypes.classesOf(LedgerEvent.class)
                .flatMap(event -> IntStream.rangeClosed(1, CODEC.revisionOf(event))
                        .mapToObj(revision -> Arguments.of(GoldenEvents.name(CODEC.typeOf(event), revision),
                                CODEC.typeOf(event), revision)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void anEventIsWrittenAsItsFileHasItByteForByte(String file, LedgerEvent event) {
        assertThat(CODEC.write(event)).as(file).isEqualTo(stored(event));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void anEventIsReadAsItWasWritten(String file, LedgerEvent event) {
        String revision = Integer.toString(CODEC.revisionOf(event.getClass()));
        assertThat(CODEC.read(CODEC.typeOf(event.getClass()), revision, stored(event))).as(file).isEqualTo(event);
    }

    static List<Arguments> events() {
        return GoldenEvents.all().stream().map(event -> Arguments.of(file(event), event)).toList();
    }

    private static String stored(LedgerEvent event) {
        return GoldenEvents.stored(CODEC.typeOf(event.getClass()), CODEC.revisionOf(event.getClass()));
    }

    private static String file(LedgerEvent event) {
        return GoldenEvents.name(CODEC.typeOf(event.getClass()), CODEC.revisionOf(event.getClass()));
    }
}
