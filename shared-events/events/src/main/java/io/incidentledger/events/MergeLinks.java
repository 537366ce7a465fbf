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

/// How an incident is tied to others at present. None of these events is ever retracted, so they are taken as they were
/// recorded.
///
/// @param mergedInto null: it is not merged
/// @param absorbed its duplicates, in the order in which they were merged into it
public record MergeLinks(@Nullable String mergedInto, SequencedSet<String> absorbed) {

    /// So many incidents hang together below one, and are shown as part of it, at most.
    public static final int MOST_ABSORBED = 100;

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

    /// The incident that goes on instead of one, after any number of merges; the same one when it is not merged.
    ///
    /// @param mergedInto what an incident was merged into; null: it was not
    public static String survivor(String incidentId, Function<String, @Nullable String> mergedInto) {
        Set<String> passed = new HashSet<>();
        String survivor = incidentId;
        while (passed.add(survivor)) {
            String next = mergedInto.apply(survivor);
            survivor = next == null ? survivor : next;
        }
        return survivor;
    }

    /// The other incident that an event is about; null: it is about its own alone.
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
