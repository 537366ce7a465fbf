package io.incidentledger.ledger;

import java.util.function.LongConsumer;

/// Notifies listeners when the log grows.
public interface EventTail {

    /// Calls the listener with the head's position whenever this process or another one may have moved it, within
    /// milliseconds. Calls are hints: they may be repeated and may skip positions. Listeners must return quickly and
    /// read the events with [EventReader#read]. The first call follows soon after subscribing, with the current head.
    Subscription onAdvance(LongConsumer listener);

    /// Registration of a listener. Closing it ends the calls; a call in progress may still finish.
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
