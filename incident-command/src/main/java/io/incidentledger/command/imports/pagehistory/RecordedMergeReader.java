package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.events.EventTypes;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.MergeLinks;
import org.jspecify.annotations.Nullable;

/// Looks up how people merged the incidents of a page, and unmerged them. Found data is read once. Not thread-safe;
/// blocks.
final class RecordedMergeReader {
    private static final Set<String> TYPES = Set.of(EventTypes.of(IncidentMerged.class),
            EventTypes.of(IncidentUnmerged.class), EventTypes.of(DuplicateAbsorbed.class));

    private final PageIncidentLookup incidents;
    private final Map<String, List<Turn>> turns = new HashMap<>();
    /// When each incident first took part in a merge, as the duplicate or as the survivor.
    private final Map<String, Instant> first = new HashMap<>();

    RecordedMergeReader(PageIncidentLookup incidents) {
        this.incidents = incidents;
    }

    /// @param other the incident that it was merged into, or from which it was unmerged
    private record Turn(String other, boolean merged, Instant at) {}

    /// Whether one of the page's incidents was merged before an instant, into any incident.
    boolean isMerged(String id, Instant before) {
        return into(incidents.incidentId(id), before) != null;
    }

    /// Whether one of the page's incidents was merged before an instant, or absorbed another one, even if that was
    /// undone.
    boolean wasMergedOrAbsorbed(String id, Instant before) {
        String incidentId = incidents.incidentId(id);
        turns(incidentId);
        return first.getOrDefault(incidentId, Instant.MAX).isBefore(before);
    }

    /// Returns the page's incident into which another one was merged before an instant, directly or indirectly; null:
    /// none.
    @Nullable String mergedInto(String id, Instant before) {
        @Nullable String incidentId = into(incidents.incidentId(id), before);
        for (int hops = 0; incidentId != null && hops < MergeLinks.MAX_ABSORBED; hops++) {
            @Nullable String into = incidents.idOf(incidentId);
            if (into != null) {
                return into;
            }
            incidentId = into(incidentId, before);
        }
        return null;
    }

    private @Nullable String into(String incidentId, Instant before) {
        @Nullable Turn last = turns(incidentId).stream().filter(turn -> turn.at().isBefore(before))
                .reduce((first, next) -> next).orElse(null);
        return last == null || !last.merged() ? null : last.other();
    }

    /// Returns the incident of the ledger that now continues in place of one of the page's, whether it is of the page
    /// or not.
    String survivor(String id) {
        return MergeLinks.survivor(incidents.incidentId(id), each -> into(each, Instant.MAX));
    }

    /// Whether people had merged two incidents and unmerged them again.
    boolean areParted(String one, String other, Instant before) {
        return isParted(one, other, before) || isParted(other, one, before);
    }

    private boolean isParted(String one, String other, Instant before) {
        return turns(incidents.incidentId(one)).stream()
                .filter(turn -> turn.at().isBefore(before) && turn.other().equals(incidents.incidentId(other)))
                .reduce((first, next) -> next).filter(turn -> !turn.merged()).isPresent();
    }

    private List<Turn> turns(String incidentId) {
        return turns.computeIfAbsent(incidentId, each -> {
            List<Turn> read = new ArrayList<>();
            incidents.read(each, TYPES, event -> {
                first.putIfAbsent(each, event.recordedAt());
                switch (event.event()) {
                    case IncidentMerged it -> read.add(new Turn(it.into(), true, event.recordedAt()));
                    case IncidentUnmerged it -> read.add(new Turn(it.from(), false, event.recordedAt()));
                    case IncidentEvent _ -> {
                        // Not a merge of this incident into another one.
                    }
                }
            });
            return read;
        });
    }
}
