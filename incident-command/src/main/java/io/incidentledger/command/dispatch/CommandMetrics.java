package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntSupplier;

import io.incidentledger.command.incident.EventTooLargeException;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentRule;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.command.incident.SequenceMismatchException;
import io.incidentledger.command.incident.UnknownActionItemException;
import io.incidentledger.command.incident.UnknownEntryException;
import io.incidentledger.ledger.EventLogException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/// Micrometer meters for commands, under `incident.ledger.commands`; in Prometheus
/// `incident_ledger_commands_seconds{command,outcome}`.
final class CommandMetrics {

    private static final Duration[] BOUNDS = {Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5),
        Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100),
        Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5)};

    private final MeterRegistry registry;
    private final ConcurrentMap<Series, Timer> timers = new ConcurrentHashMap<>();
    private final Counter overtaken;
    private final ConcurrentMap<String, Counter> exceeded = new ConcurrentHashMap<>();

    private record Series(Class<?> command, String outcome) {}

    CommandMetrics(MeterRegistry registry, IntSupplier inFlight, IntSupplier busiest, CommandSettings settings) {
        this.registry = registry;
        this.overtaken = Counter.builder("incident.ledger.commands.overtaken")
                .description("Commands that were retried because of a concurrent write to the same incident")
                .register(registry);
        Gauge.builder("incident.ledger.commands.in.flight", inFlight, IntSupplier::getAsInt)
                .description("Commands in flight").strongReference(true).register(registry);
        Gauge.builder("incident.ledger.commands.in.flight.capacity", settings::maxInFlight)
                .description("Maximum number of commands in flight; further ones are rejected").register(registry);
        Gauge.builder("incident.ledger.commands.in.flight.incident", busiest, IntSupplier::getAsInt)
                .description("Commands in flight of the incident that has most").strongReference(true)
                .register(registry);
        Gauge.builder("incident.ledger.commands.in.flight.incident.capacity", settings::maxInFlightPerIncident)
                .description("Maximum number of commands in flight of one incident; further ones are rejected")
                .register(registry);
    }

    void overtaken() {
        overtaken.increment();
    }

    void settled(IncidentCommand command, @Nullable CommandReceipt outcome, @Nullable Throwable failure, long nanos) {
        String name = outcome != null ? name(outcome) : name(failure);
        timers.computeIfAbsent(new Series(command.getClass(), name), this::timer).record(Duration.ofNanos(nanos));
        String limit = limit(failure);
        if (limit != null) {
            exceeded.computeIfAbsent(limit, this::counter).increment();
        }
    }

    private static @Nullable String limit(@Nullable Throwable failure) {
        return switch (failure) {
            case EventTooLargeException tooLarge -> "event-size";
            case RuleViolationException full when full.rule() == IncidentRule.INCIDENT_FULL -> "incident-size";
            case EventLogException.Overloaded busy when busy.streamId() != null -> "incident-commands";
            case EventLogException.Overloaded overloaded -> "commands";
            case null, default -> null;
        };
    }

    private Counter counter(String limit) {
        return Counter.builder("incident.ledger.commands.limit.exceeded").tag("limit", limit)
                .description("Commands that were rejected because they exceed a limit").register(registry);
    }

    private Timer timer(Series series) {
        return Timer.builder("incident.ledger.commands")
                .description("Time from the arrival of a command to its outcome")
                .tag("command", series.command().getSimpleName())
                .tag("outcome", series.outcome())
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private static String name(CommandReceipt outcome) {
        if (outcome.replayed()) {
            return "replayed";
        }
        return outcome.changed() ? "applied" : "unchanged";
    }

    private static String name(@Nullable Throwable failure) {
        return switch (failure) {
            case RuleViolationException refused -> "refused";
            case EventTooLargeException refused -> "refused";
            case IncidentExistsException refused -> "refused";
            case UnknownIncidentException unknown -> "unknown-incident";
            case UnknownActionItemException unknown -> "unknown-action-item";
            case UnknownEntryException unknown -> "unknown-timeline-entry";
            case SequenceMismatchException moved -> "sequence-mismatch";
            case IdempotencyKeyReusedException reused -> "key-reused";
            case EventLogException.Overloaded overloaded -> "overloaded";
            case NotReadyException starting -> "unavailable";
            case EventLogException.Unavailable unavailable -> "unavailable";
            case EventLogException.Damaged damaged -> "unavailable";
            case EventLogException.ClockUncertain doubt -> "clock-uncertain";
            case EventLogException.OutcomeUnknown unknown -> "outcome-unknown";
            case null, default -> "failed";
        };
    }
}
