package io.incidentledger.ledger.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventLogException.DuplicateEvent;
import io.incidentledger.ledger.EventLogException.SequenceConflict;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import org.jspecify.annotations.Nullable;

/// Model of a log's expected content, kept as simple as possible: a list that is searched linearly.
final class LogModel {

    private final List<StoredEvent> events = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private Instant recordedAt = Instant.EPOCH;

    /// The reason why the log must reject a commit whose id it does not have; null when it must store it.
    @Nullable EventLogException refusal(NewCommit commit) {
        EventLogException contradiction = contradiction(commit.events());
        return contradiction != null ? contradiction : conflict(commit.events());
    }

    private static @Nullable EventLogException contradiction(List<NewEvent> events) {
        Map<StreamId, Long> last = new HashMap<>();
        for (NewEvent event : events) {
            Long before = last.put(event.stream(), event.sequence());
            if (event.stream() != null && before != null && event.sequence() != before + 1) {
                return new SequenceConflict(event.stream().id(), event.sequence());
            }
        }
        Set<String> ids = new HashSet<>();
        return events.stream().filter(event -> !ids.add(event.eventId())).findFirst()
                .map(event -> new DuplicateEvent(event.eventId())).orElse(null);
    }

    /// Conflicts of all streams that the events do not continue; a log that finds several may report any of them.
    List<EventLogException> sequenceConflicts(List<NewEvent> written) {
        List<EventLogException> conflicts = new ArrayList<>();
        Set<StreamId> seen = new HashSet<>();
        for (NewEvent event : written) {
            if (event.stream() != null && seen.add(event.stream())) {
                OptionalLong last = headSequence(event.stream().id());
                if (last.isPresent() && event.sequence() != last.getAsLong() + 1) {
                    conflicts.add(new SequenceConflict(event.stream().id(), event.sequence()));
                }
            }
        }
        return conflicts;
    }

    private @Nullable EventLogException conflict(List<NewEvent> written) {
        List<EventLogException> conflicts = sequenceConflicts(written);
        if (!conflicts.isEmpty()) {
            return conflicts.getFirst();
        }
        Set<String> stored = events.stream().map(StoredEvent::eventId).collect(Collectors.toSet());
        return written.stream().filter(event -> stored.contains(event.eventId())).findFirst()
                .map(event -> new DuplicateEvent(event.eventId())).orElse(null);
    }

    @Nullable Receipt find(String commitId) {
        return receipts.stream().filter(receipt -> receipt.commitId().equals(commitId)).findFirst().orElse(null);
    }

    /// Stores a commit, at a time that never decreases.
    void store(NewCommit commit, Receipt receipt, Instant clock) {
        recordedAt = clock.isBefore(recordedAt) ? recordedAt : clock;
        long position = head();
        for (NewEvent event : commit.events()) {
            events.add(new StoredEvent(++position, commit.commitId(), recordedAt, event.eventId(), event.stream(),
                    event.sequence(),
                    event.type(), event.revision(), event.payload(), event.metadata(), event.timestamp()));
        }
        receipts.add(receipt);
    }

    Instant recordedAt() {
        return recordedAt;
    }

    long head() {
        return events.size();
    }

    List<Receipt> receipts() {
        return receipts;
    }

    List<StoredEvent> events(long after, long upTo) {
        return events.stream().filter(event -> event.position() > after && event.position() <= upTo).toList();
    }

    List<StoredEvent> stream(String id, long fromSequence, long upTo) {
        return events.stream().filter(event -> event.stream() != null && event.stream().id().equals(id)
                && event.sequence() >= fromSequence && event.position() <= upTo).toList();
    }

    OptionalLong headSequence(String stream) {
        List<StoredEvent> own = stream(stream, 0, Long.MAX_VALUE);
        return own.isEmpty() ? OptionalLong.empty() : OptionalLong.of(own.getLast().sequence());
    }

    long positionAt(Instant instant) {
        return events.stream().filter(event -> !event.recordedAt().isAfter(instant)).count();
    }
}
