package io.incidentledger.ledger.axon;

import java.util.List;

import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.TimeOrderedId;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * How a command message and its unit of work talk with the storage engine: the commit's id, request digest and turn come from the command's metadata, the receipt goes to the
 * resources of the root unit of work. None of it becomes metadata of events.
 */
public final class CommitMetaData {

    /** Metadata: the commit's id as a string; without it the commit gets a new id. */
    public static final String COMMIT_ID = "commitId";

    /** Metadata: a {@link Hash}. */
    public static final String REQUEST_DIGEST = "requestDigest";

    /** Metadata: a {@link CommitTurn}; without it the commit is written as soon as it is decided. */
    public static final String TURN = "commitTurn";

    private static final String EVENTS = CommitMetaData.class.getName() + ".events";
    private static final String RECEIPT = CommitMetaData.class.getName() + ".receipt";

    private CommitMetaData() {}

    /** What was appended in a unit of work; null: nothing so far. */
    public static @Nullable Receipt receipt(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getResource(RECEIPT);
    }

    /** The events that were appended in a unit of work, in the order of their positions. */
    public static List<EventMessage<?>> events(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrDefaultResource(EVENTS, List.of());
    }

    static void publish(Receipt receipt, List<? extends EventMessage<?>> events) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> {
            unitOfWork.root().resources().put(RECEIPT, receipt);
            unitOfWork.root().resources().put(EVENTS, List.copyOf(events));
        });
    }

    /** Whether the present unit of work, if there is one, has been appended. */
    static boolean isAppended() {
        return CurrentUnitOfWork.map(unitOfWork -> receipt(unitOfWork) != null).orElse(false);
    }

    static String commitId() {
        String given = (String) metaData().get(COMMIT_ID);
        return given != null ? given : TimeOrderedId.next().toString();
    }

    static @Nullable Hash requestDigest() {
        return (Hash) metaData().get(REQUEST_DIGEST);
    }

    static @Nullable CommitTurn turn() {
        return (CommitTurn) metaData().get(TURN);
    }

    private static MetaData metaData() {
        if (!CurrentUnitOfWork.isStarted()) {
            return MetaData.emptyInstance();
        }
        Message<?> message = CurrentUnitOfWork.get().root().getMessage();
        return message == null ? MetaData.emptyInstance() : message.getMetaData();
    }
}
