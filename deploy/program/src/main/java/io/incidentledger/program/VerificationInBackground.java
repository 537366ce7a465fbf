package io.incidentledger.program;

import java.util.function.Supplier;

import io.incidentledger.ledger.FreshReader;
import io.incidentledger.ledger.verification.ContinuousVerifier;
import io.incidentledger.ledger.verification.ContinuousVerifier.Completed;
import io.incidentledger.ledger.verification.LedgerDamage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Runs the continuous verification as long as the program serves, with gauges under `incident.ledger`. It begins after
/// everything else, so that it does not slow the start down, and ends first.
final class VerificationInBackground implements SmartLifecycle {
    private static final double MILLIS = 1_000.0;

    private final @Nullable ContinuousVerifier verifier;
    private volatile boolean running;

    /// @param share the largest share of a core; 0: there is none
    VerificationInBackground(double share, Supplier<FreshReader> readers, LedgerDamage damage,
            MeterRegistry registry) {
        if (!(share >= 0 && share <= 1)) {
            throw CannotRunException.wrongUsage(
                    "INCIDENTLEDGER_VERIFICATION_SHARE (incident-ledger.verification.share) must be between 0 and 1, "
                            + "such as 0.05");
        }
        this.verifier = share == 0 ? null : new ContinuousVerifier(readers, share, damage::found);
        if (verifier != null) {
            meter(verifier, damage, registry);
        }
    }

    private static void meter(ContinuousVerifier verifier, LedgerDamage damage, MeterRegistry registry) {
        Gauge.builder("incident.ledger.verification.position", verifier, ContinuousVerifier::position)
                .description("Position up to which the present pass has verified the ledger").register(registry);
        Gauge.builder("incident.ledger.verified.position", verifier, VerificationInBackground::position)
                .description("Position up to which the last complete pass verified the ledger").register(registry);
        Gauge.builder("incident.ledger.verified.time", verifier, VerificationInBackground::time).baseUnit("seconds")
                .description("Time at which the last complete pass ended, since 1970").register(registry);
        Gauge.builder("incident.ledger.damaged.position", damage, VerificationInBackground::position)
                .description("First position that is damaged; 0: no damage was found").register(registry);
    }

    private static double position(ContinuousVerifier verifier) {
        Completed last = verifier.completed();
        return last == null ? Double.NaN : last.position();
    }

    private static double time(ContinuousVerifier verifier) {
        Completed last = verifier.completed();
        return last == null ? Double.NaN : last.at().toEpochMilli() / MILLIS;
    }

    private static double position(LedgerDamage damage) {
        var first = damage.first();
        return first == null ? 0 : first.position();
    }

    @Override
    public void start() {
        if (verifier != null) {
            verifier.start();
        }
        running = true;
    }

    @Override
    public void stop() {
        if (verifier != null) {
            verifier.close();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
