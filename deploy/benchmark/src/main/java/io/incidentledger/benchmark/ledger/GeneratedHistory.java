package io.incidentledger.benchmark.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventAppender;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.TimeOrderedIdGenerator;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// Fills a log with incidents. Many commits are pending at the appender at a time, so that they become durable in large
/// batches.
public final class GeneratedHistory {

    private static final long SEED = 20_261_101;
    private static final int COMMITS_WAITING = 2_048;
    private static final Instant FIRST_INCIDENT = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration BETWEEN_INCIDENTS = Duration.ofMinutes(11);

    private final EventAppender appender;
    private final EventCodec codec = new EventCodec();
    private final String metadata = codec
            .writeProvenance(new EventProvenance("benchmark", "benchmark", null, null, null));
    private final Semaphore places = new Semaphore(COMMITS_WAITING);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    public GeneratedHistory(EventAppender appender) {
        this.appender = appender;
    }

    /// The declared time of the incident with this number; the first one is 0.
    public static Instant declaredAt(int incident) {
        return FIRST_INCIDENT.plus(BETWEEN_INCIDENTS.multipliedBy(incident));
    }

    /// Appends incidents until there are at least `atLeast` events; returns when all are durable.
    ///
    /// @param atOnce the number of incidents that are open at the same time. A new incident begins as soon as there is
    ///     room; otherwise a random one continues. When the last incident ends, the others stay incomplete. With 1, all
    ///     incidents are complete and follow one another.
    /// @return the number of events
    public long append(long atLeast, int atOnce) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Ongoing> open = new ArrayList<>();
        int begun = 0;
        long events = 0;
        boolean ended = false;
        while (!ended || events < atLeast) {
            int turn = random.nextInt(atOnce);
            if (open.size() < atOnce) {
                turn = open.size();
                open.add(new Ongoing(begun++));
            }
            events += open.get(turn).next();
            ended = open.get(turn).ended();
            if (ended) {
                open.set(turn, open.getLast());
                open.removeLast();
            }
        }
        places.acquireUninterruptibly(COMMITS_WAITING);
        places.release(COMMITS_WAITING);
        failIfRefused();
        return events;
    }

    /// An incident that is being written, command by command.
    private final class Ongoing {

        private final StreamId stream = new StreamId(EventDecoder.INCIDENT_STREAM,
                TimeOrderedIdGenerator.next().toString());
        private final Iterator<List<IncidentEvent>> commands;
        private int sequence;

        Ongoing(int incident) {
            this.commands = new SampleIncidentEvents(new SplittableRandom(SEED + incident), declaredAt(incident))
                    .commands()
                    .iterator();
        }

        int next() {
            List<IncidentEvent> command = commands.next();
            append(commit(stream, sequence, command));
            sequence += command.size();
            return command.size();
        }

        boolean ended() {
            return !commands.hasNext();
        }
    }

    private NewCommit commit(StreamId stream, int firstSequence, List<IncidentEvent> command) {
        Instant now = Instant.now();
        List<NewEvent> events = new ArrayList<>();
        for (IncidentEvent event : command) {
            events.add(new NewEvent(TimeOrderedIdGenerator.next().toString(), stream, firstSequence + events.size(),
                    codec.typeOf(event.getClass()), Integer.toString(codec.revisionOf(event.getClass())),
                    codec.write(event), metadata, now));
        }
        return new NewCommit(TimeOrderedIdGenerator.next().toString(), null, events);
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
            throw new IllegalStateException("the log rejected a commit", why);
        }
    }
}
