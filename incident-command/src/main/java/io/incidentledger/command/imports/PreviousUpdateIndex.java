package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;

import io.incidentledger.command.incident.EntryHistory;
import io.incidentledger.command.incident.ImportedIncidentPart;
import io.incidentledger.events.CorrectedStream;
import io.incidentledger.events.IdEquality;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import org.jspecify.annotations.Nullable;

/// Index of the updates that an import recorded, and of the reopenings before them, with lookups in O(1): by the id
/// that the page gives them, under which, with a number appended, an update may have been recorded several times. Used
/// by one decision only, which corrects the updates through this index.
final class PreviousUpdateIndex {

    private static final char AGAIN = '~';

    private final ImportSession session;
    /// The imported updates that are in effect, by the names that the page may give them; first to last.
    private final Map<String, SequencedSet<String>> previousUpdates = new HashMap<>();
    /// The number of updates that were ever recorded, by any actor, by the names that the page may give them.
    private final Map<String, Integer> recorded = new HashMap<>();
    /// The imported entries that are in effect, by their own ids.
    private final Map<String, List<EntryHistory.Entry>> standing = new HashMap<>();
    /// The imported reopenings that are in effect, by their sequences.
    private final Map<Integer, EntryHistory.Entry> reopenings = new HashMap<>();

    PreviousUpdateIndex(ImportSession session) {
        this.session = session;
        session.imported().updates().keySet().forEach(this::hold);
        session.entries().all().forEach(this::add);
    }

    /// Returns the names that the page may give an update: the id under which it was recorded, and that id without the
    /// appended number.
    static List<String> names(String updateId) {
        int end = updateId.lastIndexOf(AGAIN);
        return end >= 0 && updateId.substring(end + 1).chars().allMatch(Character::isDigit)
                ? List.of(updateId, updateId.substring(0, end))
                : List.of(updateId);
    }

    /// Whether an import recorded the update itself to state the current status: without a time and without a message.
    static boolean isStatusNow(StatusUpdated update) {
        return update.occurredAt() == null && update.message() == null && names(update.updateId()).size() > 1;
    }

    private void hold(String updateId) {
        names(updateId)
                .forEach(name -> previousUpdates.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(updateId));
    }

    private void add(EntryHistory.Entry entry) {
        if (entry.recorded() instanceof StatusUpdated update) {
            names(update.updateId()).forEach(name -> recorded.merge(IdEquality.of(name), 1, Integer::sum));
            if (entry.meant() != null && entry.imported()) {
                standing.computeIfAbsent(update.updateId(), _ -> new ArrayList<>(1)).add(entry);
            }
        }
        if (entry.meant() instanceof IncidentReopened && entry.imported()) {
            reopenings.put(entry.sequence(), entry);
        }
    }

    /// Returns the updates as recorded, first to last; empty: there are none, or they were retracted.
    List<StatusUpdated> of(String name) {
        return previousUpdates.getOrDefault(name, new LinkedHashSet<>()).stream()
                .map(updateId -> Objects.requireNonNull(session.imported().updates().get(updateId))).toList();
    }

    /// Returns an id that was never used, for recording an update with this name.
    String freshId(String name, boolean taken) {
        int before = recorded.getOrDefault(IdEquality.of(name), 0) + (taken ? 1 : 0);
        String fresh = before == 0 ? name : name + AGAIN + (before + 1);
        while (recorded.containsKey(IdEquality.of(fresh))) {
            before++;
            fresh = name + AGAIN + (before + 1);
        }
        return fresh;
    }

    /// Records an update or a reopening.
    void add(IncidentEvent event) {
        session.emit(event);
        add(session.entries().newest());
        if (event instanceof StatusUpdated update) {
            hold(update.updateId());
        }
    }

    /// Retracts an update, and the reopening that was recorded because of it.
    void retract(String updateId, String reason) {
        EntryHistory.@Nullable Entry reopening = reopeningBefore(updateId).orElse(null);
        Optional.ofNullable(standing.remove(updateId)).orElse(List.of())
                .forEach(entry -> SnapshotReconciler.retract(entry, reason, session));
        if (!session.imported().updates().containsKey(updateId)) {
            names(updateId).forEach(name -> previousUpdates.getOrDefault(name, new LinkedHashSet<>()).remove(updateId));
        }
        if (reopening != null) {
            retract(reopening, reason);
        }
    }

    /// Retracts a reopening.
    void retract(EntryHistory.Entry reopening, String reason) {
        reopenings.remove(reopening.sequence());
        SnapshotReconciler.retract(reopening, reason, session);
    }

    /// Ensures that a reopening has this time.
    void happenedAt(Instant at, EntryHistory.Entry reopening) {
        SnapshotReconciler.happenedAt(at, reopening, session);
        reopenings.computeIfPresent(reopening.sequence(), (_, entry) -> entry.meaning(
                entry.meant() == null ? null : CorrectedStream.at(entry.meant(), at)));
    }

    /// Returns the reopening that was recorded because of an update.
    Optional<EntryHistory.Entry> reopeningBefore(String updateId) {
        return Optional
                .ofNullable(reopenings
                        .get(session.incident()
                                .sequenceOf(new ImportedIncidentPart(ImportedIncidentPart.Kind.UPDATE, updateId)) - 1));
    }
}
