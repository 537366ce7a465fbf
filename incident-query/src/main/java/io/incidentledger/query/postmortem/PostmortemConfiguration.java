package io.incidentledger.query.postmortem;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/// Beans for postmortems.
@Configuration(proxyBeanMethods = false)
class PostmortemConfiguration {

    private static final int CACHED_EVENTS = 100_000;

    @Bean
    StreamProjectionCache<PostmortemView> postmortems(EventReader reader) {
        return StreamProjectionCache.corrected(reader, new PostmortemProjection(), CACHED_EVENTS);
    }

    @Bean
    PostmortemController postmortemController(QueryExecutor executor, StreamProjectionCache<PostmortemView> postmortems,
            EffectiveDefinitionsResolver definitions) {
        return new PostmortemController(executor, new MergedPostmortemReader(postmortems), definitions);
    }

    @Bean
    @Lazy
    PostmortemOperationCustomizer postmortemOperationCustomizer() {
        return new PostmortemOperationCustomizer();
    }
}
