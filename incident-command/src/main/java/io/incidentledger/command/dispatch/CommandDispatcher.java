package io.incidentledger.command.dispatch;

import java.util.concurrent.CompletableFuture;

import io.incidentledger.command.incident.EventTooLargeException;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.command.incident.SequenceMismatchException;
import io.incidentledger.command.incident.UnknownActionItemException;
import io.incidentledger.command.incident.UnknownEntryException;
import io.incidentledger.ledger.EventLogException;

/// Accepts commands and executes them asynchronously.
public interface CommandDispatcher {

    /// Decides a command and makes its events durable. Thread-safe; never blocks; the future completes on a virtual
    /// thread, which may block.
    ///
    /// The future fails, always with an unwrapped exception and possibly at once, with
    /// - [RuleViolationException]: a rule of the incident rejects the command;
    /// - [EventTooLargeException]: an event of the command is too large;
    /// - [UnknownIncidentException]: the incident does not exist; [UnknownActionItemException],
    ///   [UnknownEntryException]: it has no such action item or timeline entry;
    /// - [IncidentExistsException]: the command would declare an incident that exists already;
    /// - [SequenceMismatchException]: the incident is not at the sequence that the caller expected;
    /// - [NotReadyException]: a node that has just started does not know yet whether an external reference was declared
    ///   before;
    /// - [IdempotencyKeyReusedException]: another request used the same idempotency key before;
    /// - an [EventLogException]: the log failed, regardless of the command; its type says how to react.
    ///   [EventLogException.Overloaded] also means that too many commands are in flight,
    ///   [EventLogException.Unavailable] also means that others wrote to the stream faster than this command could be
    ///   decided, or that the dispatcher is closing.
    ///
    /// Nothing was written in any of these cases; only with [EventLogException.OutcomeUnknown] something may have been.
    /// A command with an idempotency key that was applied before gets its first outcome, whatever else would have been
    /// wrong; a command that was rejected or changed nothing is evaluated again.
    CompletableFuture<CommandReceipt> send(IncidentCommand command, CommandContext context);
}
