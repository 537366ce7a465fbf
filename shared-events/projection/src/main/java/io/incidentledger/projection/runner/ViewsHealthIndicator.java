package io.incidentledger.projection.runner;

import java.util.Locale;

import io.incidentledger.projection.FoldFailedException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Readiness indicator: up once the views have caught up, as long as events reach them and none has stopped.
final class ViewsHealthIndicator implements HealthIndicator {

    private final ProjectionRunner projectionRunner;

    ViewsHealthIndicator(ProjectionRunner projectionRunner) {
        this.projectionRunner = projectionRunner;
    }

    @Override
    public Health health() {
        Health.Builder health = projectionRunner.followingWell() ? Health.up() : Health.outOfService();
        health.withDetail("state", projectionRunner.state().name().toLowerCase(Locale.ROOT));
        health.withDetail("position", projectionRunner.position());
        projectionRunner.progress().forEach((view, positionTracker) -> {
            FoldFailedException failure = positionTracker.failure();
            if (failure != null) {
                health.outOfService().withDetail(view, "stopped before position " + failure.position());
            }
        });
        return health.build();
    }
}
