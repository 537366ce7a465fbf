package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.command.incident.EntryHistory;
import io.incidentledger.command.incident.ImportedIncidentPart;
import io.incidentledger.events.IdEquality;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// Emits the status updates of an edited page, and the status that follows from them. An update that must be recorded
/// again, because it was retracted or because a correction can't express what the page says, gets its id with a number
/// appended. Used by one decision only.
final class SnapshotUpdatesReconciler {

    private final ExternalIncident page;
    private final ImportSession session;
    private final String gone;
    /// Ids of other timeline entries.
    private final Set<String> taken;
    private final PreviousUpdateIndex previous;

    /// @param gone the reason for retractions
    SnapshotUpdatesReconciler(ExternalIncident page, ImportSession session, String gone) {
        this.page = page;
        this.session = session;
        this.gone = gone;
        this.taken = session.entries().all().stream().filter(entry -> !(entry.recorded() instanceof StatusUpdated))
                .map(entry -> IdEquality.of(entry.entryId())).collect(Collectors.toSet());
        this.previous = new PreviousUpdateIndex(session);
    }

    static boolean areImported(ExternalIncident page, ImportSession session) {
        Set<String> names = names(session.imported().updates().keySet());
        return page.updates().stream().map(Update::updateId).allMatch(names::contains);
    }

    /// Returns when the page says that the incident was resolved; null: it is open.
    @Nullable Instant emit() {
        Optional<Update> last = lastWithStatus();
        @Nullable Instant resolvedAt = page.times().resolvedAt() == null
                ? last.filter(update -> update.status() == Status.RESOLVED).map(Update::at).orElse(null)
                : page.times().resolvedAt();
        emit(resolvedAt);
        return resolvedAt;
    }

    /// @param resolvedAt null: the incident is open
    void emit(@Nullable Instant resolvedAt) {
        session.incident()
                .expect(Stream.concat(page.updates().stream().map(Update::at), Stream.ofNullable(resolvedAt)).toList());
        retractMissing();
        Status before = Status.INVESTIGATING;
        boolean resolvedOnce = false;
        for (Update update : page.updates()) {
            emit(update, before, resolvedOnce);
            resolvedOnce |= update.status() == Status.RESOLVED;
            before = update.status() == null ? before : update.status();
        }
        emitResolution(resolvedAt);
        Status wanted = resolvedAt == null ? before : Status.RESOLVED;
        if (isUndecided() && session.incident().status() != wanted) {
            lastWithStatus().ifPresent(this::emitAgain);
        }
        if (isUndecided() && session.incident().status() != wanted) {
            lastWithStatus().ifPresent(this::emitStatus);
        }
    }

    /// Retracts updates that the page no longer has. An update that only states the current status belongs to an update
    /// of the page under any of its names.
    private void retractMissing() {
        Set<String> present = page.updates().stream().map(Update::updateId).collect(Collectors.toSet());
        Set<String> names = names(present);
        for (StatusUpdated known : List.copyOf(session.imported().updates().values())) {
            Set<String> here = PreviousUpdateIndex.isStatusNow(known) ? names : present;
            if (PreviousUpdateIndex.names(known.updateId()).stream().noneMatch(here::contains)) {
                previous.retract(known.updateId(), gone);
            }
        }
    }

    private static Set<String> names(Set<String> updateIds) {
        return updateIds.stream().map(PreviousUpdateIndex::names).flatMap(List::stream).collect(Collectors.toSet());
    }

    private void emit(Update update, Status before, boolean resolvedOnce) {
        StatusUpdated known = previous.of(update.updateId()).stream().findFirst().orElse(null);
        if (known != null && known.status() != null && update.status() == null) {
            previous.retract(known.updateId(), gone);
            known = null;
        }
        if (known == null) {
            emitNew(update, before == Status.RESOLVED);
        } else {
            correct(known, update, resolvedOnce);
        }
    }

    private void emitNew(Update update, boolean afterResolution) {
        boolean open = update.status() != null && update.status().open();
        if (open && afterResolution && session.incident().presentStatus() == Status.RESOLVED) {
            previous.add(new IncidentReopened(null, update.at()));
        }
        previous.add(new StatusUpdated(freshId(update.updateId()), update.status(), update.message(), update.audience(),
                update.at()));
    }

    private void correct(StatusUpdated known, Update update, boolean resolvedOnce) {
        previous.reopeningBefore(known.updateId()).ifPresent(entry -> {
            if (resolvedOnce) {
                previous.happenedAt(update.at(), entry);
            } else {
                previous.retract(entry, gone);
            }
        });
        ImportCorrections.correct(new ImportedIncidentPart(ImportedIncidentPart.Kind.UPDATE, known.updateId()),
                update.at(),
                known.occurredAt(), session,
                sequence -> new EntryAmended(known.updateId(), sequence,
                        ImportCorrections.words(known.message(), update.message()), null,
                        ImportCorrections.change(known.status(), update.status()),
                        ImportCorrections.change(known.audience(), update.audience()),
                        null, ImportCorrections.REASON, null));
    }

    /// Ensures that an open incident has no resolution in its current cycle, and that a resolved one has exactly one.
    private void emitResolution(@Nullable Instant at) {
        List<EntryHistory.Entry> resolutions = resolutions();
        EntryHistory.@Nullable Entry last = at == null || resolutions.isEmpty() ? null : resolutions.getLast();
        resolutions.stream().filter(entry -> !entry.equals(last))
                .forEach(entry -> SnapshotReconciler.retract(entry, gone, session));
        if (last != null && at != null) {
            SnapshotReconciler.happenedAt(at, last, session);
        } else if (at != null && isUndecided()) {
            session.emit(new IncidentResolved(null, at));
        }
    }

    /// Returns the resolutions of the current cycle.
    private List<EntryHistory.Entry> resolutions() {
        int reopened = SnapshotReconciler.entries(session, entry -> entry.meant() instanceof IncidentReopened).stream()
                .mapToInt(EntryHistory.Entry::sequence).max().orElse(0);
        return SnapshotReconciler.entries(session,
                entry -> entry.meant() instanceof IncidentResolved && entry.sequence() > reopened);
    }

    /// People have the last word on an incident that they closed, merged or cancelled.
    private boolean isUndecided() {
        return session.incident().status().open() || session.incident().status() == Status.RESOLVED;
    }

    private Optional<Update> lastWithStatus() {
        return page.updates().reversed().stream().filter(update -> update.status() != null).findFirst();
    }

    /// Records the update again, so that it comes after everything that was recorded later.
    private void emitAgain(Update update) {
        previous.of(update.updateId()).forEach(known -> previous.retract(known.updateId(), gone));
        emitNew(update, true);
    }

    /// Records the status of an update without a time. The page gives the update a time before that of a resolution
    /// which it has withdrawn, and the status still applies after that time.
    private void emitStatus(Update update) {
        previous.add(new StatusUpdated(freshId(update.updateId()), update.status(), null, update.audience(), null));
    }

    private String freshId(String updateId) {
        return previous.freshId(updateId, taken.contains(IdEquality.of(updateId)));
    }
}
