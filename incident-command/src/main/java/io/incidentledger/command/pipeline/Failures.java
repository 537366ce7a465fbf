package io.incidentledger.command.pipeline;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.command.incident.Overtaken;
import io.incidentledger.command.incident.RuleViolation;
import io.incidentledger.command.incident.SequenceMismatch;
import io.incidentledger.command.incident.UnknownActionItem;
import io.incidentledger.command.incident.UnknownEntry;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.axon.OutOfTurnException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** What a unit of work that failed means to its command. */
final class Failures {

    private Failures() {}

    /** Whether others were faster, so that the command is to be decided anew. */
    static boolean isOvertaken(Throwable failure, IncidentCommand command) {
        return switch (failure) {
            case StaleDecision stale -> true;
            case Overtaken overtaken -> true;
            case ConcurrencyException conflict ->
                conflict.getCause() instanceof EventLogException.SequenceConflict;
            case AggregateStreamCreationException begun ->
                !(command instanceof DeclareIncident)
                        && begun.getCause() instanceof EventLogException.SequenceConflict;
            default -> false;
        };
    }

    /** Whether it is certain, without looking, that the failed unit of work has stored nothing. */
    static boolean writeNothing(Throwable failure) {
        return switch (failure) {
            case RuleViolation refused -> true;
            case SequenceMismatch refused -> true;
            case UnknownActionItem refused -> true;
            case UnknownEntry refused -> true;
            case AggregateNotFoundException unknown -> true;
            case StaleDecision stale -> true;
            case OutOfTurnException early -> true;
            case Overtaken overtaken -> true;
            case ConcurrencyException conflict -> true;
            case AggregateStreamCreationException conflict -> true;
            case EventLogException.OutcomeUnknown unknown -> false;
            case EventLogException refused -> true;
            default -> false;
        };
    }

    /** Whether an incident that was to begin had begun before. */
    static boolean isTaken(Throwable failure) {
        return failure instanceof AggregateStreamCreationException begun
                && begun.getCause() instanceof EventLogException.SequenceConflict;
    }

    /** The failure in the words of {@link CommandPipeline#send}. */
    static RuntimeException translated(Throwable failure) {
        return switch (failure) {
            case AggregateNotFoundException unknown -> new UnknownIncident(unknown.getAggregateIdentifier().toString());
            case ConcurrencyException conflict when conflict.getCause() instanceof EventLogException known -> known;
            case AggregateStreamCreationException conflict when conflict
                    .getCause() instanceof EventLogException known ->
                known;
            case RuntimeException known -> known;
            case Error fatal -> throw fatal;
            default -> new IllegalStateException(failure);
        };
    }
}
