package io.incidentledger.query.diff;

import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.timeline.TimelineView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Beans for comparing one incident between two points in time.
@Configuration(proxyBeanMethods = false)
class DiffConfiguration {

    @Bean
    DiffController diffController(QueryExecutor executor, StreamProjectionCache<IncidentView> incidents,
            StreamProjectionCache<TimelineView> timelines, EffectiveDefinitionsResolver definitions,
            DisplayNumbers numbers,
            JsonMapper json) {
        return new DiffController(executor,
                new IncidentDiffCalculator(incidents, timelines, definitions, numbers, json));
    }
}
