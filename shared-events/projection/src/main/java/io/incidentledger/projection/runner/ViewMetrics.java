package io.incidentledger.projection.runner;

import io.incidentledger.projection.PositionTracker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/// Metrics of the position of each view, its lag, and whether it has stopped. In a cluster all nodes report the same
/// values: aggregate by maximum.
final class ViewMetrics implements MeterBinder {

    private final ProjectionRunner projectionRunner;
    private final HeadTracker head;

    ViewMetrics(ProjectionRunner projectionRunner, HeadTracker head) {
        this.projectionRunner = projectionRunner;
        this.head = head;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("incident.ledger.position", head, HeadTracker::position)
                .description("Position of the ledger's last event").register(registry);
        Gauge.builder("incident.ledger.views.rebuilt", projectionRunner, ProjectionRunner::rebuilt)
                .description("Progress of the rebuild at start, from 0 to 1").register(registry);
        projectionRunner.progress().forEach((view, positionTracker) -> bind(registry, view, positionTracker));
    }

    private void bind(MeterRegistry registry, String view, PositionTracker positionTracker) {
        Gauge.builder("incident.ledger.view.position", positionTracker, PositionTracker::position).tag("view", view)
                .description("Position up to which a view reflects the ledger").register(registry);
        Gauge.builder("incident.ledger.view.lag.events", positionTracker,
                each -> Math.max(0, head.position() - each.position()))
                .tag("view", view).description("Number of events that a view does not reflect yet")
                .register(registry);
        Gauge.builder("incident.ledger.view.stopped", positionTracker, each -> each.failure() == null ? 0 : 1)
                .tag("view", view)
                .description("1 if the view has stopped at an event that it can't process, otherwise 0; alert on 1")
                .register(registry);
    }
}
