package io.incidentledger.query.board;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import io.incidentledger.query.answering.Answers;
import io.incidentledger.query.board.IncidentSearch.ListQuery;
import io.incidentledger.query.incident.IncidentAnswer;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.streams.Folded;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.view.Documents;
import io.incidentledger.view.Progress;
import io.incidentledger.view.StoredDocument;
import io.incidentledger.web.Page;
import io.incidentledger.web.QueryParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists of incidents. Restricted ones are among them, marked, until there is somebody to hide them from: the API has no authentication yet.
@RestController
public final class IncidentListController {

    private final Answers answers;
    private final Documents<BoardDocument> board;
    private final List<Progress> sources;
    private final DisplayNumbers numbers;
    private final FoldedStreams<IncidentView> incidents;
    private final InstantSource clock;

    /// @param sources
    ///            how far board and numbers are
    public IncidentListController(Answers answers, Documents<BoardDocument> board, DisplayNumbers numbers,
            List<Progress> sources, FoldedStreams<IncidentView> incidents, InstantSource clock) {
        this.answers = answers;
        this.board = board;
        this.numbers = numbers;
        this.sources = List.copyOf(sources);
        this.incidents = incidents;
        this.clock = clock;
    }

    @GetMapping("/v1/incidents")
    Mono<ResponseEntity<Page.Items<IncidentAnswer>>> list(QueryParameters parameters, ServerHttpRequest request) {
        Long minPosition = parameters.position("minPosition");
        ListQuery search = IncidentSearch.read(parameters);
        return answers.ask(minPosition, sources, position -> page(search).answer(request, position));
    }

    private Page<IncidentAnswer> page(ListQuery search) {
        io.incidentledger.view.Page<BoardDocument> rows = board.query(search.query());
        Map<String, Long> known = numbers.numbersOf(rows.items().stream().map(StoredDocument::id).toList());
        return new Page<>(rows.items().stream().map(row -> item(row, known.get(row.id()))).toList(),
                search.cursors().write(rows.next()));
    }

    /// The incident as it was when the row was, so that it fulfils what the row was chosen for.
    private IncidentAnswer item(StoredDocument<BoardDocument> row, @Nullable Long number) {
        Folded<IncidentView> incident = incidents.at(row.id(), row.position())
                .orElseThrow(() -> new IllegalStateException(
                        "incident " + row.id() + " is on the board and not in the ledger"));
        return IncidentAnswer.of(incident.view(), number, clock.instant());
    }
}
