package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import io.incidentledger.command.imports.pagehistory.RecordedNames.Note;
import io.incidentledger.ledger.EventReader;

/// A page and what the ledger has of it, during an import.
///
/// @param identities
///            which incidents of the ledger its snapshots mean
record RecordedPage(RecordedIncidents incidents, RecordedNames names, CurrentNames inUse, NamesToRecord toNote,
        IncidentMatcher identities) {

    /// @param actor
    ///            who imports
    /// @param display
    ///            what people call an incident of the ledger
    /// @param first
    ///            when the first snapshot was taken
    /// @param doubts
    ///            hears, once for each, of incidents that may be one and stay two: what kind of doubt, and in words
    static RecordedPage of(String system, PageIncidentNames series, EventReader reader, String actor,
            UnaryOperator<String> display, Instant first, BiConsumer<String, String> doubts) {
        RecordedIncidents incidents = new RecordedIncidents(reader, system, actor);
        RecordedNames names = new RecordedNames(reader, incidents, system);
        RecordedMerges merges = new RecordedMerges(incidents);
        CurrentNames inUse = new CurrentNames();
        ImportDoubts told = new ImportDoubts(display, doubts);
        PageIncidentNames.OfPage called = series.ofPage(system);
        IncidentIds ids = new IncidentIds(called, incidents, names, merges, inUse, told);
        return new RecordedPage(incidents, names, inUse, new NamesToRecord(incidents, names, ids, first),
                new IncidentMatcher(called, incidents, names, merges, inUse, ids, told));
    }

    /// What is to be noted behind all that was told.
    List<Note> notes() {
        return toNote.of(inUse);
    }
}
