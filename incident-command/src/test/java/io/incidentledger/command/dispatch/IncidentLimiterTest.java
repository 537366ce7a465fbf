package io.incidentledger.command.dispatch;

import io.incidentledger.command.incident.IncidentCommand;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.dispatch.Commands.acknowledge;
import static io.incidentledger.command.dispatch.Commands.merge;
import static org.assertj.core.api.Assertions.assertThat;

class IncidentLimiterTest {

    private final IncidentLimiter limiter = new IncidentLimiter(2);
    private final IncidentCommand one = acknowledge("one");
    private final IncidentCommand other = acknowledge("other");

    @Test
    void anIncidentIsAdmittedUpToItsLimitAndAgainWhenACommandHasLeft() {
        assertThat(limiter.enter(one)).isNull();
        assertThat(limiter.enter(one)).isNull();
        assertThat(limiter.enter(one)).isEqualTo("one");
        assertThat(limiter.enter(other)).as("others are not affected").isNull();
        assertThat(limiter.busiest()).isEqualTo(2);
        limiter.leave(one);
        assertThat(limiter.enter(one)).isNull();
        assertThat(limiter.enter(one)).isEqualTo("one");
    }

    @Test
    void aCommandForTwoIncidentsCountsForBothAndLeavesNothingBehind() {
        limiter.enter(other);
        assertThat(limiter.enter(merge("one", "other"))).isNull();
        assertThat(limiter.enter(merge("one", "other"))).isEqualTo("other");
        assertThat(limiter.enter(one)).as("the refused merge takes nothing").isNull();
        limiter.leave(one);
        limiter.leave(merge("one", "other"));
        limiter.leave(other);
        assertThat(limiter.busiest()).isZero();
    }
}
