package io.incidentledger.query.actionitems;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.readmodel.IncidentViewReader;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for action items.
@Configuration(proxyBeanMethods = false)
class ActionItemConfiguration {

    private static final int CACHED_EVENTS = 100_000;

    @Bean
    DocumentViewDefinition<ActionItemDocument> actionItemView() {
        return ActionItemViewDefinition.VIEW;
    }

    @Bean
    StoredViewReader<ActionItemDocument> actionItems(ViewStore store) {
        return store.open(ActionItemViewDefinition.VIEW);
    }

    @Bean
    StreamProjectionCache<IncidentActionItemsView> incidentActionItems(EventReader reader) {
        return StreamProjectionCache.recorded(reader, new IncidentActionItemsView.Projection(), CACHED_EVENTS);
    }

    @Bean
    ActionItemController actionItemController(QueryExecutor executor, StoredViewReader<ActionItemDocument> items,
            DisplayNumbers numbers, StreamProjectionCache<IncidentActionItemsView> incidentActionItemsView) {
        return new ActionItemController(executor, new ActionItemQueries(items, numbers),
                IncidentViewReader.alone(incidentActionItemsView));
    }
}
