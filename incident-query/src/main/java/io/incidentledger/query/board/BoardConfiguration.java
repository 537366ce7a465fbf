package io.incidentledger.query.board;

import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.policies.EffectiveDefinitions;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the board, which lists and searches all incidents.
@Configuration(proxyBeanMethods = false)
class BoardConfiguration {

    @Bean
    DocumentView<BoardDocument> boardView() {
        return BoardView.VIEW;
    }

    @Bean
    Documents<BoardDocument> board(ViewStore store) {
        return store.open(BoardView.VIEW);
    }

    @Bean
    BoardMetrics boardMetrics(Documents<BoardDocument> board) {
        return new BoardMetrics(board);
    }

    @Bean
    IncidentListController incidentListController(QueryExecutor executor, Documents<BoardDocument> board,
            DisplayNumbers numbers, StreamProjectionCache<IncidentView> incidents, EffectiveDefinitions definitions) {
        return new IncidentListController(executor, new IncidentList(board, numbers, incidents, definitions));
    }
}
