package io.incidentledger.command.dispatch;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.axon.LedgerSerializer;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.memory.InMemorySnapshotStore;
import io.incidentledger.tiers.Slow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@Slow
class CommandConfigurationTest {

    private static ConfigurableApplicationContext everything;

    private final ApplicationContextRunner alone = new ApplicationContextRunner()
            .withUserConfiguration(Alone.class);

    @Import(CommandConfiguration.class)
    static class Ledger {

        @Bean
        EventLog log() {
            return new InMemoryEventLog();
        }

        @Bean
        SnapshotStore snapshots() {
            return new InMemorySnapshotStore();
        }
    }

    /// Without any auto-configuration from the class path.
    @Import(Ledger.class)
    static class Alone {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    /// With everything that Axon's starter adds.
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Ledger.class)
    static class WithAxonsStarter {}

    @BeforeAll
    static void start() {
        everything = new SpringApplicationBuilder(WithAxonsStarter.class).web(WebApplicationType.NONE).run();
    }

    @AfterAll
    static void stop() {
        everything.close();
    }

    @Test
    void anApplicationHasAPipelineOverItsLogAndMetersInItsRegistry() {
        CommandReceipt outcome = everything.getBean(CommandDispatcher.class)
                .send(Commands.declare(Commands.newId()), Commands.BY_ANN).join();
        assertThat(everything.getBean(EventLog.class).head().position()).isEqualTo(outcome.position());
        assertThat(everything.getBean(MeterRegistry.class).get("incident.ledger.commands").timer().count())
                .isEqualTo(1);
    }

    @Test
    void axonUsesTheLedgersStoreAndSerializers() {
        Configuration axon = everything.getBean(Configuration.class);
        assertThat(axon.eventStore()).isSameAs(everything.getBean(EventStore.class));
        assertThat(everything.getBeansOfType(EventBus.class)).hasSize(1);
        assertThat(axon.eventSerializer()).isInstanceOf(LedgerSerializer.class);
        assertThat(axon.serializer()).isInstanceOf(Jackson3Serializer.class);
    }

    @Test
    void aTokenOfAReplayCanBeStored() {
        TrackingToken token = ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(7),
                new GlobalSequenceTrackingToken(3), new GlobalSequenceTrackingToken(5));
        Serializer serializer = everything.getBean(Configuration.class).serializer();
        assertThat(serializer.<byte[], TrackingToken>deserialize(serializer.serialize(token, byte[].class)))
                .isEqualTo(token);
    }

    @Test
    void nothingOfAxonCallsHomeOrWatchesTheStack() {
        assertThat(everything.getEnvironment().getProperty("axon.update-check.disabled")).isEqualTo("true");
        assertThat(everything.getBeanDefinitionNames()).noneMatch(name -> name.toLowerCase().contains("timeout"));
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.contains("janitor") || name.contains("UpdateChecker"));
    }

    @Test
    void settingsComeFromProperties() {
        alone.withPropertyValues("incident-ledger.commands.max-in-flight=3",
                "incident-ledger.commands.patience=250ms").run(context -> {
                    CommandSettings settings = context.getBean(CommandSettings.class);
                    assertThat(settings.maxInFlight()).isEqualTo(3);
                    assertThat(settings.patience()).hasMillis(250);
                    assertThat(settings.cachedIncidents()).isEqualTo(CommandSettings.defaults().cachedIncidents());
                });
    }

    @Test
    void whatIsNotConfiguredIsAsInAnApplicationWithoutSpring() {
        alone.run(context -> assertThat(context.getBean(CommandSettings.class)).isEqualTo(CommandSettings.defaults()));
    }

    @Test
    void aClosedApplicationLeavesNoThreadBehindThatKeepsTheJvmAlive() {
        var before = Thread.getAllStackTraces().keySet();
        alone.run(context -> context.getBean(CommandDispatcher.class)
                .send(Commands.declare(Commands.newId()), Commands.BY_ANN).join());
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !thread.isDaemon() && !before.contains(thread)).isEmpty();
    }
}
