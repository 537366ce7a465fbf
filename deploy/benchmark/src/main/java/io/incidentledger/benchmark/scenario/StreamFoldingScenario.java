package io.incidentledger.benchmark.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.incident.IncidentView;

/// Reads and folds randomly chosen incidents from their streams, as the first query of an incident does.
final class StreamFoldingScenario {

    private static final int CANDIDATES = 10_000;
    private static final long SEED = 4;

    private StreamFoldingScenario() {}

    record Replayed(long streams, long events, Duration took) {

        double streamsPerSecond() {
            return streams * 1e9 / took.toNanos();
        }

        double eventsPerSecond() {
            return events * 1e9 / took.toNanos();
        }
    }

    static Replayed of(EventReader reader, Duration time) {
        List<String> streams = candidates(reader);
        SplittableRandom random = new SplittableRandom(SEED);
        EventDecoder decoder = new EventDecoder(new EventCodec());
        IncidentProjection projection = new IncidentProjection();
        long replayed = 0;
        long events = 0;
        long started = System.nanoTime();
        while (System.nanoTime() - started < time.toNanos()) {
            IncidentView view = null;
            for (StoredEvent stored : reader.readStream(streams.get(random.nextInt(streams.size())), 0,
                    Long.MAX_VALUE)) {
                RecordedEvent event = Objects.requireNonNull(decoder.decode(stored));
                view = projection.evolve(view, event);
                events++;
            }
            replayed++;
        }
        return new Replayed(replayed, events, Duration.ofNanos(System.nanoTime() - started));
    }

    private static List<String> candidates(EventReader reader) {
        List<String> streams = new ArrayList<>();
        long events = reader.head().position();
        SplittableRandom random = new SplittableRandom(SEED);
        while (streams.size() < Math.min(CANDIDATES, events)) {
            StoredEvent event = reader.read(random.nextLong(events), 1).getFirst();
            streams.add(Objects.requireNonNull(event.stream()).id());
        }
        return streams;
    }
}
