package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.incidentledger.command.imports.ImportCommandHandler;
import io.incidentledger.command.imports.ImportIncident;
import io.incidentledger.command.imports.MovedEntry;
import io.incidentledger.command.incident.AbsorbedEntryLookup;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.command.incident.IncidentCommand.ImportCommand;
import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.UnknownEntryException;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.warnings.ConsistencyChecker;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.events.warnings.IncidentWarningInput;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.TimeOrderedIdGenerator;
import io.incidentledger.ledger.axon.AlreadyAppendedException;
import io.incidentledger.ledger.axon.CommitTurn;
import io.incidentledger.ledger.axon.ExpiredDecisionException;
import io.incidentledger.projection.EventDecoder;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;

/// Executes one command until its outcome is certain. It retries the decision as long as others write to the incident
/// first. A commit in the log with the command's commit id takes precedence over every other outcome. Confined to one
/// thread, which it blocks.
final class CommandExecution {

    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());

    private final CommandBus bus;
    private final EventReader reader;
    private final StreamStateReader states;
    private final MergeWarningReader mergeWarningReader;
    private final DeclarationIndex declared;
    private final AbsorbedEntryLookup absorbed;
    private final IncidentCommand command;
    private final CommandContext context;
    private final String commitId;
    private final ConcurrencyRetryPolicy concurrencyRetryPolicy;
    private final Consumer<CommitTurn> waiting;
    /// The entries that the decision skipped because they were moved; null: this attempt wrote nothing, so they are
    /// determined from the stream.
    private @Nullable List<MovedEntry> skippedEntries;

    CommandExecution(CommandBus bus, EventReader reader, StreamStateReader states,
            MergeWarningReader mergeWarningReader,
            DeclarationIndex declared,
            AbsorbedEntryLookup absorbed, IncidentCommand command, CommandContext context,
            ConcurrencyRetryPolicy concurrencyRetryPolicy,
            Consumer<CommitTurn> waiting) {
        this.bus = bus;
        this.reader = reader;
        this.states = states;
        this.mergeWarningReader = mergeWarningReader;
        this.declared = declared;
        this.absorbed = absorbed;
        this.command = command;
        this.context = context;
        String keyed = context.keyedCommitId();
        this.commitId = keyed != null ? keyed : TimeOrderedIdGenerator.next().toString();
        this.concurrencyRetryPolicy = concurrencyRetryPolicy;
        this.waiting = waiting;
    }

    /// Fails as [CommandDispatcher#send] specifies.
    CommandReceipt run() {
        CommandReceipt earlier = isKeyed() ? stored() : null;
        return described(earlier != null ? earlier : decided());
    }

    private CommandReceipt decided() {
        if (command instanceof DeclareIncident declaration && declaration.externalRef() != null) {
            requireUnknown(declaration.externalRef());
        }
        return decideUntilCertain();
    }

    /// Adds the incident's state and its warnings. If its stream can't be read after something was written, the events
    /// remain written, but the response is not known: the outcome is then unknown, and the caller may repeat the request.
    private CommandReceipt described(CommandReceipt outcome) {
        if (!outcome.changed() && isImport()) {
            return outcome.with(entriesMoved(outcome));
        }
        long start = System.nanoTime();
        try {
            IncidentWarningInput state = states.at(outcome.streamId(), outcome.sequence(), outcome.position());
            List<ConsistencyWarning> found = new ArrayList<>(ConsistencyChecker.of(state, outcome.recordedAt()));
            found.addAll(entriesMoved(outcome));
            if (command instanceof MergeIncident merge) {
                found.addAll(mergeWarningReader.of(merge.into(), outcome.position(), outcome.recordedAt()));
            }
            return outcome.with(state.status(), state.severity(), found);
        } catch (EventLogException cannotRead) {
            throw outcome.changed()
                    ? new EventLogException.OutcomeUnknown(commitId, Duration.ofNanos(System.nanoTime() - start),
                            cannotRead)
                    : cannotRead;
        }
    }

    private void requireUnknown(ExternalRef ref) {
        String incidentId = declared.incident(ref);
        if (incidentId != null) {
            throw exists(incidentId);
        }
    }

    /// The sequence is read first, so that the position is not before it.
    private IncidentExistsException exists(String incidentId) {
        long sequence = reader.headSequence(incidentId).orElseThrow();
        Head head = reader.head();
        return new IncidentExistsException(
                described(new CommandReceipt(incidentId, head.position(), sequence, head.recordedAt(),
                        false, false, false)),
                new MergeSurvivorLookup(reader).of(incidentId));
    }

    private CommandReceipt decideUntilCertain() {
        while (true) {
            CommandResultMessage<?> result = decide();
            if (!result.isExceptional()) {
                return settled((DecisionBasis) result.getPayload());
            }
            Throwable failure = result.exceptionResult();
            CommandReceipt earlier = storedDespite(failure);
            if (earlier != null) {
                return earlier;
            }
            CommitTurn turn = context.turn();
            if (turn != null && failure instanceof ExpiredDecisionException) {
                waiting.accept(turn);
            } else if (FailureTranslator.isOvertaken(failure, command)) {
                concurrencyRetryPolicy.pause(command.incidentId());
            } else if (failure instanceof UnknownEntryException unknown) {
                throw absorbed.refusal(unknown);
            } else {
                throw FailureTranslator.isTaken(failure)
                        ? exists(command.incidentId())
                        : FailureTranslator.translated(failure);
            }
        }
    }

    private CommandResultMessage<?> decide() {
        Answer answer = new Answer();
        bus.dispatch(new GenericCommandMessage<>(command, IncidentCommandBus.metaData(context, commitId)), answer);
        return answer.result();
    }

    private CommandReceipt settled(DecisionBasis decisionBasis) {
        Receipt receipt = decisionBasis.receipt();
        if (receipt != null) {
            skippedEntries = decisionBasis.skippedEntries();
            return outcome(receipt, false);
        }
        CommandReceipt earlier = isKeyed() ? stored() : null;
        if (earlier != null) {
            return earlier;
        }
        skippedEntries = decisionBasis.skippedEntries();
        return decisionBasis.unchanged(command.incidentId());
    }

    private List<ConsistencyWarning> entriesMoved(CommandReceipt outcome) {
        List<MovedEntry> entries = skippedEntries != null ? skippedEntries : passedOverBefore(outcome);
        Map<String, String> names = new HashMap<>();
        return entries.stream().map(moved -> new ConsistencyWarning("entry-moved",
                moved.gone()
                        ? ("The import no longer contains the entry %s, which was moved to %s and remains there; "
                                + "retract it there if it is wrong.")
                                .formatted(moved.entryId(), names.computeIfAbsent(moved.to(), declared::nameOf))
                        : ("The import changes the entry %s, which was moved to %s and remains unchanged; amend it "
                                + "there.")
                                .formatted(moved.entryId(),
                                        names.computeIfAbsent(moved.to(), declared::nameOf)),
                List.of())).toList();
    }

    /// Determines the same from the stream before the commit, when an earlier attempt has written the commit.
    private List<MovedEntry> passedOverBefore(CommandReceipt outcome) {
        if (!(command instanceof ImportIncident line) || outcome.created()) {
            return List.of();
        }
        List<StoredEvent> before = reader.readStream(outcome.streamId(), 0, outcome.position()).stream()
                .takeWhile(event -> !event.commitId().equals(commitId)).toList();
        return ImportCommandHandler.skippedEntries(DECODER.decodeAll(before), line);
    }

    private @Nullable CommandReceipt storedDespite(Throwable failure) {
        if (failure instanceof AlreadyAppendedException already) {
            return replay(already.receipt());
        }
        if (!isKeyed() && FailureTranslator.writeNothing(failure)) {
            return null;
        }
        try {
            return stored();
        } catch (EventLogException cannotTell) {
            throw failure instanceof EventLogException first ? first : cannotTell;
        }
    }

    private @Nullable CommandReceipt stored() {
        return reader.findCommit(commitId).map(this::replay).orElse(null);
    }

    private CommandReceipt replay(Receipt receipt) {
        String key = context.idempotencyKey();
        if (key == null) {
            return outcome(receipt, false);
        }
        Hash digest = context.requestDigest();
        Hash first = receipt.requestDigest();
        if (digest != null && first != null && !digest.equals(first)) {
            throw new IdempotencyKeyReusedException(key);
        }
        return outcome(receipt, true);
    }

    private CommandReceipt outcome(Receipt receipt, boolean replayed) {
        StreamSlice slice = receipt.streams().stream()
                .filter(candidate -> candidate.stream().id().equals(command.incidentId()))
                .findFirst().orElseGet(() -> receipt.streams().getFirst());
        return new CommandReceipt(slice.stream().id(), receipt.lastPosition(), slice.lastSequence(),
                receipt.recordedAt(), slice.firstSequence() == 0, true, replayed);
    }

    /// Imports that change nothing get no warnings of the incident: they report nothing new, and there may be many of
    /// them.
    private boolean isImport() {
        return command instanceof ImportCommand;
    }

    private boolean isKeyed() {
        return context.idempotencyKey() != null;
    }

    /// Receives the result of a bus that responds before its dispatch returns.
    private static final class Answer implements CommandCallback<Object, Object> {

        private @Nullable CommandResultMessage<?> result;

        @Override
        public void onResult(CommandMessage<?> message, CommandResultMessage<?> commandResult) {
            result = commandResult;
        }

        CommandResultMessage<?> result() {
            CommandResultMessage<?> given = result;
            if (given == null) {
                throw new IllegalStateException("the command bus has not answered");
            }
            return given;
        }
    }
}
