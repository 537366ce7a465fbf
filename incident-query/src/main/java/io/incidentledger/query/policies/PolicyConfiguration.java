package io.incidentledger.query.policies;

import java.util.Map;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.policy.BuiltInMeasuresPolicy;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the policies that the ledger has adopted, and for the measure definitions in force.
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    PolicyHistory measurePolicy(EventReader reader, HeadTracker head) {
        return new PolicyHistory(reader, head, new EventCodec(), MeasurePolicy.NAME);
    }

    @Bean
    PolicyHistory builtInMeasures(EventReader reader, HeadTracker head) {
        return new PolicyHistory(reader, head, new EventCodec(), BuiltInMeasuresPolicy.NAME);
    }

    @Bean
    EffectiveDefinitionsResolver effectiveDefinitions(PolicyHistory measurePolicy, PolicyHistory builtInMeasures,
            EventReader reader) {
        return new EffectiveDefinitionsResolver(measurePolicy, builtInMeasures, reader);
    }

    @Bean
    PolicyVersionController policyController(QueryExecutor executor, PolicyHistory measurePolicy,
            PolicyHistory builtInMeasures) {
        return new PolicyVersionController(executor,
                Map.of(MeasurePolicy.NAME, measurePolicy, BuiltInMeasuresPolicy.NAME, builtInMeasures));
    }
}
