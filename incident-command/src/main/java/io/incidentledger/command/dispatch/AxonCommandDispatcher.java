package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

import io.incidentledger.command.incident.AbsorbedEntryLookup;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.events.IncidentReference;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventLogException.Overloaded;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.axon.CommitTurn;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/// Dispatches each command to Axon's command bus on its own virtual thread, up to a maximum number at a time, and up to
/// a lower one for each incident. Several
/// dispatchers, in one process or more, may share a log.
public final class AxonCommandDispatcher implements CommandDispatcher, IncidentIdResolver, AutoCloseable {

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);

    private final CommandBus bus;
    private final EventReader reader;
    private final DeclarationIndex declared;
    private final AbsorbedEntryLookup absorbed;
    private final CommandSettings settings;
    private final StreamStateReader states;
    private final MergeWarningReader mergeWarningReader;
    private final CommandMetrics metrics;
    private final CommandLimiter places;
    private final IncidentLimiter incidents;
    private final ThreadFactory threads = Thread.ofVirtual().name("command-", 0).factory();

    /// Creates a dispatcher over a log that the caller opened and closes later.
    ///
    /// @param events the log as Axon's event store
    /// @param reader the same log
    /// @param declared the incidents that are declared in it; closed with the dispatcher
    public AxonCommandDispatcher(EventStore events, EventReader reader, DeclarationIndex declared,
            CommandSettings settings, MeterRegistry registry) {
        this.reader = reader;
        this.declared = declared;
        this.mergeWarningReader = new MergeWarningReader(reader, declared);
        this.absorbed = new AbsorbedEntryLookup(reader);
        this.settings = settings;
        this.places = new CommandLimiter(settings.maxInFlight());
        this.incidents = new IncidentLimiter(settings.maxInFlightPerIncident());
        this.metrics = new CommandMetrics(registry, places::taken, incidents::busiest, settings);
        IncidentCaches caches = new IncidentCaches(settings, registry);
        this.states = new StreamStateReader(reader, caches);
        this.bus = IncidentCommandBus.over(events, reader, settings, caches, states, new IncidentLocks());
    }

    @Override
    public CompletableFuture<CommandReceipt> send(IncidentCommand command, CommandContext context) {
        long start = System.nanoTime();
        if (!places.enter()) {
            return refused(command, refusal(), start);
        }
        String busy = incidents.enter(command);
        if (busy != null) {
            places.leave();
            return refused(command, Overloaded.ofStream(busy, settings.maxInFlightPerIncident()), start);
        }
        CompletableFuture<CommandReceipt> future = new CompletableFuture<>();
        threads.newThread(() -> execute(command, context, future, start)).start();
        return future;
    }

    @Override
    public CompletableFuture<String> incidentNamed(String name) {
        if (!IncidentReference.isNumber(name)) {
            return CompletableFuture.completedFuture(name);
        }
        if (!places.enter()) {
            return CompletableFuture.failedFuture(refusal());
        }
        CompletableFuture<String> future = new CompletableFuture<>();
        threads.newThread(() -> look(name, future)).start();
        return future;
    }

    private void look(String number, CompletableFuture<String> future) {
        String incidentId = null;
        Throwable failure = null;
        try {
            incidentId = declared.incidentWith(IncidentReference.number(number))
                    .orElseThrow(() -> new UnknownIncidentException(number));
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            places.leave();
        }
        complete(future, incidentId, failure);
    }

    private EventLogException refusal() {
        return places.isClosed() ? shuttingDown() : new Overloaded(settings.maxInFlight());
    }

    private static EventLogException shuttingDown() {
        return new EventLogException.Unavailable("the service is shutting down", null);
    }

    private CompletableFuture<CommandReceipt> refused(IncidentCommand command, EventLogException refusal, long start) {
        metrics.settled(command, null, refusal, System.nanoTime() - start);
        return CompletableFuture.failedFuture(refusal);
    }

    private void execute(IncidentCommand command, CommandContext context, CompletableFuture<CommandReceipt> future,
            long start) {
        CommandReceipt outcome = null;
        Throwable failure = null;
        try {
            outcome = new CommandExecution(bus, reader, states, mergeWarningReader, declared, absorbed, command,
                    context,
                    new ConcurrencyRetryPolicy(settings.patience(), metrics), this::awaitTurn).run();
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            incidents.leave(command);
            places.leave();
        }
        metrics.settled(command, outcome, failure, System.nanoTime() - start);
        complete(future, outcome, failure);
    }

    /// A command that waits until others are written gives up its permit meanwhile, so that it takes no permit away
    /// from them or from other commands; when its turn comes, it gets the next permit.
    private void awaitTurn(CommitTurn turn) {
        places.stepAside(turn::await);
        if (places.isClosed()) {
            throw shuttingDown();
        }
    }

    private static <T> void complete(CompletableFuture<T> future, @Nullable T outcome, @Nullable Throwable failure) {
        if (failure != null) {
            future.completeExceptionally(failure);
        } else {
            future.complete(outcome);
        }
    }

    /// Rejects new commands, and waits for the outcome of those in flight, for up to 30 seconds.
    @Override
    public void close() {
        try {
            places.close(LONGEST_DRAIN);
            declared.close();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
