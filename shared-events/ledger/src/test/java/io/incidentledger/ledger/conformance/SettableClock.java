package io.incidentledger.ledger.conformance;

import java.time.Duration;
import java.time.Instant;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.clock.RecordingClock;

/// A clock that returns the time it was set to, and that can be put in doubt.
public final class SettableClock implements RecordingClock {

    private volatile Instant now;
    private volatile boolean inDoubt;

    public SettableClock(Instant now) {
        this.now = now;
    }

    public void set(Instant instant) {
        now = instant;
    }

    void setInDoubt(boolean doubted) {
        inDoubt = doubted;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Reading read(Head head) {
        return new Reading(now, inDoubt
                ? new EventLogException.ClockUncertain("the clock is in doubt", Duration.ofSeconds(30))
                : null);
    }
}
