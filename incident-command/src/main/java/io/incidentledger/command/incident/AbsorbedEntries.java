package io.incidentledger.command.incident;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

import io.incidentledger.codec.EventCodec;
import io.incidentledger.eventlog.EventLogException;
import io.incidentledger.eventlog.EventReader;
import io.incidentledger.eventlog.StoredEvent;
import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.view.EventDecoder;
import io.incidentledger.view.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of an incident also shows the entries of those that it has absorbed. Whoever wants to correct one of them there learns where it belongs. For that the streams of the absorbed
 * incidents are read, each once: when no incident is locked, so many bytes at most, and for so few at a time that an id which nobody knows, however often it is tried, holds up nothing else.
 * Thread-safe; blocks.
 */
public final class AbsorbedEntries {

    static final int MOST_AT_ONCE = 2;
    static final long MOST_BYTES = 16L << 20;

    private final EventReader reader;
    private final long mostBytes;
    private final EventDecoder decoder = new EventDecoder(new EventCodec());
    private final Semaphore searches = new Semaphore(MOST_AT_ONCE);

    public AbsorbedEntries(EventReader reader) {
        this(reader, MOST_BYTES);
    }

    AbsorbedEntries(EventReader reader, long mostBytes) {
        this.reader = reader;
        this.mostBytes = mostBytes;
    }

    /**
     * What to tell a caller whose incident has no entry of that id: where the entry is, or that nobody knows it.
     *
     * @throws EventLogException
     *             when the streams can't be read; {@link EventLogException.Overloaded}: others search just now
     */
    public RuntimeException refusal(UnknownEntry unknown) {
        if (!searches.tryAcquire()) {
            throw new EventLogException.Overloaded(MOST_AT_ONCE);
        }
        try {
            String holder = new Search(unknown).holder();
            return holder == null
                    ? unknown
                    : Rule.ENTRY_OF_ANOTHER_INCIDENT.violated("the entry belongs to " + holder
                            + ", which was merged into this incident; correct it there", holder);
        } finally {
            searches.release();
        }
    }

    private final class Search {

        private final UnknownEntry unknown;
        private final Set<String> known = new HashSet<>();
        private final Deque<String> unread = new ArrayDeque<>();
        private long bytes;

        Search(UnknownEntry unknown) {
            this.unknown = unknown;
        }

        @Nullable String holder() {
            known.add(unknown.incidentId());
            unread.add(unknown.incidentId());
            while (!unread.isEmpty() && bytes <= mostBytes) {
                String incidentId = unread.remove();
                List<IncidentEvent> stream = new ArrayList<>();
                for (StoredEvent stored : reader.readStream(incidentId, 0, Long.MAX_VALUE)) {
                    bytes += stored.payload().length();
                    RecordedEvent event = decoder.decode(stored);
                    if (event != null) {
                        if (!incidentId.equals(unknown.incidentId()) && Correction
                                .entryIdOf(event.event(), event.eventId()).equals(unknown.entryId())) {
                            return incidentId;
                        }
                        stream.add(event.event());
                    }
                }
                MergeLinks.of(stream).absorbed().stream().filter(next -> known.size() <= MergeLinks.MOST_ABSORBED)
                        .filter(known::add).forEach(unread::add);
            }
            return null;
        }
    }
}
