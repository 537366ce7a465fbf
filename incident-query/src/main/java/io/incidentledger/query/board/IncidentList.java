package io.incidentledger.query.board;

import java.time.Instant;
import java.util.Map;

import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.http.Page;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.board.IncidentSearch.ListQuery;
import io.incidentledger.query.folding.Folded;
import io.incidentledger.query.folding.FoldedStreams;
import io.incidentledger.query.incident.IncidentAnswer;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.readmodel.ReadPoint;
import org.jspecify.annotations.Nullable;

/// The incidents of the board, each with its whole state. Thread-safe; blocks: not for event loops.
final class IncidentList {

    private final Documents<BoardDocument> board;
    private final DisplayNumbers numbers;
    private final FoldedStreams<IncidentView> incidents;
    private final DefinitionsInForce definitions;

    IncidentList(Documents<BoardDocument> board, DisplayNumbers numbers, FoldedStreams<IncidentView> incidents,
            DefinitionsInForce definitions) {
        this.board = board;
        this.numbers = numbers;
        this.incidents = incidents;
        this.definitions = definitions;
    }

    Page<IncidentAnswer> page(ListQuery search, ReadPoint point) {
        Documents<BoardDocument> asked = point.past() ? Board.asOf(board, point.position()) : board;
        io.incidentledger.projection.documents.Page<BoardDocument> rows = asked.query(search.query());
        DurationDefinitions inForce = definitions.asOf(point.position());
        Map<String, Long> known = numbers.numbersOf(rows.items().stream().map(StoredDocument::id).toList());
        return new Page<>(
                rows.items().stream().map(row -> item(row, known.get(row.id()), inForce, point.now())).toList(),
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
