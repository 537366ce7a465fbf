package io.incidentledger.command.incident;

import java.util.List;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * Turns what another system says about an incident into the events that are news. The first time that is everything; later it is what the other system says differently
 * than before, as far as the incident is not that way already. What it no longer mentions of updates, entries, roles and action items stays: a ledger forgets nothing.
 */
final class Import {

    private Import() {}

    /** The source of an import's events, which keeps the calling service's name. */
    static String source(@Nullable String callingService) {
        if (callingService == null) {
            return Provenance.IMPORT;
        }
        return Provenance.isImport(callingService) ? callingService : Provenance.IMPORT + ":" + callingService;
    }

    /**
     * @param incident
     *            null: the ledger does not know it yet
     * @param told
     *            what this import said so far; null: the incident did not come from an import
     */
    static List<IncidentEvent> news(@Nullable IncidentState incident, @Nullable ImportedHistory told,
            ExternalIncident line) {
        if (incident == null) {
            return tell(line, new ImportStory(declared(line)));
        }
        List<IncidentEvent> news = tell(line, new ImportStory(incident, requireSame(incident, told, line)));
        if (!news.isEmpty()) {
            incident.progress().requireActive();
        }
        return news;
    }

    /** What was imported of the incident before, which must be the one that is told about. */
    static ImportedHistory requireSame(IncidentState incident, @Nullable ImportedHistory told, ExternalIncident line) {
        ExternalRef ref = incident.origin().externalRef();
        if (told == null || ref == null || !same(ref, line.ref())) {
            throw Rule.NOT_THIS_IMPORT
                    .violated("the incident is not " + line.ref().id() + " of " + line.ref().system());
        }
        if (incident.origin().mode() != line.mode() || !incident.origin().source().equals(line.source())) {
            throw Rule.IMPORTED_HISTORY_FIXED.violated("its mode is %s and its source %s".formatted(
                    incident.origin().mode().wireName(), incident.origin().source()));
        }
        return told;
    }

    private static boolean same(ExternalRef one, ExternalRef other) {
        return one.system().equals(other.system()) && one.id().equals(other.id());
    }

    static IncidentDeclared declared(ExternalIncident line) {
        return new IncidentDeclared(line.title(), line.summary(), line.severity(),
                line.services().stream().distinct().toList(), line.labels(), line.visibility(), line.mode(),
                line.source(), line.ref(), line.times().declaredAt());
    }

    private static List<IncidentEvent> tell(ExternalIncident line, ImportStory story) {
        ImportedFacts.tell(line, story);
        ImportedTimes.tellBeginning(line.times(), story);
        line.roles().forEach(holder -> tell(holder, story));
        ImportedUpdates.tell(line, story);
        ImportedTimes.tellEnd(line, story);
        line.entries().forEach(entry -> tell(entry, story));
        line.actionItems().forEach(item -> tell(item, story));
        return story.news();
    }

    private static void tell(ExternalIncident.RoleHolder holder, ImportStory story) {
        Responders.requirePerson(holder.assignee(), "a role that is held by " + holder.assignee() + " is vacant");
        RoleAssigned event = new RoleAssigned(holder.role(), holder.assignee(), holder.scope(), holder.at());
        if (!story.told().roles().contains(event)) {
            story.tell(event);
        }
    }

    private static void tell(ExternalIncident.Entry entry, ImportStory story) {
        TimelineEntryAdded event = new TimelineEntryAdded(entry.entryId(), entry.kind(), entry.message(), entry.links(),
                entry.at());
        TimelineEntryAdded before = story.told().entries().get(entry.entryId());
        if (before == null) {
            story.tell(event);
        } else if (!event.equals(before)) {
            StoryCorrections.correct(entry.entryId(), entry.at(), before.occurredAt(), story,
                    known -> new EntryAmended(known.entryId(), known.sequence(),
                            StoryCorrections.words(before.message(), entry.message()), null, null, null,
                            Change.of(before.links(), entry.links()), StoryCorrections.REASON, null));
        }
    }

    private static void tell(ExternalIncident.ActionItem item, ImportStory story) {
        ActionItem before = story.told().actionItems().get(item.actionItemId());
        if (before == null) {
            ActionItemAdded added = new ActionItemAdded(item.actionItemId(), item.title(), item.owner(),
                    item.priority(), item.dueOn(), null);
            story.tell(added);
            before = ActionItem.of(added);
        }
        ActionItemChanged change = before.changeTo(item.actionItemId(), item.title(), item.owner(), item.priority(),
                item.status(), item.dueOn());
        if (!before.after(change).equals(before)) {
            story.tell(change);
        }
    }
}
