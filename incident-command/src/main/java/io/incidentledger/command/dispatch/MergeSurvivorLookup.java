package io.incidentledger.command.dispatch;

import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// Finds the incident that continues in place of a merged one, from the streams of the merged incidents in between.
/// Thread-safe; blocks.
final class MergeSurvivorLookup {

    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());

    private final EventReader reader;

    MergeSurvivorLookup(EventReader reader) {
        this.reader = reader;
    }

    /// Returns the incident that continues after any number of merges; null: the incident is not merged.
    @Nullable String of(String incidentId) {
        String survivor = MergeLinks.survivor(incidentId, this::mergedInto);
        return survivor.equals(incidentId) ? null : survivor;
    }

    private @Nullable String mergedInto(String incidentId) {
        return MergeLinks.of(DECODER.decodeAll(reader.readStream(incidentId, 0, Long.MAX_VALUE)).stream()
                .map(RecordedEvent::event).toList()).mergedInto();
    }
}
