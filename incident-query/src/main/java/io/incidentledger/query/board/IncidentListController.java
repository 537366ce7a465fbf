package io.incidentledger.query.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.milestones.DurationDefinitions;
import io.incidentledger.http.Page;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.projection.Progress;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.board.IncidentSearch.ListQuery;
import io.incidentledger.query.incident.IncidentAnswer;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.readmodel.Viewpoint;
import io.incidentledger.query.readmodel.Viewpoints;
import io.incidentledger.query.readmodel.Viewpoints.Wanted;
import io.incidentledger.query.streams.Folded;
import io.incidentledger.query.streams.FoldedStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists of incidents. Restricted ones are among them, marked, until there is somebody to hide them from: the API has no authentication yet.
@RestController
final class IncidentListController {

    private final Viewpoints viewpoints;
    private final Documents<BoardDocument> board;
    private final List<Progress> sources;
    private final DisplayNumbers numbers;
    private final FoldedStreams<IncidentView> incidents;

    private final DefinitionsInForce definitions;

    /// @param sources
    ///            how far board and numbers are
    public IncidentListController(Viewpoints viewpoints, Documents<BoardDocument> board, DisplayNumbers numbers,
            List<Progress> sources, FoldedStreams<IncidentView> incidents, DefinitionsInForce definitions) {
        this.viewpoints = viewpoints;
        this.board = board;
        this.numbers = numbers;
        this.sources = List.copyOf(sources);
        this.incidents = incidents;
        this.definitions = definitions;
    }

    @GetMapping(path = "/v1/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Page.Items<IncidentAnswer>>> list(QueryParameters parameters, ServerHttpRequest request) {
        Wanted wanted = Wanted.of(parameters);
        ListQuery search = IncidentSearch.read(parameters);
        return viewpoints.ask(wanted, sources,
                viewpoint -> page(search, viewpoint).answer(request, viewpoint::describe));
    }

    private Page<IncidentAnswer> page(ListQuery search, Viewpoint viewpoint) {
        Documents<BoardDocument> asked = viewpoint.past() ? Board.asOf(board, viewpoint.position()) : board;
        io.incidentledger.projection.documents.Page<BoardDocument> rows = asked.query(search.query());
        DurationDefinitions inForce = definitions.asOf(viewpoint.position());
        Map<String, Long> known = numbers.numbersOf(rows.items().stream().map(StoredDocument::id).toList());
        return new Page<>(
                rows.items().stream().map(row -> item(row, known.get(row.id()), inForce, viewpoint.now())).toList(),
                search.cursors().write(rows.next()));
    }

    /// The incident as it was when the row was, so that it fulfils what the row was chosen for.
    private IncidentAnswer item(StoredDocument<BoardDocument> row, @Nullable Long number,
            DurationDefinitions inForce, Instant now) {
        Folded<IncidentView> incident = incidents.at(row.id(), row.position())
                .orElseThrow(() -> new IllegalStateException(
                        "incident " + row.id() + " is on the board and not in the ledger"));
        return IncidentAnswer.of(incident.view(), number, inForce, now);
    }
}
