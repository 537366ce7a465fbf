package io.incidentledger.command.pipeline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.eventlog.EventLogException;
import io.incidentledger.eventlog.EventReader;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Decides each command on a virtual thread of its own, through Axon's command bus, at most so many at a time. Several pipelines, in one process or more, may share a log. */
public final class AxonCommandPipeline implements CommandPipeline, AutoCloseable {

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);

    private final CommandBus bus;
    private final EventReader reader;
    private final ExternalReferences references;
    private final CommandSettings settings;
    private final StreamWarnings warnings;
    private final CommandMetrics metrics;
    private final Semaphore permits;
    private final ThreadFactory threads = Thread.ofVirtual().name("command-", 0).factory();
    private volatile boolean closed;

    /**
     * A pipeline over a log that somebody else opened and closes later.
     *
     * @param events
     *            the log as Axon's event store
     * @param reader
     *            the same log
     */
    public AxonCommandPipeline(EventStore events, EventReader reader, CommandSettings settings,
            MeterRegistry registry) {
        this.reader = reader;
        this.references = new ExternalReferences(reader);
        this.settings = settings;
        this.permits = new Semaphore(settings.maxInFlight());
        this.metrics = new CommandMetrics(registry, this::inFlight, settings.maxInFlight());
        this.warnings = new StreamWarnings(reader, settings.cachedIncidents());
        this.bus = IncidentCommandBus.over(events, reader, settings, warnings, new IncidentLocks());
    }

    private int inFlight() {
        return settings.maxInFlight() - permits.availablePermits();
    }

    @Override
    public CompletableFuture<CommandOutcome> send(IncidentCommand command, CommandContext context) {
        long start = System.nanoTime();
        if (!permits.tryAcquire()) {
            return refused(command, closed ? shuttingDown() : new EventLogException.Overloaded(settings.maxInFlight()),
                    start);
        }
        if (closed) { // asked with a permit in hand: closing waits for all of them
            permits.release();
            return refused(command, shuttingDown(), start);
        }
        CompletableFuture<CommandOutcome> future = new CompletableFuture<>();
        threads.newThread(() -> execute(command, context, future, start)).start();
        return future;
    }

    private static EventLogException shuttingDown() {
        return new EventLogException.Unavailable("the service is shutting down", null);
    }

    private CompletableFuture<CommandOutcome> refused(IncidentCommand command, EventLogException refusal, long start) {
        metrics.settled(command, null, refusal, System.nanoTime() - start);
        return CompletableFuture.failedFuture(refusal);
    }

    private void execute(IncidentCommand command, CommandContext context, CompletableFuture<CommandOutcome> future,
            long start) {
        CommandOutcome outcome = null;
        Throwable failure = null;
        try {
            outcome = new CommandExecution(bus, reader, warnings, references, command, context,
                    new Patience(settings.patience(), metrics)).run();
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            permits.release();
        }
        metrics.settled(command, outcome, failure, System.nanoTime() - start);
        complete(future, outcome, failure);
    }

    private static void complete(CompletableFuture<CommandOutcome> future, @Nullable CommandOutcome outcome,
            @Nullable Throwable failure) {
        if (failure != null) {
            future.completeExceptionally(failure);
        } else {
            future.complete(outcome);
        }
    }

    /** Refuses what comes from now on, and waits until what is in flight has its outcome, for 30 seconds at most. */
    @Override
    public void close() {
        closed = true;
        try {
            if (permits.tryAcquire(settings.maxInFlight(), LONGEST_DRAIN.toSeconds(), TimeUnit.SECONDS)) {
                permits.release(settings.maxInFlight());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
