package io.incidentledger.query.actionitems;

import java.time.InstantSource;

import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.runner.Feeding;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.numbers.NumberedIncident;
import io.incidentledger.query.readmodel.Answers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Action items across incidents.
@Configuration(proxyBeanMethods = false)
class ActionItemConfiguration {

    @Bean
    DocumentView<ActionItem> actionItemView() {
        return ActionItems.VIEW;
    }

    @Bean
    Documents<ActionItem> actionItems(ViewStore store) {
        return store.open(ActionItems.VIEW);
    }

    @Bean
    ActionItemController actionItemController(Answers answers, Documents<ActionItem> items, DisplayNumbers numbers,
            Feeding feeding) {
        return new ActionItemController(answers, items, numbers,
                feeding.progressOfAll(ActionItems.VIEW, NumberedIncident.VIEW), InstantSource.system());
    }
}
