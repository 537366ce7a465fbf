package io.incidentledger.ledger.axon;

import java.util.List;

import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.TimeOrderedIdGenerator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// The single commit of a unit of work: its id, and its result. The sender of a command creates it and attaches it to
/// the command message as metadata; the storage engine appends under its id and puts the receipt into it. It does not
/// become metadata of events. It must be used only by the thread of the unit of work, and each attempt needs a separate
/// unit of work.
public final class UnitOfWorkCommit {

    /// Metadata key of a command message for its [UnitOfWorkCommit]; without one, the commit gets a new id.
    public static final String KEY = "commit";

    private final String id;
    private final @Nullable Hash requestDigest;
    private final @Nullable CommitTurn turn;
    private @Nullable Receipt receipt;
    private List<EventMessage<?>> events = List.of();

    /// @param id id of the commit
    /// @param requestDigest digest to store with the commit; null when none is stored
    /// @param turn when the commit may be written; null when it may be written as soon as it is decided
    public UnitOfWorkCommit(String id, @Nullable Hash requestDigest, @Nullable CommitTurn turn) {
        this.id = id;
        this.requestDigest = requestDigest;
        this.turn = turn;
    }

    /// The commit of the command that a unit of work handles, or a new one with a new id.
    public static UnitOfWorkCommit of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(KEY, key -> sentWith(unitOfWork.root().getMessage()));
    }

    /// The commit of the current unit of work; outside of a unit of work, a new one that nobody else sees.
    static UnitOfWorkCommit current() {
        return CurrentUnitOfWork.map(UnitOfWorkCommit::of).orElseGet(UnitOfWorkCommit::unnamed);
    }

    private static UnitOfWorkCommit sentWith(@Nullable Message<?> message) {
        return message != null && message.getMetaData().get(KEY) instanceof UnitOfWorkCommit commit
                ? commit
                : unnamed();
    }

    private static UnitOfWorkCommit unnamed() {
        return new UnitOfWorkCommit(TimeOrderedIdGenerator.next().toString(), null, null);
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

    /// The receipt of the append; null when nothing has been appended so far.
    public @Nullable Receipt receipt() {
        return receipt;
    }

    /// The events that were appended, in the order of their positions.
    public List<EventMessage<?>> events() {
        return events;
    }
}
