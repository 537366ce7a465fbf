package io.incidentledger.projection.runner;

import java.util.Map;

import io.incidentledger.projection.PositionTracker;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.HealthIndicator;

/// What keeps the views up with the ledger, and how far they are. Thread-safe.
public interface ProjectionRunner {

    RunnerState state();

    /// The part of the rebuild that is done, 0 to 1.
    double rebuilt();

    /// Whether events reach the views as they come.
    boolean followingWell();

    /// How far each view is, by its name.
    Map<String, PositionTracker> progress();

    /// The position up to which every view that goes on reflects the ledger; with no such view the lowest of all.
    default long position() {
        return PositionTracker.ofThoseThatGoOn(progress().values());
    }

    /// Up once the views have caught up, as long as events reach them and none has stopped.
    default HealthIndicator readiness() {
        return new ViewsHealth(this);
    }

    /// How far the views are, and how far behind the end of the ledger.
    default MeterBinder metrics(HeadTracker head) {
        return new ViewMetrics(this, head);
    }
}
