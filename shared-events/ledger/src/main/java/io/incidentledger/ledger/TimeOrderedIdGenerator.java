package io.incidentledger.ledger;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Generates UUIDs of version 7 (RFC 9562), which are adjacent in an index when they are created one after the other.
/// Within a process, every id is greater than all ids before it, even when the clock is set back: the 12 bits after the
/// milliseconds are a counter, which overflows into the milliseconds. Thread-safe and lock-free.
public final class TimeOrderedIdGenerator {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1 << COUNTER_BITS) - 1;
    private static final AtomicLong LAST_TICK = new AtomicLong();
    /// Prevents duplicate ids from processes whose pseudo-random generators happen to agree.
    private static final long PROCESS = new SecureRandom().nextLong();

    private TimeOrderedIdGenerator() {}

    /// Generates a new id.
    public static UUID next() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long tick = LAST_TICK.updateAndGet(last -> Math.max(last + 1, now));
        long high = (tick >>> COUNTER_BITS << 16) | 0x7000L | (tick & COUNTER_MASK);
        long random = ThreadLocalRandom.current().nextLong() ^ PROCESS;
        return new UUID(high, (random & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
