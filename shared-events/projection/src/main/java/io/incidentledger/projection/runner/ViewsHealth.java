package io.incidentledger.projection.runner;

import java.util.Locale;

import io.incidentledger.projection.FoldFailedException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Part of readiness: up once the views have caught up, as long as events reach them and none has stopped.
final class ViewsHealth implements HealthIndicator {

    private final Feeding feeding;

    ViewsHealth(Feeding feeding) {
        this.feeding = feeding;
    }

    @Override
    public Health health() {
        Health.Builder health = feeding.followingWell() ? Health.up() : Health.outOfService();
        health.withDetail("state", feeding.state().name().toLowerCase(Locale.ROOT));
        health.withDetail("position", feeding.position());
        feeding.progress().forEach((view, progress) -> {
            FoldFailedException failure = progress.failure();
            if (failure != null) {
                health.outOfService().withDetail(view, "stopped before position " + failure.position());
            }
        });
        return health.build();
    }
}
