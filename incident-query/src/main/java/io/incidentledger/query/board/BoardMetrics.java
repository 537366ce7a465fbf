package io.incidentledger.query.board;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.StoredViewReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/// Gauges for the number of open incidents by severity, without drills. All nodes report the same values.
final class BoardMetrics implements MeterBinder {

    private static final FieldCondition OPEN = new FieldCondition.AnyOf(BoardViewDefinition.STATUS,
            Stream.of(Status.values())
                    .filter(Status::open).map(Status::wireName).collect(Collectors.toUnmodifiableSet()));
    private static final FieldCondition NO_DRILL = new FieldCondition.AnyOf(BoardViewDefinition.MODE,
            Set.of(Mode.LIVE.wireName(), Mode.BACKFILL.wireName()));

    private final StoredViewReader<BoardDocument> board;

    public BoardMetrics(StoredViewReader<BoardDocument> board) {
        this.board = board;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Severity severity : Severity.values()) {
            Gauge.builder("incident.ledger.incidents.open", board, rows -> open(rows, severity))
                    .tag("severity", severity.wireName()).description("Open incidents, drills aside")
                    .register(registry);
        }
    }

    private static long open(StoredViewReader<BoardDocument> board, Severity severity) {
        return board
                .count(List.of(OPEN, NO_DRILL, FieldCondition.is(BoardViewDefinition.SEVERITY, severity.wireName())));
    }
}
