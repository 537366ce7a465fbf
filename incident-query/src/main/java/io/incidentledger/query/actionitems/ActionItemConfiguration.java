package io.incidentledger.query.actionitems;

import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the action items of all incidents.
@Configuration(proxyBeanMethods = false)
class ActionItemConfiguration {

    @Bean
    DocumentView<ActionItemDocument> actionItemView() {
        return ActionItemView.VIEW;
    }

    @Bean
    Documents<ActionItemDocument> actionItems(ViewStore store) {
        return store.open(ActionItemView.VIEW);
    }

    @Bean
    ActionItemController actionItemController(QueryExecutor executor, Documents<ActionItemDocument> items,
            DisplayNumbers numbers) {
        return new ActionItemController(executor, new ActionItemList(items, numbers));
    }
}
