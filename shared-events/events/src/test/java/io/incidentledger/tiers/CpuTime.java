package io.incidentledger.tiers;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Measures CPU time, for tests of how work grows: other load on the machine does not affect it.
public final class CpuTime {

    private CpuTime() {}

    /// Returns the CPU time that the calling thread spends on an action.
    public static Duration of(Runnable action) {
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        action.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - began);
    }
}
