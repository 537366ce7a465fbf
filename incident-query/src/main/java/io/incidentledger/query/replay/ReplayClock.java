package io.incidentledger.query.replay;

import java.time.Instant;
import java.util.Comparator;

import io.incidentledger.events.WireNamed;

/// Which of its two times puts an event into its place.
enum ReplayClock implements WireNamed {
    /// What was learned, in the order in which it was.
    RECORDED("recorded"),
    /// What happened, by its time in the world and then by position.
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
