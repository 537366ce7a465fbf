package io.incidentledger.ledger.conformance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.ledger.EventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// All rules that a log must satisfy. A subclass defines how to open a log.
@Timeout(60)
public abstract class EventLogConformance
        implements
            AppendingRules,
            IdempotencyRules,
            ReadingRules,
            TailRules,
            ConcurrencyRules {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-03T10:00:00Z"));
    private final List<EventLog> opened = new ArrayList<>();

    /// Opens the log under test; the first call within a test opens a new, empty one.
    protected abstract EventLog open(InstantSource clock);

    /// Whether calling [#open] again opens the same log a second time.
    protected abstract boolean canBeOpenedTwice();

    @BeforeEach
    void openLog() {
        opened.add(open(clock));
    }

    @AfterEach
    protected void closeLogs() {
        opened.reversed().forEach(EventLog::close);
    }

    @Override
    public EventLog log() {
        return opened.getFirst();
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public Duration soon() {
        return Duration.ofSeconds(10);
    }

    @Override
    public EventLog openedTwice() {
        Assumptions.assumeTrue(canBeOpenedTwice(), "this log lives in one process");
        EventLog again = open(clock);
        opened.add(again);
        return again;
    }
}
