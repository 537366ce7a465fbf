package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import io.incidentledger.command.imports.pagehistory.NotedNameReader.Note;
import io.incidentledger.ledger.EventReader;

/// A page and what the ledger has about it, during an import.
///
/// @param identities matches the incidents of its snapshots with those of the ledger
record PageWithLedgerState(PageIncidentLookup incidents, NotedNameReader names, SnapshotNameUses inUse,
        NewNameSelector toNote,
        PageIncidentMatcher identities) {

    /// @param actor who imports
    /// @param display returns the name that people use for an incident of the ledger
    /// @param first when the first snapshot was taken
    /// @param doubts receives, once for each, incidents that may be the same and remain two: the kind of ambiguity, and
    ///     the text
    static PageWithLedgerState of(String system, PageIncidentNames series, EventReader reader, String actor,
            UnaryOperator<String> display, Instant first, BiConsumer<String, String> doubts) {
        PageIncidentLookup incidents = new PageIncidentLookup(reader, system, actor);
        NotedNameReader names = new NotedNameReader(reader, incidents, system);
        RecordedMergeReader merges = new RecordedMergeReader(incidents);
        SnapshotNameUses inUse = new SnapshotNameUses();
        AmbiguityReporter reporter = new AmbiguityReporter(display, doubts);
        PageIncidentNames.OfPage called = series.ofPage(system);
        PageIncidentIdResolver ids = new PageIncidentIdResolver(called, incidents, names, merges, inUse, reporter);
        return new PageWithLedgerState(incidents, names, inUse, new NewNameSelector(incidents, names, ids, first),
                new PageIncidentMatcher(called, incidents, names, merges, inUse, ids, reporter));
    }

    /// Returns the names to be noted after everything else was recorded.
    List<Note> notes() {
        return toNote.of(inUse);
    }
}
