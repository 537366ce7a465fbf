package io.incidentledger.command.imports;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.incidentledger.command.incident.ActionItem;
import io.incidentledger.command.incident.ImportedIncidentPart;
import io.incidentledger.command.incident.IncidentRule;
import io.incidentledger.command.incident.IncidentUnderImport;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Role;
import org.jspecify.annotations.Nullable;

/// Turns what another system reports about an incident into new events. The first time that is everything; later it is
/// what the other system reports differently than before, unless the incident is that way already. Updates, entries and
/// action items that are no longer mentioned remain, unless their list has parts without ids: then missing ones were
/// removed. Roles always remain.
final class ImportDecisions {

    /// The reason for retractions.
    static final String GONE = "the import no longer says so";

    private ImportDecisions() {}

    /// Decides what a line says about an incident, which may be new.
    static ImportSession newEvents(IncidentUnderImport incident, ExternalIncident line) {
        if (!incident.isDeclared()) {
            return emit(line, ImportSession.begin(incident, declared(line)));
        }
        ImportSession session = emit(line, new ImportSession(incident, requireSame(incident, line)));
        if (!session.newEvents().isEmpty()) {
            incident.requireActiveBefore();
        }
        return session;
    }

    /// Returns the imported history of the incident, which must be the one that the line is about.
    static PreviouslyImportedState requireSame(IncidentUnderImport incident, ExternalIncident line) {
        @Nullable PreviouslyImportedState previous = PreviouslyImportedState.of(incident);
        ExternalRef ref = incident.externalRef();
        if (previous == null && ref != null && same(ref, line.ref())) {
            throw IncidentRule.NOT_THIS_IMPORT
                    .violated("%s of %s was declared by a command, not by an import."
                            .formatted(line.ref().id(), line.ref().system()));
        }
        if (previous == null || ref == null || !same(ref, line.ref())) {
            throw IncidentRule.NOT_THIS_IMPORT
                    .violated("The incident is not " + line.ref().id() + " of " + line.ref().system() + ".");
        }
        if (incident.mode() != line.mode() || !incident.source().equals(line.source())) {
            throw IncidentRule.IMPORTED_HISTORY_FIXED.violated("Its mode is %s and its source is %s.".formatted(
                    incident.mode().wireName(), incident.source()));
        }
        return previous;
    }

    private static boolean same(ExternalRef one, ExternalRef other) {
        return one.system().equals(other.system()) && one.id().equals(other.id());
    }

    static IncidentDeclared declared(ExternalIncident line) {
        return new IncidentDeclared(line.title(), line.summary(), line.severity(),
                line.services().stream().distinct().toList(), line.labels(), line.visibility(), line.mode(),
                line.source(), line.ref(), line.times().declaredAt());
    }

    private static ImportSession emit(ExternalIncident given, ImportSession session) {
        ExternalIncident line = PartIdAssigner.identified(SourceIdConflictChecker.recognized(given, session.imported()),
                session);
        ImportedDetails.emit(line, session);
        ImportedTimes.emitStart(line.times(), session);
        emitRoles(line.roles(), session);
        ImportedUpdates.emit(line, given.namesAllUpdates(), session);
        ImportedTimes.emitEnd(line, session);
        if (given.namesAllEntries()) {
            retractMissing(line.entries(), session);
        }
        Map<String, String> moved = session.entries().movedTo();
        line.entries().forEach(entry -> emit(entry, moved.get(entry.entryId()), session));
        if (given.namesAllActionItems()) {
            dropMissing(line.actionItems(), session);
        }
        line.actionItems().forEach(item -> emit(item, session));
        return session;
    }

    /// A role with a single holder returns to the last holder in the list if the import assigned it to somebody else
    /// later.
    private static void emitRoles(List<ExternalIncident.RoleHolder> holders, ImportSession session) {
        Map<Role, RoleAssigned> last = new LinkedHashMap<>();
        for (ExternalIncident.RoleHolder holder : holders) {
            if (!EventProvenance.namesPerson(holder.assignee())) {
                throw IncidentRule.PERSON_REQUIRED
                        .violated("The assignee " + holder.assignee() + " does not name a person.");
            }
            RoleAssigned event = new RoleAssigned(holder.role(), holder.assignee(), holder.scope(), null, holder.at());
            if (!session.imported().roles().contains(event)) {
                session.emit(event);
            }
            if (!holder.role().severalHolders()) {
                last.put(holder.role(), event);
            }
        }
        last.values().stream().filter(event -> !isLast(event, session)).forEach(session::emit);
    }

    private static boolean isLast(RoleAssigned event, ImportSession session) {
        return session.imported().roles().reversed().stream().filter(previous -> previous.role() == event.role())
                .findFirst()
                .filter(event::equals).isPresent();
    }

    private static void retractMissing(List<ExternalIncident.Entry> present, ImportSession session) {
        Set<String> missing = new HashSet<>(session.imported().entries().keySet());
        present.forEach(entry -> missing.remove(entry.entryId()));
        if (!missing.isEmpty()) {
            Map<String, String> moved = session.entries().movedTo();
            missing.stream().filter(moved::containsKey).forEach(
                    entryId -> session.pass(new MovedEntry(entryId, Objects.requireNonNull(moved.get(entryId)), true)));
            Map<ImportedIncidentPart, Integer> places = session.entries().importedParts();
            Set<Integer> gone = missing.stream()
                    .map(id -> places.get(new ImportedIncidentPart(ImportedIncidentPart.Kind.ENTRY, id)))
                    .filter(Objects::nonNull).collect(Collectors.toSet());
            SnapshotReconciler.entries(session, entry -> gone.contains(entry.sequence()))
                    .forEach(entry -> SnapshotReconciler.retract(entry, GONE, session));
        }
    }

    /// Action items can't be removed, so missing ones that are not done are closed as not to be done.
    private static void dropMissing(List<ExternalIncident.ActionItem> present, ImportSession session) {
        Map<String, ActionItem> missing = new LinkedHashMap<>(session.imported().actionItems());
        present.forEach(item -> missing.remove(item.actionItemId()));
        missing.forEach((id, item) -> {
            if (item.status() != ActionItemStatus.DONE && item.status() != ActionItemStatus.WONT_DO) {
                session.emit(item.changeTo(id, null, null, null, ActionItemStatus.WONT_DO, null));
            }
        });
    }

    private static void emit(ExternalIncident.Entry entry, @Nullable String movedTo, ImportSession session) {
        TimelineEntryAdded event = new TimelineEntryAdded(entry.entryId(), entry.kind(), entry.message(), entry.links(),
                entry.at());
        TimelineEntryAdded before = session.imported().entries().get(entry.entryId());
        if (before == null) {
            session.emit(event);
        } else if (!event.equals(before)) {
            if (movedTo != null) {
                session.pass(new MovedEntry(entry.entryId(), movedTo, false));
                return;
            }
            ImportCorrections.correct(new ImportedIncidentPart(ImportedIncidentPart.Kind.ENTRY, entry.entryId()),
                    entry.at(),
                    before.occurredAt(), session,
                    sequence -> new EntryAmended(entry.entryId(), sequence,
                            ImportCorrections.words(before.message(), entry.message()), null, null, null,
                            ImportCorrections.change(before.links(), entry.links()), ImportCorrections.REASON, null));
        }
    }

    private static void emit(ExternalIncident.ActionItem item, ImportSession session) {
        ActionItem before = session.imported().actionItems().get(item.actionItemId());
        if (before == null) {
            ActionItemAdded added = new ActionItemAdded(item.actionItemId(), item.title(), item.owner(),
                    item.priority(), item.dueOn(), null);
            session.emit(added);
            before = ActionItem.of(added);
        }
        ActionItemChanged change = before.changeTo(item.actionItemId(), item.title(), item.owner(), item.priority(),
                item.status(), item.dueOn());
        if (!before.after(change).equals(before)) {
            session.emit(change);
        }
    }
}
