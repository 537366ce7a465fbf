package io.incidentledger.program;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.clock.WatchedClock;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/// The clock of a program that writes, and what watches it.
@Configuration(proxyBeanMethods = false)
public class ClockConfiguration {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    @Bean
    WatchedClock recordingClock(ConfigurableEnvironment environment, ObjectProvider<ClockOptions> options,
            ObjectProvider<MongoConnection> database) {
        ClockOptions given = options.getIfAvailable(ClockOptions::new);
        MongoConnection connection = database.getIfAvailable();
        Supplier<Instant> server = connection == null ? null : () -> connection.serverTime(ANSWER_WITHIN);
        return ClockSettings.of(environment).clock(given.differenceAccepted(), server);
    }

    @Bean
    ClockTicker clockTicker(WatchedClock clock) {
        return new ClockTicker(clock);
    }

    @Bean
    ClockMetrics clockMetrics(WatchedClock clock, EventReader reader, MeterRegistry registry) {
        return new ClockMetrics(clock, reader, registry);
    }
}
