package io.incidentledger.command.policy;

import java.time.InstantSource;

import io.incidentledger.eventlog.EventLog;
import io.incidentledger.policy.MeasurePolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adopts at start the {@link MeasurePolicy} that the application has as a bean; without one it does nothing. It wants an {@link EventLog}. */
@Configuration(proxyBeanMethods = false)
public class PolicyConfiguration {

    @Bean
    AtStart policiesAtStart(EventLog log, ObjectProvider<MeasurePolicy> measures) {
        return new AtStart(new PolicyAdoption(log, log, InstantSource.system()), measures);
    }

    /** After the views, which verify the ledger as they are rebuilt, so that a damaged one is left alone; before the web server. */
    static final class AtStart implements SmartLifecycle {

        private static final int PHASE = DEFAULT_PHASE - 3072;

        private final PolicyAdoption adoption;
        private final ObjectProvider<MeasurePolicy> measures;
        private volatile boolean running;

        AtStart(PolicyAdoption adoption, ObjectProvider<MeasurePolicy> measures) {
            this.adoption = adoption;
            this.measures = measures;
        }

        @Override
        public void start() {
            measures.ifAvailable(adoption::adopt);
            running = true;
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
