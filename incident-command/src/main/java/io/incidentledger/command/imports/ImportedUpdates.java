package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.command.incident.ImportedIncidentPart;
import io.incidentledger.command.incident.IncidentRule;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// Emits the imported status updates of an incident, each exactly as in the other system. Where they resolve or reopen
/// the incident, that is recorded as well. An update with a different text or time than before is amended and
/// backdated; its status can't change, unless the other system gives no ids.
final class ImportedUpdates {

    private ImportedUpdates() {}

    /// @param all whether updates that the line does not mention were removed
    static void emit(ExternalIncident line, boolean all, ImportSession session) {
        if (all && isRewritten(line, session)) {
            rewrite(line, session);
            return;
        }
        List<Update> updates = line.updates();
        Instant resolvedAt = line.times().resolvedAt();
        session.incident()
                .expect(Stream.concat(updates.stream().map(Update::at), Stream.ofNullable(resolvedAt)).toList());
        int lastOpen = lastOpen(updates);
        for (int i = 0; i < updates.size(); i++) {
            Update update = updates.get(i);
            StatusUpdated before = session.imported().updates().get(update.updateId());
            if (before == null) {
                emitNew(update, resolvedAt == null || i < lastOpen ? update.at() : resolvedAt, session);
            } else {
                emitAgain(before, update, session);
            }
        }
    }

    /// Whether the line has more than new texts for known updates and additional updates after them: the status may
    /// follow from different updates than before.
    private static boolean isRewritten(ExternalIncident line, ImportSession session) {
        Map<String, StatusUpdated> missing = new HashMap<>(session.imported().updates());
        boolean grown = false;
        boolean rewritten = false;
        for (Update update : line.updates()) {
            StatusUpdated before = missing.remove(update.updateId());
            rewritten |= before != null && (grown || isOtherwise(before, update));
            grown |= before == null;
        }
        return rewritten || !missing.isEmpty() || !grown && last(line) != last(session.imported());
    }

    private static boolean isOtherwise(StatusUpdated before, Update update) {
        return before.status() != update.status()
                || before.status() != null && !update.at().equals(before.occurredAt());
    }

    private static @Nullable Status last(ExternalIncident line) {
        Status last = null;
        for (Update update : line.updates()) {
            last = update.status() == null ? last : update.status();
        }
        return last;
    }

    private static @Nullable Status last(PreviouslyImportedState history) {
        Status last = null;
        for (StatusUpdated update : history.updates().values()) {
            last = update.status() == null ? last : update.status();
        }
        return last;
    }

    /// Changes the updates to what the line says, and the status and the resolution to what follows from them.
    private static void rewrite(ExternalIncident line, ImportSession session) {
        Instant resolvedAt = line.times().resolvedAt() != null ? line.times().resolvedAt() : lastResolution(line);
        PreviouslyImportedState.Statement stated = session.imported().times().get(Milestone.RESOLVED);
        Instant outdated = stated == null || Objects.equals(stated.at(), resolvedAt) ? null : stated.at();
        SnapshotReconciler.entries(session, entry -> entry.meant() instanceof MilestoneRecorded recorded
                && recorded.milestone() == Milestone.RESOLVED && outdated != null
                && outdated.equals(recorded.occurredAt()))
                .forEach(entry -> SnapshotReconciler.retract(entry, ImportDecisions.GONE, session));
        new SnapshotUpdatesReconciler(line, session, ImportDecisions.GONE).emit(resolvedAt);
    }

    /// Returns the time of the last resolution by the updates; null: according to them the incident is open.
    private static @Nullable Instant lastResolution(ExternalIncident line) {
        Instant at = null;
        for (Update update : line.updates()) {
            if (update.status() == Status.RESOLVED) {
                at = at == null ? update.at() : at;
            } else if (isOpen(update)) {
                at = null;
            }
        }
        return at;
    }

    /// Whether an update resolves the incident and a later one reopens it.
    static boolean reopen(ExternalIncident line) {
        return line.updates().stream().dropWhile(update -> update.status() != Status.RESOLVED)
                .anyMatch(ImportedUpdates::isOpen);
    }

    /// @param resolvedAt the time of the resolution, if the update resolves the incident: the time of resolution that
    ///     the other system reports is that of the last one
    private static void emitNew(Update update, Instant resolvedAt, ImportSession session) {
        Status present = session.incident().presentStatus();
        Status before = session.incident().statusAt(update.at());
        if (present == Status.RESOLVED && before == Status.RESOLVED && isOpen(update)) {
            session.emit(new IncidentReopened(null, update.at()));
        }
        session.emit(event(update));
        if (present.open() && before.open() && update.status() == Status.RESOLVED) {
            session.emit(new IncidentResolved(null, resolvedAt));
        }
    }

    private static int lastOpen(List<Update> updates) {
        int last = updates.size() - 1;
        while (last >= 0 && !isOpen(updates.get(last))) {
            last--;
        }
        return last;
    }

    private static void emitAgain(StatusUpdated before, Update update, ImportSession session) {
        if (event(update).equals(before)) {
            return;
        }
        if (update.status() != before.status()) {
            throw IncidentRule.IMPORTED_HISTORY_FIXED
                    .violated("Update %s had another status when it was first imported.".formatted(
                            update.updateId()));
        }
        ImportCorrections.correct(new ImportedIncidentPart(ImportedIncidentPart.Kind.UPDATE, update.updateId()),
                update.at(),
                before.occurredAt(), session,
                sequence -> new EntryAmended(update.updateId(), sequence,
                        ImportCorrections.words(before.message(), update.message()), null, null,
                        ImportCorrections.change(before.audience(), update.audience()), null, ImportCorrections.REASON,
                        null));
    }

    private static boolean isOpen(Update update) {
        return update.status() != null && update.status().open();
    }

    private static StatusUpdated event(Update update) {
        return new StatusUpdated(update.updateId(), update.status(), update.message(), update.audience(), update.at());
    }
}
