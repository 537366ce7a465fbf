package io.incidentledger.query.incident;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for single incidents, whose state is folded from their streams on demand.
@Configuration(proxyBeanMethods = false)
class IncidentConfiguration {

    private static final int CACHED_EVENTS = 1_000_000;

    @Bean
    StreamProjectionCache<IncidentView> incidents(EventReader reader) {
        return StreamProjectionCache.corrected(reader, new IncidentProjection(), CACHED_EVENTS);
    }

    @Bean
    CommandRepresentationReader commandRepresentationReader(QueryExecutor executor,
            StreamProjectionCache<IncidentView> incidents, EffectiveDefinitionsResolver definitions) {
        return new CommandRepresentationReader(executor, new MergedIncidentReader(incidents), definitions,
                QueryExecutor.PATIENCE);
    }

    @Bean
    IncidentController incidentController(QueryExecutor executor, StreamProjectionCache<IncidentView> incidents,
            EffectiveDefinitionsResolver definitions) {
        return new IncidentController(executor, new MergedIncidentReader(incidents), definitions);
    }
}
