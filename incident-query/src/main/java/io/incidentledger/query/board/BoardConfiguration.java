package io.incidentledger.query.board;

import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the board, which lists and searches all incidents.
@Configuration(proxyBeanMethods = false)
class BoardConfiguration {

    @Bean
    DocumentViewDefinition<BoardDocument> boardView() {
        return BoardViewDefinition.VIEW;
    }

    @Bean
    StoredViewReader<BoardDocument> board(ViewStore store) {
        return store.open(BoardViewDefinition.VIEW);
    }

    @Bean
    BoardMetrics boardMetrics(StoredViewReader<BoardDocument> board) {
        return new BoardMetrics(board);
    }

    @Bean
    IncidentListController incidentListController(QueryExecutor executor, StoredViewReader<BoardDocument> board,
            DisplayNumbers numbers, StreamProjectionCache<IncidentView> incidents,
            EffectiveDefinitionsResolver definitions) {
        return new IncidentListController(executor, new BoardQueries(board, numbers, incidents, definitions));
    }
}
