package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.incidentledger.command.imports.pagehistory.NotedNameReader.Note;
import io.incidentledger.command.imports.pagehistory.PageIncidentLookup.Known;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Name;
import io.incidentledger.command.imports.pagehistory.SnapshotNameUses.Use;
import org.jspecify.annotations.Nullable;

/// Decides which names an import notes: those that a later import could not derive from the ledger alone, when its
/// snapshots have only one name. Blocks.
final class NewNameSelector {
    private final PageIncidentLookup recorded;
    private final NotedNameReader noted;
    private final PageIncidentIdResolver ids;
    private final Instant first;

    /// @param first when the first snapshot was taken
    NewNameSelector(PageIncidentLookup recorded, NotedNameReader noted, PageIncidentIdResolver ids,
            Instant first) {
        this.recorded = recorded;
        this.noted = noted;
        this.ids = ids;
        this.first = first;
    }

    /// Returns the notes, at most one for each field of an incident.
    List<Note> of(SnapshotNameUses inUse) {
        List<Note> notes = new ArrayList<>();
        inUse.all().forEach((id, use) -> {
            Set<String> fields = new HashSet<>();
            use.names().stream().filter(name -> isWorthNoting(id, use, name) && fields.add(name.field()))
                    .forEach(name -> notes.add(new Note(id, name)));
        });
        return notes;
    }

    /// A page that always has both names needs no note of the lesser one.
    private boolean isWorthNoting(String id, Use use, Name name) {
        @Nullable Known known = recorded.declared(id);
        if (known == null || noted.noted(name) != null || noted.hasNote(id, name.field())) {
            return false;
        }
        if (ids.of(name, null, Instant.MAX).equals(id)) {
            return !id.equals(name.value())
                    || PageIncidentIdResolver.isSurest(name) && PageIncidentIdResolver.isNumeric(id)
                    || use.names().stream().filter(each -> each.value().equals(id)).count() > 1;
        }
        return PageIncidentIdResolver.isSurest(name) || use.shapes().size() > 1 || known.since().isBefore(first);
    }
}
