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
import io.incidentledger.command.incident.ImportedPart;
import io.incidentledger.events.CanonicalId;
import io.incidentledger.events.CorrectedStream;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import org.jspecify.annotations.Nullable;

/// The updates that an import told, and the reopenings before them, found in one step however many there are: by the id
/// that the page has for them, under which, with a number behind it, one may have been told several times. Belongs to
/// one decision, whose corrections of them go through it.
final class PreviousUpdates {

    private static final char AGAIN = '~';

    private final ImportSession session;
    /// Those that the import holds to, by what the page may call them; first to last.
    private final Map<String, SequencedSet<String>> told = new HashMap<>();
    /// How many were ever recorded, by whomever, by what the page may call them.
    private final Map<String, Integer> recorded = new HashMap<>();
    /// Those that stand, by their own ids.
    private final Map<String, List<EntryHistory.Entry>> standing = new HashMap<>();
    /// Those that stand, by their places.
    private final Map<Integer, EntryHistory.Entry> reopenings = new HashMap<>();

    PreviousUpdates(ImportSession session) {
        this.session = session;
        session.imported().updates().keySet().forEach(this::hold);
        session.entries().all().forEach(this::add);
    }

    /// What the page may call an update: by the id under which it was told, or by that without the number behind it.
    static List<String> names(String updateId) {
        int end = updateId.lastIndexOf(AGAIN);
        return end >= 0 && updateId.substring(end + 1).chars().allMatch(Character::isDigit)
                ? List.of(updateId, updateId.substring(0, end))
                : List.of(updateId);
    }

    /// Whether an import told it itself, to say what the status is: not when, and without words.
    static boolean isStatusNow(StatusUpdated update) {
        return update.occurredAt() == null && update.message() == null && names(update.updateId()).size() > 1;
    }

    private void hold(String updateId) {
        names(updateId).forEach(name -> told.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(updateId));
    }

    private void add(EntryHistory.Entry entry) {
        if (entry.recorded() instanceof StatusUpdated update) {
            names(update.updateId()).forEach(name -> recorded.merge(CanonicalId.of(name), 1, Integer::sum));
            if (entry.meant() != null && entry.imported()) {
                standing.computeIfAbsent(update.updateId(), _ -> new ArrayList<>(1)).add(entry);
            }
        }
        if (entry.meant() instanceof IncidentReopened && entry.imported()) {
            reopenings.put(entry.sequence(), entry);
        }
    }

    /// As they were told, first to last; empty: they were not, or were taken back.
    List<StatusUpdated> of(String name) {
        return told.getOrDefault(name, new LinkedHashSet<>()).stream()
                .map(updateId -> Objects.requireNonNull(session.imported().updates().get(updateId))).toList();
    }

    /// One that has this name is told under an id that was never used.
    String freshId(String name, boolean taken) {
        int before = recorded.getOrDefault(CanonicalId.of(name), 0) + (taken ? 1 : 0);
        String fresh = before == 0 ? name : name + AGAIN + (before + 1);
        while (recorded.containsKey(CanonicalId.of(fresh))) {
            before++;
            fresh = name + AGAIN + (before + 1);
        }
        return fresh;
    }

    /// Tells an update, or a reopening.
    void add(IncidentEvent event) {
        session.emit(event);
        add(session.entries().newest());
        if (event instanceof StatusUpdated update) {
            hold(update.updateId());
        }
    }

    /// Takes back an update, and the reopening that was told because of it.
    void retract(String updateId, String reason) {
        EntryHistory.@Nullable Entry reopening = reopeningBefore(updateId).orElse(null);
        Optional.ofNullable(standing.remove(updateId)).orElse(List.of())
                .forEach(entry -> SnapshotReconciler.retract(entry, reason, session));
        if (!session.imported().updates().containsKey(updateId)) {
            names(updateId).forEach(name -> told.getOrDefault(name, new LinkedHashSet<>()).remove(updateId));
        }
        if (reopening != null) {
            retract(reopening, reason);
        }
    }

    /// Takes back a reopening.
    void retract(EntryHistory.Entry reopening, String reason) {
        reopenings.remove(reopening.sequence());
        SnapshotReconciler.retract(reopening, reason, session);
    }

    /// Sees to it that a reopening has this time.
    void happenedAt(Instant at, EntryHistory.Entry reopening) {
        SnapshotReconciler.happenedAt(at, reopening, session);
        reopenings.computeIfPresent(reopening.sequence(), (_, entry) -> entry.meaning(
                entry.meant() == null ? null : CorrectedStream.at(entry.meant(), at)));
    }

    /// The reopening that was told because of an update.
    Optional<EntryHistory.Entry> reopeningBefore(String updateId) {
        return Optional
                .ofNullable(reopenings
                        .get(session.incident().sequenceOf(new ImportedPart(ImportedPart.Kind.UPDATE, updateId)) - 1));
    }
}
