package io.incidentledger.query.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.http.parameters.PageResponse;
import io.incidentledger.projection.documents.DocumentPage;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.folding.FoldedStream;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.incident.IncidentResponse;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.readmodel.TablePage;
import org.jspecify.annotations.Nullable;

/// Queries the board and returns a row for each incident found. Thread-safe; blocking: not for event loops.
final class BoardQueries {

    private final StoredViewReader<BoardDocument> board;
    private final DisplayNumbers numbers;
    private final StreamProjectionCache<IncidentView> incidents;
    private final EffectiveDefinitionsResolver definitions;

    BoardQueries(StoredViewReader<BoardDocument> board, DisplayNumbers numbers,
            StreamProjectionCache<IncidentView> incidents,
            EffectiveDefinitionsResolver definitions) {
        this.board = board;
        this.numbers = numbers;
        this.incidents = incidents;
        this.definitions = definitions;
    }

    PageResponse<IncidentRow> page(IncidentListQuery search, ReadPoint point) {
        TablePage<IncidentRow> page = rows(search, point);
        return new PageResponse<>(page.items(), search.cursors().write(page.next()));
    }

    /// The keys of the durations that the rows have.
    List<String> durations(ReadPoint point) {
        return definitions.asOf(point.position()).all().stream().map(DurationDefinition::key).toList();
    }

    TablePage<IncidentRow> rows(IncidentListQuery search, ReadPoint point) {
        StoredViewReader<BoardDocument> asked = point.past()
                ? BoardViewDefinition.asOf(board, point.position())
                : board;
        DocumentPage<BoardDocument> rows = asked.query(search.query());
        DurationDefinitions inForce = definitions.asOf(point.position());
        Map<String, Long> known = numbers.numbersOf(rows.items().stream().map(StoredDocument::id).toList());
        return new TablePage<>(
                rows.items().stream().map(row -> item(row, known.get(row.id()), inForce, point.now())).toList(),
                point.position(), rows.next());
    }

    /// The incident as of the position of its row, so that it fulfills the criteria by which the row was selected.
    private IncidentRow item(StoredDocument<BoardDocument> row, @Nullable Long number,
            DurationDefinitions inForce, Instant now) {
        FoldedStream<IncidentView> incident = incidents.at(row.id(), row.position())
                .orElseThrow(() -> new IllegalStateException(
                        "incident " + row.id() + " is on the board and not in the ledger"));
        return IncidentRow.of(IncidentResponse.of(incident.view(), number, inForce, now));
    }
}
