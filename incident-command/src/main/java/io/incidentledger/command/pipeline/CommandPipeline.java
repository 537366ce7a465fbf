package io.incidentledger.command.pipeline;

import java.util.concurrent.CompletableFuture;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.RuleViolation;
import io.incidentledger.command.incident.SequenceMismatch;
import io.incidentledger.command.incident.UnknownActionItem;
import io.incidentledger.command.incident.UnknownEntry;
import io.incidentledger.ledger.EventLogException;

/** Where commands go. */
public interface CommandPipeline {

    /**
     * Decides a command and makes its events durable. Thread-safe; never blocks; the future completes on a virtual thread, which may block.
     *
     * <p>
     * It fails (unwrapped, also when it fails at once) with
     * <ul>
     * <li>{@link RuleViolation}: a rule of the incident refuses it;
     * <li>{@link UnknownIncident}: there is no such incident; {@link UnknownActionItem}, {@link UnknownEntry}: it has no such action item or timeline entry;
     * <li>{@link IncidentExists}: it would declare an incident that there is already;
     * <li>{@link SequenceMismatch}: the incident is not at the sequence that the caller expected;
     * <li>{@link StillReading}: a node that has just started does not know yet whether an external reference was declared before;
     * <li>{@link KeyReused}: another request had the same idempotency key before;
     * <li>an {@link EventLogException}: not a matter of the command, the kind says what to do. {@link EventLogException.Overloaded} also stands for too many commands in
     * flight, {@link EventLogException.Unavailable} for a stream that others wrote to faster than this one could be decided, and for a pipeline that is closing.
     * </ul>
     * Nothing was written in any of these cases, but for {@link EventLogException.OutcomeUnknown}. A command with an idempotency key that was applied before gets its first
     * outcome, whatever else would have been wrong; one that was refused or changed nothing is evaluated anew.
     */
    CompletableFuture<CommandOutcome> send(IncidentCommand command, CommandContext context);
}
