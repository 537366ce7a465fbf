package io.incidentledger.command.dispatch;

import io.incidentledger.command.incident.EventTooLargeException;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.command.incident.MergeLockChangedException;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.command.incident.SequenceMismatchException;
import io.incidentledger.command.incident.UnknownActionItemException;
import io.incidentledger.command.incident.UnknownEntryException;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.axon.ExpiredDecisionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/// Classifies and translates the failures of units of work.
final class FailureTranslator {

    private FailureTranslator() {}

    /// Whether others wrote first, so that the command must be decided again.
    static boolean isOvertaken(Throwable failure, IncidentCommand command) {
        return switch (failure) {
            case StaleDecisionException stale -> true;
            case MergeLockChangedException mergeLockChangedException -> true;
            case ConcurrencyException conflict ->
                conflict.getCause() instanceof EventLogException.SequenceConflict;
            case AggregateStreamCreationException begun ->
                !(command instanceof DeclareIncident)
                        && begun.getCause() instanceof EventLogException.SequenceConflict;
            default -> false;
        };
    }

    /// Whether it is certain, without checking the log, that the failed unit of work has stored nothing.
    static boolean writeNothing(Throwable failure) {
        return switch (failure) {
            case RuleViolationException refused -> true;
            case EventTooLargeException refused -> true;
            case SequenceMismatchException refused -> true;
            case UnknownActionItemException refused -> true;
            case UnknownEntryException refused -> true;
            case AggregateNotFoundException unknown -> true;
            case StaleDecisionException stale -> true;
            case ExpiredDecisionException early -> true;
            case MergeLockChangedException mergeLockChangedException -> true;
            case ConcurrencyException conflict -> true;
            case AggregateStreamCreationException conflict -> true;
            case EventLogException.OutcomeUnknown unknown -> false;
            case EventLogException refused -> true;
            default -> false;
        };
    }

    /// Whether the incident to be created exists already.
    static boolean isTaken(Throwable failure) {
        return failure instanceof AggregateStreamCreationException begun
                && begun.getCause() instanceof EventLogException.SequenceConflict;
    }

    /// Returns the failure as [CommandDispatcher#send] specifies it.
    static RuntimeException translated(Throwable failure) {
        return switch (failure) {
            case AggregateNotFoundException unknown ->
                new UnknownIncidentException(unknown.getAggregateIdentifier().toString());
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
