package io.incidentledger.query.incident;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.query.folding.FoldedStreams;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// One incident: its state, folded from its stream when somebody asks.
@Configuration(proxyBeanMethods = false)
class IncidentConfiguration {

    private static final int CACHED_EVENTS = 1_000_000;

    @Bean
    FoldedStreams<IncidentView> incidents(EventReader reader) {
        return FoldedStreams.corrected(reader, new IncidentProjection(), CACHED_EVENTS);
    }

    @Bean
    IncidentController incidentController(QueryExecutor executor, FoldedStreams<IncidentView> incidents,
            DefinitionsInForce definitions) {
        return new IncidentController(executor, new JoinedIncidents(incidents), definitions);
    }
}
