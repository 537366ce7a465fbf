package io.incidentledger.benchmark.scenario;

import java.util.List;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.View;
import io.incidentledger.query.MemoryViewConfiguration;
import io.incidentledger.query.QueryConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;

/// All views of the service without the service. They are taken from the configuration of the query side, so that a new
/// view is measured from the start.
record StandaloneViews(EventLog log, List<View> views) {

    static StandaloneViews of(EventLog log) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(EventLog.class, () -> log);
            context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            context.registerBean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, NothingStarts.class);
            context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            context.register(QueryConfiguration.class, MemoryViewConfiguration.class);
            context.refresh();
            return new StandaloneViews(log, context.getBean(Projector.class).views());
        }
    }

    /// Rebuilds the views as the service does at start.
    void rebuild(long upTo) {
        Projector projector = new Projector(new EventCodec(), views);
        new io.incidentledger.projection.ViewRebuilder(log::scan, projector, 0, upTo).run();
        if (projector.position() != upTo) {
            throw new IllegalStateException("the views ended at " + projector.position() + " of " + upTo);
        }
    }

    /// Prevents beans from starting: only the benchmark feeds the views.
    static final class NothingStarts implements LifecycleProcessor {

        @Override
        public void onRefresh() {
            // Nothing starts.
        }

        @Override
        public void onClose() {
            // Nothing was started.
        }

        @Override
        public void start() {
            onRefresh();
        }

        @Override
        public void stop() {
            onClose();
        }

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
