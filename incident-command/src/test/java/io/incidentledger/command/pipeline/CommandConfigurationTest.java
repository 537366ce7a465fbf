package io.incidentledger.command.pipeline;

import java.util.List;
import java.util.Set;

import io.incidentledger.eventlog.EventLog;
import io.incidentledger.eventlog.SnapshotStore;
import io.incidentledger.eventlog.axon.LedgerEventStore;
import io.incidentledger.eventlog.axon.LedgerSerializer;
import io.incidentledger.eventlog.memory.InMemoryEventLog;
import io.incidentledger.eventlog.memory.InMemorySnapshotStore;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

class CommandConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Application.class);

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(CommandConfiguration.class)
    static class Application {

        @Bean
        EventLog log() {
            return new InMemoryEventLog();
        }

        @Bean
        SnapshotStore snapshots() {
            return new InMemorySnapshotStore();
        }
    }

    @Test
    void aSpringApplicationHasAPipelineOverItsLog() {
        runner.run(context -> {
            CommandOutcome outcome = context.getBean(CommandPipeline.class)
                    .send(Commands.declare(Commands.newId()), Commands.BY_ANN).join();
            assertThat(context.getBean(EventLog.class).head().position()).isEqualTo(outcome.position());
            assertThat(context.getBean(MeterRegistry.class).get("incident.ledger.commands").timer().count())
                    .isEqualTo(1);
        });
    }

    @Test
    void axonUsesTheLedgersStoreAndSerializers() {
        runner.run(context -> {
            Configuration axon = context.getBean(Configuration.class);
            assertThat(axon.eventStore()).isInstanceOf(LedgerEventStore.class);
            assertThat(context.getBeansOfType(EventBus.class)).hasSize(1);
            assertThat(axon.eventSerializer()).isInstanceOf(LedgerSerializer.class);
            assertThat(axon.serializer()).isInstanceOf(Jackson3Serializer.class);
        });
    }

    @Test
    void aTokenOfAReplayCanBeStored() {
        TrackingToken token = ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(7),
                new GlobalSequenceTrackingToken(3));
        runner.run(context -> {
            Serializer serializer = context.getBean(Configuration.class).serializer();
            assertThat(serializer.<byte[], TrackingToken>deserialize(serializer.serialize(token, byte[].class)))
                    .isEqualTo(token);
        });
    }

    @Test
    void nothingOfAxonCallsHomeOrWatchesTheStack() {
        runner.run(context -> {
            assertThat(context.getEnvironment().getProperty("axon.update-check.disabled")).isEqualTo("true");
            assertThat(context.getBeanDefinitionNames()).noneMatch(name -> name.toLowerCase().contains("timeout"));
            assertThat(threads()).noneMatch(name -> name.contains("janitor") || name.contains("UpdateChecker"));
        });
    }

    @Test
    void settingsComeFromProperties() {
        runner.withPropertyValues("incident-ledger.commands.max-in-flight=3",
                "incident-ledger.commands.patience=250ms").run(context -> {
                    CommandSettings settings = context.getBean(CommandSettings.class);
                    assertThat(settings.maxInFlight()).isEqualTo(3);
                    assertThat(settings.patience()).hasMillis(250);
                    assertThat(settings.cachedIncidents()).isEqualTo(CommandSettings.defaults().cachedIncidents());
                });
    }

    @Test
    void aClosedApplicationLeavesNoThreadBehindThatKeepsTheJvmAlive() {
        runner.run(context -> context.getBean(CommandPipeline.class)
                .send(Commands.declare(Commands.newId()), Commands.BY_ANN).join());
        assertThat(Thread.getAllStackTraces().keySet()).filteredOn(thread -> !thread.isDaemon())
                .extracting(Thread::getName).noneMatch(name -> name.toLowerCase().contains("axon"));
    }

    private static List<String> threads() {
        Set<Thread> all = Thread.getAllStackTraces().keySet();
        return all.stream().map(Thread::getName).toList();
    }
}
