package io.incidentledger.command.dispatch;

import java.util.concurrent.CompletableFuture;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.command.incident.SequenceMismatchException;
import io.incidentledger.command.incident.UnknownActionItemException;
import io.incidentledger.command.incident.UnknownEntryException;
import io.incidentledger.ledger.EventLogException;

/** Where commands go. */
public interface CommandDispatcher {

    /**
     * Decides a command and makes its events durable. Thread-safe; never blocks; the future completes on a virtual thread, which may block.
     *
     * <p>
     * It fails (unwrapped, also when it fails at once) with
     * <ul>
     * <li>{@link RuleViolationException}: a rule of the incident refuses it;
     * <li>{@link UnknownIncidentException}: there is no such incident; {@link UnknownActionItemException}, {@link UnknownEntryException}: it has no such action item or timeline entry;
     * <li>{@link IncidentExistsException}: it would declare an incident that there is already;
     * <li>{@link SequenceMismatchException}: the incident is not at the sequence that the caller expected;
     * <li>{@link NotReadyException}: a node that has just started does not know yet whether an external reference was declared before;
     * <li>{@link IdempotencyKeyReusedException}: another request had the same idempotency key before;
     * <li>an {@link EventLogException}: not a matter of the command, the kind says what to do. {@link EventLogException.Overloaded} also stands for too many commands in
     * flight, {@link EventLogException.Unavailable} for a stream that others wrote to faster than this one could be decided, and for a pipeline that is closing.
     * </ul>
     * Nothing was written in any of these cases, but for {@link EventLogException.OutcomeUnknown}. A command with an idempotency key that was applied before gets its first
     * outcome, whatever else would have been wrong; one that was refused or changed nothing is evaluated anew.
     */
    CompletableFuture<CommandOutcome> send(IncidentCommand command, CommandContext context);
}
