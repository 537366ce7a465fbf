package io.incidentledger.command.dispatch;

import java.util.concurrent.CompletableFuture;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.command.incident.SequenceMismatchException;
import io.incidentledger.command.incident.UnknownActionItemException;
import io.incidentledger.command.incident.UnknownEntryException;
import io.incidentledger.ledger.EventLogException;

/// Where commands go.
public interface CommandDispatcher {

    /// Decides a command and makes its events durable. Thread-safe; never blocks; the future completes on a virtual
    /// thread, which may block.
    ///
    /// It fails (unwrapped, also when it fails at once) with
    /// - [RuleViolationException]: a rule of the incident refuses it;
    /// - [UnknownIncidentException]: there is no such incident; [UnknownActionItemException], [UnknownEntryException]:
    ///   it has no such action item or timeline entry;
    /// - [IncidentExistsException]: it would declare an incident that there is already;
    /// - [SequenceMismatchException]: the incident is not at the sequence that the caller expected;
    /// - [NotReadyException]: a node that has just started does not know yet whether an external reference was declared
    ///   before;
    /// - [IdempotencyKeyReusedException]: another request had the same idempotency key before;
    /// - an [EventLogException]: not a matter of the command, the kind says what to do. [EventLogException.Overloaded]
    ///   also stands for too many commands in flight, [EventLogException.Unavailable] for a stream that others wrote to
    ///   faster than this one could be decided, and for a pipeline that is closing.
    /// Nothing was written in any of these cases, but for [EventLogException.OutcomeUnknown]. A command with an
    /// idempotency key that was applied before gets its first outcome, whatever else would have been wrong; one that
    /// was refused or changed nothing is evaluated anew.
    CompletableFuture<CommandOutcome> send(IncidentCommand command, CommandContext context);
}
