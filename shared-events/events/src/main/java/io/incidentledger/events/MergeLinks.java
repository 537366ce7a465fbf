package io.incidentledger.events;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.DuplicateReleased;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import org.jspecify.annotations.Nullable;

/// The current merge relations of an incident to other incidents. The events involved can never be retracted, so they
/// are read as recorded.
///
/// @param mergedInto the incident that this one was merged into; null if it is not merged
/// @param absorbed its duplicates, in the order in which they were merged into it
public record MergeLinks(@Nullable String mergedInto, SequencedSet<String> absorbed) {

    /// The maximum number of incidents that may be merged into one, directly or indirectly, and are shown as part of
    /// it.
    public static final int MAX_ABSORBED = 100;

    public static MergeLinks of(Iterable<? extends IncidentEvent> stream) {
        @Nullable String mergedInto = null;
        SequencedSet<String> absorbed = new LinkedHashSet<>();
        for (IncidentEvent event : stream) {
            switch (event) {
                case IncidentMerged merged -> mergedInto = merged.into();
                case IncidentUnmerged _ -> mergedInto = null;
                case DuplicateAbsorbed duplicate -> absorbed.add(duplicate.from());
                case DuplicateReleased duplicate -> absorbed.remove(duplicate.duplicate());
                case IncidentEvent _ -> {
                }
            }
        }
        return new MergeLinks(mergedInto, absorbed);
    }

    /// Returns the incident that remains after any number of merges; the given one if it is not merged.
    ///
    /// @param mergedInto returns the incident that an incident was merged into; null if it was not merged
    public static String survivor(String incidentId, Function<String, @Nullable String> mergedInto) {
        Set<String> passed = new HashSet<>();
        String survivor = incidentId;
        while (passed.add(survivor)) {
            String next = mergedInto.apply(survivor);
            survivor = next == null ? survivor : next;
        }
        return survivor;
    }

    /// Returns the other incident that an event refers to; null if it concerns only its own.
    public static @Nullable String other(IncidentEvent event) {
        return switch (event) {
            case IncidentMerged merged -> merged.into();
            case IncidentUnmerged unmerged -> unmerged.from();
            case DuplicateAbsorbed absorbed -> absorbed.from();
            case DuplicateReleased released -> released.duplicate();
            case EntryMovedAway moved -> moved.to();
            case EntryMovedHere moved -> moved.from();
            case IncidentEvent _ -> null;
        };
    }
}
