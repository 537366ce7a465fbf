package io.incidentledger.query.following;

import java.util.Locale;

import io.incidentledger.view.FoldFailedException;
import io.incidentledger.view.Projector;
import io.incidentledger.view.View;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Part of readiness: up once the views have caught up, as long as events reach them and none has stopped.
public final class ViewsHealth implements HealthIndicator {

    private final ViewFeeding feeding;
    private final Projector projector;

    public ViewsHealth(ViewFeeding feeding, Projector projector) {
        this.feeding = feeding;
        this.projector = projector;
    }

    @Override
    public Health health() {
        Health.Builder health = feeding.followingWell() ? Health.up() : Health.outOfService();
        health.withDetail("state", feeding.state().name().toLowerCase(Locale.ROOT));
        health.withDetail("position", projector.position());
        for (View view : projector.views()) {
            FoldFailedException failure = projector.progressOf(view).failure();
            if (failure != null) {
                health.outOfService().withDetail(view.name(), "stopped before position " + failure.position());
            }
        }
        return health.build();
    }
}
