package io.incidentledger.query.readmodel;

import io.incidentledger.http.problems.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReportMemoryTest {

    private final ReportMemory memory = new ReportMemory(100);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static String refusal(ReportMemory.Reservation reservation, long bytes) {
        return catchThrowableOfType(ProblemException.class, () -> reservation.add(bytes)).problem().type();
    }

    private double reserved() {
        return registry.get("incident.ledger.reports.memory").gauge().value();
    }

    @Test
    void whatIsTooLargeForAllIsRefusedForGoodAndWhatOthersUseForAMoment() {
        memory.metrics().bindTo(registry);
        ReportMemory.Reservation one = memory.reservation();
        ReportMemory.Reservation other = memory.reservation();

        one.add(60);
        assertThat(refusal(one, 41)).endsWith("too-large");
        assertThat(refusal(other, 41)).endsWith("overloaded");
        other.add(40);
        assertThat(reserved()).isEqualTo(100);

        one.close();
        other.add(60);
        assertThat(refusal(other, 1)).endsWith("too-large");
        other.close();
        assertThat(reserved()).isZero();
    }
}
