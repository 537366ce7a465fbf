package io.incidentledger.command.policy;

import java.util.List;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyAdoptionConfigurationTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(context -> context.getBeanFactory()
                    .setConversionService(ApplicationConversionService.getSharedInstance()))
            .withUserConfiguration(PolicyAdoptionConfiguration.class)
            .withBean(EventLog.class, () -> log, bean -> bean.setDestroyMethodName(""));

    @Test
    void aStartWithoutAConfigurationWritesNothing() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(log.head().position()).isZero();
        });
    }

    @Test
    void aStartAdoptsWhatIsConfiguredAndTheNextOneFindsIt() {
        CustomMeasureDefinition measure = new CustomMeasureDefinition("a", null,
                MilestoneOccurrence.of(Milestone.DETECTED),
                MilestoneOccurrence.of(Milestone.CLOSED), null, null, null);
        ApplicationContextRunner configured = application.withBean(MeasurePolicy.class,
                () -> new MeasurePolicy(List.of(measure)));

        configured.run(context -> assertThat(log.head().position()).isEqualTo(1));
        configured.run(context -> assertThat(log.head().position()).isEqualTo(1));
    }
}
