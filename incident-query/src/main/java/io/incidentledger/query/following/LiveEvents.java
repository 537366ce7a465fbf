package io.incidentledger.query.following;

import java.util.List;

import io.incidentledger.eventlog.StoredEvent;

/// Hears of events as they happen, and of none that a rebuild reads: for figures of life rather than of history. After a crash events may have been missed.
@FunctionalInterface
public interface LiveEvents {

    /// Called after the views have taken the events, on the thread that feeds them: returns quickly and throws nothing.
    ///
    /// @param events
    ///            in order, at least one
    void happened(List<StoredEvent> events);
}
