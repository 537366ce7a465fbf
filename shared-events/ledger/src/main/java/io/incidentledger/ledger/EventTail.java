package io.incidentledger.ledger;

import java.util.function.LongConsumer;

/// Following the log's end.
public interface EventTail {

    /// Calls the listener with the head's position whenever it may have moved, by this process or another one, within
    /// milliseconds. Calls are hints: they may come twice, may skip positions, and must return quickly; events are
    /// fetched with [EventReader#read]. The first call comes soon after subscribing, with the present head.
    Subscription onAdvance(LongConsumer listener);

    /// Ends the calls; one that is under way may still finish.
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
