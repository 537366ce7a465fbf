package io.incidentledger.command.pipeline;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import io.incidentledger.codec.EventCodec;
import io.incidentledger.eventlog.EventReader;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.view.EventDecoder;
import io.incidentledger.view.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Which incident goes on instead of one that was merged, read from the streams of those in between. Thread-safe; blocks. */
final class Survivors {

    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());

    private final EventReader reader;

    Survivors(EventReader reader) {
        this.reader = reader;
    }

    /** After any number of merges; null: the incident is not merged. */
    @Nullable String of(String incidentId) {
        Set<String> passed = new HashSet<>();
        @Nullable String survivor = null;
        for (String next = mergedInto(incidentId); next != null && passed.add(next); next = mergedInto(next)) {
            survivor = next;
        }
        return survivor;
    }

    private @Nullable String mergedInto(String incidentId) {
        return MergeLinks.of(reader.readStream(incidentId, 0, Long.MAX_VALUE).stream().map(DECODER::decode)
                .filter(Objects::nonNull).map(RecordedEvent::event).toList()).mergedInto();
    }
}
