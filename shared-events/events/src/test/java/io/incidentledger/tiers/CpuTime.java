package io.incidentledger.tiers;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// How long a thread computes, for tests of how work grows: whatever else runs on the machine adds nothing to it.
public final class CpuTime {

    private CpuTime() {}

    /// Of what the calling thread does in an action.
    public static Duration of(Runnable action) {
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        action.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - began);
    }
}
