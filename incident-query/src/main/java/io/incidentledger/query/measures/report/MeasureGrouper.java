package io.incidentledger.query.measures.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

import io.incidentledger.events.Mode;
import io.incidentledger.events.durations.DurationCalculator;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.MeasureCatalog;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.OptionalIncidentKind;
import io.incidentledger.query.measures.statistics.TimeBetweenFailures;
import org.jspecify.annotations.Nullable;

/// The incidents of one period, by group. Not thread-safe; use one instance per response.
public final class MeasureGrouper {

    /// The order of groups in a response.
    public static final Comparator<String> NONE_LAST = Comparator.<String, Boolean>comparing(Grouping.NONE::equals)
            .thenComparing(Comparator.naturalOrder());
    /// The order of incidents in a response.
    public static final Comparator<StoredDocument<MeasureRow>> AS_DECLARED = Comparator
            .<StoredDocument<MeasureRow>, Instant>comparing(incident -> incident.content().declaredAt())
            .thenComparing(StoredDocument::id);

    private final MeasureQuery query;
    private final List<DurationDefinition> wanted;
    private final Instant now;
    private final boolean keeping;
    private final SequencedMap<String, MeasureGroup> groups = new TreeMap<>(NONE_LAST);
    private final List<StoredDocument<MeasureRow>> covered;
    private final TimeBetweenFailures gaps;

    /// @param definitions the definitions in force
    /// @param rows the rows of all incidents that the query needs, and possibly more, in any order
    /// @param now the time of the query
    /// @param keeping whether every sample is kept, in the order of declarations
    public MeasureGrouper(MeasureQuery query, DurationDefinitions definitions,
            Collection<StoredDocument<MeasureRow>> rows,
            Instant now, boolean keeping) {
        this.query = query;
        this.wanted = new MeasureCatalog(definitions).requested(query);
        this.now = now;
        this.keeping = keeping;
        List<StoredDocument<MeasureRow>> admitted = rows.stream()
                .filter(row -> OptionalIncidentKind.admits(query.included(), row.content()) && declaredBeforeEnd(row))
                .toList();
        this.covered = admitted.stream().filter(row -> query.covers(row.content().declaredAt())).toList();
        this.gaps = TimeBetweenFailures.of(definitions.builtIn(),
                query.wants(MeasureCatalog.BETWEEN_FAILURES) ? admitted : List.of(), now, until());
        if (query.grouping() == Grouping.ALL) {
            group("all");
        }
        (keeping ? covered.stream().sorted(AS_DECLARED) : covered.stream()).forEach(this::add);
    }

    private boolean declaredBeforeEnd(StoredDocument<MeasureRow> row) {
        return query.to() == null || row.content().declaredAt().isBefore(query.to());
    }

    private Instant until() {
        Instant to = query.to();
        return to != null && to.isBefore(now) ? to : now;
    }

    private void add(StoredDocument<MeasureRow> incident) {
        MeasureRow row = incident.content();
        @Nullable MeasuredDuration[] readings = new @Nullable MeasuredDuration[wanted.size()];
        for (int i = 0; i < readings.length; i++) {
            boolean about = !wanted.get(i).response() || row.mode() != Mode.BACKFILL;
            readings[i] = about ? DurationCalculator.reading(row.milestones(), wanted.get(i), now) : null;
        }
        for (String key : query.grouping().keys(row, query)) {
            MeasureGroup group = group(key);
            group.add(incident, Arrays.asList(readings));
            List<String> services = query.grouping() == Grouping.SERVICE ? List.of(key) : row.services();
            services.forEach(service -> group.addGaps(gaps, incident, service));
        }
    }

    /// The group with that key; it is created if it does not exist.
    public MeasureGroup group(String key) {
        return groups.computeIfAbsent(key,
                name -> new MeasureGroup(wanted, query.wants(MeasureCatalog.BETWEEN_FAILURES), keeping));
    }

    public Map<String, MeasureGroup> all() {
        return groups;
    }

    /// The incidents of the period, in no particular order.
    List<StoredDocument<MeasureRow>> covered() {
        return covered;
    }

    TimeBetweenFailures gaps() {
        return gaps;
    }
}
