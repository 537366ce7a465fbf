package io.incidentledger.projection.runner;

import java.util.Map;

import io.incidentledger.projection.PositionTracker;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Keeps the views up to date with the ledger and reports their progress. Thread-safe.
public interface ProjectionRunner {

    RunnerState state();

    /// The fraction of the rebuild that is done, from 0 to 1.
    double rebuilt();

    /// Whether new events reach the views.
    boolean followingWell();

    /// The progress of each view, by name.
    Map<String, PositionTracker> progress();

    /// The position up to which every view that has not stopped reflects the ledger; if all have stopped, the lowest of
    /// all.
    default long position() {
        return PositionTracker.ofThoseThatGoOn(progress().values());
    }

    /// Health that is up once the views have caught up, as long as events reach them and none has stopped.
    default HealthIndicator readiness() {
        return new ViewsHealthIndicator(this);
    }

    /// Metrics of the position of each view and its lag behind the end of the ledger.
    default MeterBinder metrics(HeadTracker head) {
        return new ViewMetrics(this, head);
    }
}
