package io.incidentledger.command.policy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Adopts policies at startup: the newest built-in measures in a ledger of a former release, and the [MeasurePolicy]
/// bean of the application. Requires an [EventLog].
@Configuration(proxyBeanMethods = false)
public class PolicyAdoptionConfiguration {

    @Bean
    AtStart policiesAtStart(EventLog log, ObjectProvider<MeasurePolicy> measures,
            @Value("${incident-ledger.mongodb.start-patience:30s}") Duration patience) {
        return new AtStart(new PolicyAdopter(log, log, InstantSource.system()), measures, patience);
    }

    /// Runs after the views, which verify the ledger as they are rebuilt, so that nothing is written to a damaged one;
    /// and before the web server.
    static final class AtStart implements SmartLifecycle {

        private static final int PHASE = DEFAULT_PHASE - 3072;
        private static final Duration PAUSE = Duration.ofMillis(250);

        private final PolicyAdopter adoption;
        private final ObjectProvider<MeasurePolicy> measures;
        private final Duration patience;
        private volatile boolean running;

        AtStart(PolicyAdopter adoption, ObjectProvider<MeasurePolicy> measures, Duration patience) {
            this.adoption = adoption;
            this.measures = measures;
            this.patience = patience;
        }

        @Override
        public void start() {
            waitingForLog(adoption::adoptBuiltInMeasures);
            measures.ifAvailable(policy -> waitingForLog(() -> adoption.adopt(policy)));
            running = true;
        }

        /// Waits while the log is briefly unavailable, as during an election, or its clock in doubt.
        private void waitingForLog(Runnable adopting) {
            long start = System.nanoTime();
            while (true) {
                try {
                    adopting.run();
                    return;
                } catch (EventLogException.Unavailable | EventLogException.ClockUncertain away) {
                    if (Duration.ofNanos(System.nanoTime() - start).compareTo(patience) >= 0) {
                        throw away;
                    }
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return PHASE;
        }
    }
}
