package io.incidentledger.query.board;

import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.runner.Feeding;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.numbers.NumberedIncident;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.readmodel.Viewpoints;
import io.incidentledger.query.streams.FoldedStreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The board: all incidents, and what to find them by.
@Configuration(proxyBeanMethods = false)
class BoardConfiguration {

    @Bean
    DocumentView<BoardDocument> boardView() {
        return Board.VIEW;
    }

    @Bean
    Documents<BoardDocument> board(ViewStore store) {
        return store.open(Board.VIEW);
    }

    @Bean
    BoardMetrics boardMetrics(Documents<BoardDocument> board) {
        return new BoardMetrics(board);
    }

    @Bean
    IncidentListController incidentListController(Viewpoints viewpoints, Documents<BoardDocument> board,
            DisplayNumbers numbers, Feeding feeding, FoldedStreams<IncidentView> incidents,
            DefinitionsInForce definitions) {
        return new IncidentListController(viewpoints, board, numbers,
                feeding.progressOfAll(Board.VIEW, NumberedIncident.VIEW), incidents, definitions);
    }
}
