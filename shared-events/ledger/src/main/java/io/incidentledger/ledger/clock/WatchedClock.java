package io.incidentledger.ledger.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The wall clock, compared with the time that has passed and with what the ledger has recorded.
///
/// A wall clock that steps against the monotonic clock, in either direction, is in doubt until it has run steadily for
/// a while, or, where another clock can be asked, until that one agrees. A wall clock that is far behind the head of the
/// ledger is in doubt as long as it is. Nobody reads it while the service is idle, so [#tick] must be called about once
/// a second. Thread-safe.
public final class WatchedClock implements RecordingClock {

    /// The option that makes the clock believed in spite of its difference to the ledger.
    public static final String OPTION = "--accept-clock-difference";

    private static final Logger LOG = LoggerFactory.getLogger(WatchedClock.class);

    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final ClockLimits limits;
    private final @Nullable Supplier<Instant> reference;
    /// A time that the wall clock showed, and what the monotonic clock showed then.
    private Instant knownTime;
    private long knownNanos;
    /// The latest time that the clock had while it was believed, or that the ledger has seen of it.
    private @Nullable Instant latestBelieved;
    private @Nullable Jump jump;
    private boolean leveling;

    /// A jump after which the clock is not believed yet.
    ///
    /// @param expected what the clock should have shown instead of `shown`
    private record Jump(Instant expected, Instant shown, long nanos) {}

    /// @param nanoTime a clock that nobody sets, as [System#nanoTime()]
    /// @param reference asks another clock after a jump; it may block, and may fail when nobody answers. Null: there is
    ///     none
    public WatchedClock(InstantSource wall, LongSupplier nanoTime, ClockLimits limits,
            @Nullable Supplier<Instant> reference) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.limits = limits;
        this.reference = reference;
        this.knownTime = wall.instant();
        this.knownNanos = nanoTime.getAsLong();
    }

    /// Checks the clock when a program starts that will write to a ledger.
    ///
    /// @param built when the program was built, if that is known; the clock can't be before
    /// @throws EventLogException.ClockUncertain when the clock is before that, or too far ahead of the ledger
    public synchronized void requirePlausible(Optional<Instant> built, EventReader ledger) {
        Instant now = instant();
        Head head = ledger.head();
        Instant newest = newest(head, ledger);
        String why = null;
        if (built.isPresent() && now.isBefore(built.get())) {
            why = "the clock says " + seconds(now) + ", which is before this program was built at "
                    + seconds(built.get());
        } else if (head.position() > 0 && now.isAfter(newest.plus(limits.maxAhead()))) {
            why = "the clock says " + seconds(now) + ", which is more than " + text(limits.maxAhead())
                    + " after the ledger's last event at " + seconds(newest);
        }
        if (why == null) {
            latestBelieved = newest.isAfter(now) ? newest : now;
            return;
        }
        if (!limits.differenceAccepted()) {
            throw new EventLogException.ClockUncertain(why + "; set the clock, or give " + OPTION
                    + " if it is right", limits.steadyFor());
        }
        LOG.warn("Recording from position {} on because of {}, although {}", head.position() + 1, OPTION, why);
        latestBelieved = now;
    }

    /// The latest time that the end of the ledger tells: of its recording or, after an import of the past, of the clock
    /// that stamped the event then.
    private static Instant newest(Head head, EventReader ledger) {
        return ledger.read(head.position() - 1, 1).stream().map(StoredEvent::timestamp)
                .filter(stamp -> stamp.isAfter(head.recordedAt())).findFirst().orElse(head.recordedAt());
    }

    @Override
    public Instant instant() {
        return wall.instant();
    }

    @Override
    public synchronized Reading read(Head head) {
        Instant now = look();
        EventLogException.ClockUncertain doubt = jump != null ? jumped(jump) : behind(now, head);
        return new Reading(now, doubt);
    }

    /// Whether the clock has jumped and is not believed yet.
    public synchronized boolean isInDoubt() {
        return jump != null;
    }

    /// Reads the clock, so that no jump goes unnoticed, and after a jump asks the other clock if there is one.
    public void tick() {
        synchronized (this) {
            look();
            if (jump == null || reference == null) {
                return;
            }
        }
        agree(reference.get());
    }

    private synchronized void agree(Instant other) {
        Instant now = look();
        if (jump != null && Duration.between(other, now).abs().compareTo(limits.maxJump()) <= 0) {
            believe(now, "another clock agrees: it says " + seconds(other));
        }
    }

    /// The present time, after noticing whether the clock has jumped, or has run steadily for long enough after a jump.
    private Instant look() {
        Instant now = wall.instant();
        long nanos = nanoTime.getAsLong();
        Instant expected = knownTime.plusNanos(nanos - knownNanos);
        if (Duration.between(expected, now).abs().compareTo(limits.maxJump()) > 0) {
            LOG.warn("The clock jumped from {} to {}; nothing is recorded until it can be believed", seconds(expected),
                    seconds(now));
            jump = new Jump(expected, now, nanos);
            know(now, nanos);
            return now;
        }
        if (jump == null && nanos - knownNanos >= limits.steadyFor().toNanos()) {
            know(now, nanos); // slow corrections of the clock do not add up
            latestBelieved = now;
        } else if (jump != null && reference == null && nanos - jump.nanos() >= limits.steadyFor().toNanos()
                && !isFarAhead(now)) {
            believe(now, "it has run steadily for " + text(limits.steadyFor()));
        }
        return now;
    }

    private void know(Instant now, long nanos) {
        knownTime = now;
        knownNanos = nanos;
    }

    private boolean isFarAhead(Instant now) {
        return latestBelieved != null && !limits.differenceAccepted()
                && now.isAfter(latestBelieved.plus(limits.maxAhead()));
    }

    private void believe(Instant now, String why) {
        LOG.warn("The clock is believed again at {}: {}", seconds(now), why);
        jump = null;
        latestBelieved = now;
        know(now, nanoTime.getAsLong());
    }

    private EventLogException.ClockUncertain jumped(Jump seen) {
        String what = "the clock jumped from " + seconds(seen.expected()) + " to " + seconds(seen.shown());
        if (reference != null) {
            return new EventLogException.ClockUncertain(what + " and is believed when the database's clock agrees",
                    limits.steadyFor());
        }
        if (isFarAhead(seen.shown())) {
            return new EventLogException.ClockUncertain(what + ", which is too far; set the clock, or start again with "
                    + OPTION + " if it is right", limits.steadyFor());
        }
        Duration waited = Duration.ofNanos(nanoTime.getAsLong() - seen.nanos());
        Duration left = limits.steadyFor().minus(waited);
        return new EventLogException.ClockUncertain(
                what + " and is believed once it has run steadily for " + text(limits.steadyFor()), left);
    }

    private EventLogException.@Nullable ClockUncertain behind(Instant now, Head head) {
        boolean farBehind = now.isBefore(head.recordedAt().minus(limits.maxBehind()));
        if (farBehind && !limits.differenceAccepted()) {
            return new EventLogException.ClockUncertain("the clock says " + seconds(now)
                    + ", but the ledger's last event was recorded at " + seconds(head.recordedAt())
                    + "; set the clock, or start again with " + OPTION + " if it is right", limits.steadyFor());
        }
        if (farBehind && !leveling) {
            LOG.warn("Recording at {} from position {} on because of {}, although the clock says {}",
                    seconds(head.recordedAt()), head.position() + 1, OPTION, seconds(now));
        } else if (!farBehind && leveling) {
            LOG.warn("The clock has caught up with the ledger at {}, before position {}", seconds(now),
                    head.position() + 1);
        }
        leveling = farBehind;
        return null;
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String text(Duration duration) {
        return duration.toDays() > 0
                ? duration.toDays() + " days"
                : String.format(Locale.ROOT, "%s s", duration.toSeconds());
    }
}
