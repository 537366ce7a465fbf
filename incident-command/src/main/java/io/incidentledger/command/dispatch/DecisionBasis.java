package io.incidentledger.command.dispatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.imports.MovedEntry;
import io.incidentledger.command.incident.Incident;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentSizeLimits;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.axon.UnitOfWorkCommit;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/// The context of the decision that one unit of work makes: which incidents it is based on, at which sequences of their
/// streams, and what it resulted in. Confined to the thread of that unit of work.
final class DecisionBasis {

    private static final String RESOURCE = DecisionBasis.class.getName();

    /// The sequence of a stream without events.
    private static final long NO_EVENT = -1;

    private final UnitOfWork<?> unitOfWork;
    private final Map<Aggregate<Incident>, Long> sequences = new LinkedHashMap<>();
    private List<MovedEntry> skippedEntries = List.of();
    private @Nullable Head head;

    private DecisionBasis(UnitOfWork<?> unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    static DecisionBasis begin(UnitOfWork<?> unitOfWork) {
        DecisionBasis decisionBasis = new DecisionBasis(unitOfWork);
        unitOfWork.resources().put(RESOURCE, decisionBasis);
        return decisionBasis;
    }

    /// Records that the current unit of work bases its decision on the current state of an incident.
    static void basedOn(Aggregate<Incident> incident) {
        current().sequences.put(incident, sequence(incident));
    }

    /// Records that the current unit of work creates an incident, which it takes for new.
    static void initialState(Aggregate<Incident> incident) {
        current().sequences.put(incident, NO_EVENT);
    }

    private static DecisionBasis current() {
        return CurrentUnitOfWork.get().root().getResource(RESOURCE);
    }

    private static long sequence(Aggregate<?> incident) {
        Long version = incident.version();
        return version != null ? version : NO_EVENT;
    }

    /// @param handled what the command's handler returned
    void skippedEntries(@Nullable Object handled) {
        if (handled instanceof List<?> list) {
            skippedEntries = list.stream().filter(MovedEntry.class::isInstance).map(MovedEntry.class::cast).toList();
        }
    }

    /// The entries whose imported changes were not applied because the entries belong to other incidents by now.
    List<MovedEntry> skippedEntries() {
        return skippedEntries;
    }

    boolean changesNothing() {
        return sequences.entrySet().stream().allMatch(basis -> sequence(basis.getKey()) == basis.getValue());
    }

    /// Checks the sizes of what the command has applied.
    void requireWithin(IncidentSizeLimits limits, IncidentCommand command) {
        sequences.forEach((incident, sequence) -> incident
                .execute(root -> root.requireWithin(limits, sequence, command)));
    }

    /// Confirms a rejection by comparing the incidents with their streams: a rejection never reaches the log, which
    /// would detect a stale decision.
    ///
    /// @throws StaleDecisionException when another process has written to one of them
    void confirmRefusal(EventReader reader) {
        requireFresh(reader);
    }

    /// Confirms a decision that there is nothing to do, and keeps the head of the ledger as its position.
    ///
    /// @throws StaleDecisionException when another process has written to one of the incidents
    void confirmNothingToDo(EventReader reader) {
        head = reader.head();
        requireFresh(reader);
    }

    private void requireFresh(EventReader reader) {
        sequences.forEach((incident, sequence) -> {
            if (reader.headSequence(incident.identifierAsString()).orElse(NO_EVENT) != sequence) {
                throw new StaleDecisionException(incident.identifierAsString());
            }
        });
    }

    /// Null: nothing was written.
    @Nullable Receipt receipt() {
        return UnitOfWorkCommit.of(unitOfWork).receipt();
    }

    /// Returns the outcome of a command that wrote nothing, after [#confirmNothingToDo].
    CommandReceipt unchanged(String incidentId) {
        Head decidedAt = head;
        if (decidedAt == null) {
            throw new IllegalStateException("the freshness of the decision was not checked");
        }
        long sequence = sequences.entrySet().stream()
                .filter(basis -> incidentId.equals(basis.getKey().identifierAsString()))
                .mapToLong(Map.Entry::getValue)
                .findFirst().orElse(NO_EVENT);
        return new CommandReceipt(incidentId, decidedAt.position(), sequence, decidedAt.recordedAt(), false, false,
                false);
    }
}
