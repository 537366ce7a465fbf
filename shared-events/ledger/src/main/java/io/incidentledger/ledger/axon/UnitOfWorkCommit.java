package io.incidentledger.ledger.axon;

import java.util.List;

import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.TimeOrderedId;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// The one commit of a unit of work: what it is called, and what became of it. Whoever sends a command makes it and
/// sends it along as metadata of the command message; the storage engine appends under its id and leaves the receipt in
/// it. Nothing of it becomes metadata of events. Belongs to the thread of the unit of work; a unit of work of its own
/// for each attempt.
public final class UnitOfWorkCommit {

    /// Metadata of a command message: a [UnitOfWorkCommit]; without one the commit gets a new id.
    public static final String KEY = "commit";

    private final String id;
    private final @Nullable Hash requestDigest;
    private final @Nullable CommitTurn turn;
    private @Nullable Receipt receipt;
    private List<EventMessage<?>> events = List.of();

    /// @param id of the commit
    /// @param requestDigest null: none is stored
    /// @param turn when it may be written; null: as soon as it is decided
    public UnitOfWorkCommit(String id, @Nullable Hash requestDigest, @Nullable CommitTurn turn) {
        this.id = id;
        this.requestDigest = requestDigest;
        this.turn = turn;
    }

    /// That of the command that a unit of work handles, or a new one with an id of its own.
    public static UnitOfWorkCommit of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(KEY, key -> sentWith(unitOfWork.root().getMessage()));
    }

    /// Outside of a unit of work: a new one, which nobody else sees.
    static UnitOfWorkCommit current() {
        return CurrentUnitOfWork.map(UnitOfWorkCommit::of).orElseGet(UnitOfWorkCommit::unnamed);
    }

    private static UnitOfWorkCommit sentWith(@Nullable Message<?> message) {
        return message != null && message.getMetaData().get(KEY) instanceof UnitOfWorkCommit commit
                ? commit
                : unnamed();
    }

    private static UnitOfWorkCommit unnamed() {
        return new UnitOfWorkCommit(TimeOrderedId.next().toString(), null, null);
    }

    String id() {
        return id;
    }

    @Nullable Hash requestDigest() {
        return requestDigest;
    }

    @Nullable CommitTurn turn() {
        return turn;
    }

    void appended(Receipt given, List<? extends EventMessage<?>> appended) {
        receipt = given;
        events = List.copyOf(appended);
    }

    /// What was appended; null: nothing so far.
    public @Nullable Receipt receipt() {
        return receipt;
    }

    /// The events that were appended, in the order of their positions.
    public List<EventMessage<?>> events() {
        return events;
    }
}
