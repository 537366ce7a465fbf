package io.incidentledger.query.postmortem;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.query.folding.FoldedStreams;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The postmortem of one incident.
@Configuration(proxyBeanMethods = false)
class PostmortemConfiguration {

    private static final int CACHED_EVENTS = 100_000;

    @Bean
    FoldedStreams<PostmortemView> postmortems(EventReader reader) {
        return FoldedStreams.corrected(reader, new PostmortemProjection(), CACHED_EVENTS);
    }

    @Bean
    PostmortemController postmortemController(QueryExecutor executor, FoldedStreams<PostmortemView> postmortems,
            DefinitionsInForce definitions) {
        return new PostmortemController(executor, new JoinedPostmortems(postmortems), definitions);
    }
}
