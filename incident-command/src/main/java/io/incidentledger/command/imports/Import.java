package io.incidentledger.command.imports;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.incidentledger.command.incident.ActionItem;
import io.incidentledger.command.incident.IncidentDraft;
import io.incidentledger.command.incident.Part;
import io.incidentledger.command.incident.Rule;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Provenance;
import io.incidentledger.events.Role;
import org.jspecify.annotations.Nullable;

/**
 * Turns what another system says about an incident into the events that are news. The first time that is everything; later it is what the other system says differently
 * than before, as far as the incident is not that way already. What it no longer mentions of updates, entries, roles and action items stays, unless it gives them no ids: then what is
 * missing was taken back.
 */
final class Import {

    /** Why something was taken back. */
    static final String GONE = "the import no longer says so";

    private Import() {}

    /** What a line says of an incident, which may be new. */
    static ImportStory news(IncidentDraft incident, ExternalIncident line) {
        if (!incident.isDeclared()) {
            return tell(line, ImportStory.begin(incident, declared(line)));
        }
        ImportStory story = tell(line, new ImportStory(incident, requireSame(incident, line)));
        if (!story.news().isEmpty()) {
            incident.requireActiveBefore();
        }
        return story;
    }

    /** What was imported of the incident before, which must be the one that is told about. */
    static ImportedHistory requireSame(IncidentDraft incident, ExternalIncident line) {
        @Nullable ImportedHistory told = ImportedHistory.of(incident);
        ExternalRef ref = incident.externalRef();
        if (told == null && ref != null && same(ref, line.ref())) {
            throw Rule.NOT_THIS_IMPORT.violated("%s of %s was declared here, by a command; no import tells its story"
                    .formatted(line.ref().id(), line.ref().system()));
        }
        if (told == null || ref == null || !same(ref, line.ref())) {
            throw Rule.NOT_THIS_IMPORT
                    .violated("the incident is not " + line.ref().id() + " of " + line.ref().system());
        }
        if (incident.mode() != line.mode() || !incident.source().equals(line.source())) {
            throw Rule.IMPORTED_HISTORY_FIXED.violated("its mode is %s and its source %s".formatted(
                    incident.mode().wireName(), incident.source()));
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

    private static ImportStory tell(ExternalIncident given, ImportStory story) {
        ExternalIncident line = Unidentified.identified(ChosenIds.recognized(given, story.told()), story);
        ImportedFacts.tell(line, story);
        ImportedTimes.tellBeginning(line.times(), story);
        tellRoles(line.roles(), story);
        ImportedUpdates.tell(line, given.namesAllUpdates(), story);
        ImportedTimes.tellEnd(line, story);
        if (given.namesAllEntries()) {
            retractMissing(line.entries(), story);
        }
        Map<String, String> moved = story.entries().movedTo();
        line.entries().forEach(entry -> tell(entry, moved.get(entry.entryId()), story));
        if (given.namesAllActionItems()) {
            dropMissing(line.actionItems(), story);
        }
        line.actionItems().forEach(item -> tell(item, story));
        return story;
    }

    /** A role that one person has goes back to the last of its holders, if the import gave it to somebody else since. */
    private static void tellRoles(List<ExternalIncident.RoleHolder> holders, ImportStory story) {
        Map<Role, RoleAssigned> last = new LinkedHashMap<>();
        for (ExternalIncident.RoleHolder holder : holders) {
            if (!Provenance.namesPerson(holder.assignee())) {
                throw Rule.PERSON_REQUIRED.violated("a role that is held by " + holder.assignee() + " is vacant");
            }
            RoleAssigned event = new RoleAssigned(holder.role(), holder.assignee(), holder.scope(), holder.at());
            if (!story.told().roles().contains(event)) {
                story.tell(event);
            }
            if (!holder.role().severalHolders()) {
                last.put(holder.role(), event);
            }
        }
        last.values().stream().filter(event -> !isLast(event, story)).forEach(story::tell);
    }

    private static boolean isLast(RoleAssigned event, ImportStory story) {
        return story.told().roles().reversed().stream().filter(told -> told.role() == event.role()).findFirst()
                .filter(event::equals).isPresent();
    }

    private static void retractMissing(List<ExternalIncident.Entry> present, ImportStory story) {
        Set<String> missing = new HashSet<>(story.told().entries().keySet());
        present.forEach(entry -> missing.remove(entry.entryId()));
        if (!missing.isEmpty()) {
            Map<String, String> moved = story.entries().movedTo();
            missing.stream().filter(moved::containsKey).forEach(
                    entryId -> story.pass(new MovedEntry(entryId, Objects.requireNonNull(moved.get(entryId)), true)));
            Map<Part, Integer> places = story.entries().importedParts();
            Set<Integer> gone = missing.stream().map(id -> places.get(new Part(Part.Kind.ENTRY, id)))
                    .filter(Objects::nonNull).collect(Collectors.toSet());
            Mirror.entries(story, entry -> gone.contains(entry.sequence()))
                    .forEach(entry -> Mirror.retract(entry, GONE, story));
        }
    }

    /** Nothing takes back that somebody was asked to do something. */
    private static void dropMissing(List<ExternalIncident.ActionItem> present, ImportStory story) {
        Map<String, ActionItem> missing = new LinkedHashMap<>(story.told().actionItems());
        present.forEach(item -> missing.remove(item.actionItemId()));
        missing.forEach((id, item) -> {
            if (item.status() != ActionItemStatus.DONE && item.status() != ActionItemStatus.WONT_DO) {
                story.tell(item.changeTo(id, null, null, null, ActionItemStatus.WONT_DO, null));
            }
        });
    }

    private static void tell(ExternalIncident.Entry entry, @Nullable String movedTo, ImportStory story) {
        TimelineEntryAdded event = new TimelineEntryAdded(entry.entryId(), entry.kind(), entry.message(), entry.links(),
                entry.at());
        TimelineEntryAdded before = story.told().entries().get(entry.entryId());
        if (before == null) {
            story.tell(event);
        } else if (!event.equals(before)) {
            if (movedTo != null) {
                story.pass(new MovedEntry(entry.entryId(), movedTo, false));
                return;
            }
            StoryCorrections.correct(new Part(Part.Kind.ENTRY, entry.entryId()), entry.at(), before.occurredAt(), story,
                    sequence -> new EntryAmended(entry.entryId(), sequence,
                            StoryCorrections.words(before.message(), entry.message()), null, null, null,
                            StoryCorrections.change(before.links(), entry.links()), StoryCorrections.REASON, null));
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
