package io.incidentledger.ledger.clock;

import java.time.Instant;
import java.time.InstantSource;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import org.jspecify.annotations.Nullable;

/// Source of the times at which commits are recorded. Thread-safe; never blocks.
public interface RecordingClock extends InstantSource {

    /// The present time, and whether a commit after the given head may be recorded now. A store asks for each commit.
    Reading read(Head head);

    /// What the clock showed.
    ///
    /// @param doubt why nothing may be recorded now; null when the clock is believed
    record Reading(Instant time, EventLogException.@Nullable ClockUncertain doubt) {}

    /// The source itself if it is such a clock; otherwise a clock that is believed whatever the source shows.
    static RecordingClock of(InstantSource source) {
        return source instanceof RecordingClock own ? own : trusting(source);
    }

    private static RecordingClock trusting(InstantSource source) {
        return new RecordingClock() {
            @Override
            public Instant instant() {
                return source.instant();
            }

            @Override
            public Reading read(Head head) {
                return new Reading(instant(), null);
            }
        };
    }
}
