package io.incidentledger.benchmark.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.codec.EventCodec;
import io.incidentledger.eventlog.EventAppender;
import io.incidentledger.eventlog.NewCommit;
import io.incidentledger.eventlog.NewEvent;
import io.incidentledger.eventlog.StreamId;
import io.incidentledger.eventlog.TimeOrderedId;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.Provenance;
import io.incidentledger.view.EventDecoder;
import org.jspecify.annotations.Nullable;

/** Fills a log with incidents. Many commits wait at the appender at a time, so that they become durable in large batches. */
public final class GeneratedHistory {

    private static final long SEED = 20_261_101;
    private static final int COMMITS_WAITING = 2_048;
    private static final Instant FIRST_INCIDENT = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration BETWEEN_INCIDENTS = Duration.ofMinutes(11);

    private final EventAppender appender;
    private final EventCodec codec = new EventCodec();
    private final String metadata = codec.writeProvenance(new Provenance("benchmark", "benchmark", null, null, null));
    private final Semaphore places = new Semaphore(COMMITS_WAITING);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    public GeneratedHistory(EventAppender appender) {
        this.appender = appender;
    }

    /**
     * Appends whole incidents until there are at least that many events; returns when all are durable.
     *
     * @return how many events they are
     */
    public long append(long atLeast) {
        long events = 0;
        for (int incident = 0; events < atLeast; incident++) {
            events += append(new IncidentStory(new SplittableRandom(SEED + incident),
                    FIRST_INCIDENT.plus(BETWEEN_INCIDENTS.multipliedBy(incident))));
        }
        places.acquireUninterruptibly(COMMITS_WAITING);
        places.release(COMMITS_WAITING);
        failIfRefused();
        return events;
    }

    private int append(IncidentStory story) {
        StreamId stream = new StreamId(EventDecoder.INCIDENT_STREAM, TimeOrderedId.next().toString());
        int sequence = 0;
        for (List<IncidentEvent> command : story.commands()) {
            append(commit(stream, sequence, command));
            sequence += command.size();
        }
        return sequence;
    }

    private NewCommit commit(StreamId stream, int firstSequence, List<IncidentEvent> command) {
        Instant now = Instant.now();
        List<NewEvent> events = new ArrayList<>();
        for (IncidentEvent event : command) {
            events.add(new NewEvent(TimeOrderedId.next().toString(), stream, firstSequence + events.size(),
                    codec.typeOf(event.getClass()), Integer.toString(codec.revisionOf(event.getClass())),
                    codec.write(event), metadata, now));
        }
        return new NewCommit(TimeOrderedId.next().toString(), null, events);
    }

    private void append(NewCommit commit) {
        failIfRefused();
        places.acquireUninterruptibly();
        CompletableFuture<?> unused = appender.append(commit).whenComplete((receipt, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
            places.release();
        });
    }

    private void failIfRefused() {
        Throwable why = failure.get();
        if (why != null) {
            throw new IllegalStateException("the log refused a commit", why);
        }
    }
}
