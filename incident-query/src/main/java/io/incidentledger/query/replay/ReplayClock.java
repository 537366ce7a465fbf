package io.incidentledger.query.replay;

import java.time.Instant;
import java.util.Comparator;

import io.incidentledger.events.WireNamed;

/// Which of an event's two times determines its place in a replay.
enum ReplayClock implements WireNamed {
    /// The order in which the events were recorded.
    RECORDED("recorded"),
    /// The order of occurrence: by the time at which the events occurred, then by position.
    OCCURRED("occurred");

    private final String wireName;

    ReplayClock(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    Instant of(ReplayEvent replayEvent) {
        return switch (this) {
            case RECORDED -> replayEvent.recordedAt();
            case OCCURRED -> replayEvent.occurredAt();
        };
    }

    Comparator<ReplayEvent> order() {
        return switch (this) {
            case RECORDED -> Comparator.comparingLong(ReplayEvent::position);
            case OCCURRED -> Comparator.comparing(ReplayEvent::occurredAt).thenComparingLong(ReplayEvent::position);
        };
    }
}
