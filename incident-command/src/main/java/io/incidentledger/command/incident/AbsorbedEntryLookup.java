package io.incidentledger.command.incident;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.incidentledger.events.Correction;
import io.incidentledger.events.IdEquality;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// Searches absorbed incidents for a timeline entry. The timeline of an incident also shows the entries of the
/// incidents that it has absorbed; a caller who tries to correct one of them there is told where it belongs. For that
/// the streams of the absorbed incidents are read, each once and in parts, while no incident is locked. The number of
/// bytes and of concurrent searches is limited, so that unknown ids, however often they are tried, delay nothing else;
/// a limited number of callers waits for a limited time. Thread-safe; blocks.
public final class AbsorbedEntryLookup {

    static final int MAX_AT_ONCE = 2;
    static final int MAX_WAITING = 32;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    public static final long MAX_BYTES = 16L << 20;
    private static final long PART_BYTES = 256L << 10;

    private final EventReader reader;
    private final long mostBytes;
    private final EventDecoder decoder = new EventDecoder(new EventCodec());
    private final Semaphore callers = new Semaphore(MAX_AT_ONCE + MAX_WAITING);
    private final Semaphore searches = new Semaphore(MAX_AT_ONCE, true);

    public AbsorbedEntryLookup(EventReader reader) {
        this(reader, MAX_BYTES);
    }

    /// @param mostBytes the maximum number of bytes to search
    public AbsorbedEntryLookup(EventReader reader, long mostBytes) {
        this.reader = reader;
        this.mostBytes = mostBytes;
    }

    /// Returns the exception for a caller whose incident has no entry with that id: it says where the entry is, that no
    /// incident has it, or that it was not found within the maximum number of bytes.
    ///
    /// @throws EventLogException when the streams can't be read; [EventLogException.Overloaded]: too many searches are
    ///     in progress
    public RuntimeException refusal(UnknownEntryException unknown) {
        if (!callers.tryAcquire()) {
            throw new EventLogException.Overloaded(MAX_WAITING);
        }
        try {
            if (!searches.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EventLogException.Overloaded(MAX_AT_ONCE);
            }
            return found(unknown);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new EventLogException.Unavailable("interrupted while waiting to search", ended);
        } finally {
            callers.release();
        }
    }

    /// The caller must have acquired a search permit, which is released.
    private RuntimeException found(UnknownEntryException unknown) {
        try {
            Search search = new Search(unknown);
            String holder = search.holder();
            if (holder == null) {
                return search.isCutOff() ? unknown.cutOff() : unknown;
            }
            return IncidentRule.ENTRY_OF_ANOTHER_INCIDENT.violated("The entry belongs to " + holder
                    + ", which was merged into this incident; correct it there.", holder);
        } finally {
            searches.release();
        }
    }

    private final class Search {

        private final UnknownEntryException unknown;
        private final Set<String> known = new HashSet<>();
        private final Deque<String> unread = new ArrayDeque<>();
        private long bytes;

        Search(UnknownEntryException unknown) {
            this.unknown = unknown;
        }

        @Nullable String holder() {
            known.add(unknown.incidentId());
            unread.add(unknown.incidentId());
            while (!unread.isEmpty() && bytes < mostBytes) {
                String incidentId = unread.element();
                List<IncidentEvent> links = new ArrayList<>();
                if (hasEntry(incidentId, links)) {
                    return incidentId;
                }
                if (bytes < mostBytes) {
                    unread.remove();
                    MergeLinks.of(links).absorbed().stream().filter(next -> known.size() <= MergeLinks.MAX_ABSORBED)
                            .filter(known::add).forEach(unread::add);
                }
            }
            return null;
        }

        /// Whether the search ended before everything was searched.
        boolean isCutOff() {
            return !unread.isEmpty();
        }

        /// Reads a stream, up to the maximum number of bytes.
        private boolean hasEntry(String incidentId, List<IncidentEvent> links) {
            boolean absorbed = !incidentId.equals(unknown.incidentId());
            List<StoredEvent> part = part(incidentId, 0);
            while (!part.isEmpty()) {
                for (StoredEvent stored : part) {
                    bytes += stored.bytes();
                    RecordedEvent event = decoder.decode(stored);
                    if (event == null) {
                        continue;
                    }
                    if (absorbed && IdEquality.same(Correction.entryIdOf(event.event(), event.eventId()),
                            unknown.entryId())) {
                        return true;
                    }
                    if (MergeLinks.other(event.event()) != null) {
                        links.add(event.event());
                    }
                }
                part = bytes < mostBytes ? part(incidentId, part.getLast().sequence() + 1) : List.of();
            }
            return false;
        }

        private List<StoredEvent> part(String incidentId, long from) {
            return reader.readStream(incidentId, from, Long.MAX_VALUE, Math.min(PART_BYTES, mostBytes - bytes));
        }
    }
}
