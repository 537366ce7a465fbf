package io.incidentledger.ledger;

import java.time.Instant;

/// Converts between [Instant] and the log's timestamps: whole microseconds since 1970-01-01T00:00:00Z, as a signed
/// 64-bit number. Finer precision is truncated towards the past.
public final class EpochMicros {

    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private EpochMicros() {}

    /// @throws ArithmeticException if the instant is more than about 292,000 years away from 1970
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS);
    }

    /// Like [#of], but instants out of range become `Long.MIN_VALUE` or `Long.MAX_VALUE`.
    public static long clamped(Instant instant) {
        long second = instant.getEpochSecond();
        long limit = Long.MAX_VALUE / PER_SECOND - 1;
        if (Math.abs(second) > limit) {
            return second < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return of(instant);
    }

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
    }

    /// Truncates an instant to the log's precision of one microsecond.
    public static Instant truncate(Instant instant) {
        return toInstant(of(instant));
    }
}
