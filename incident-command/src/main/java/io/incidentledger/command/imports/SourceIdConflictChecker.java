package io.incidentledger.command.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.command.incident.EntryHistory;
import io.incidentledger.command.incident.ImportedIncidentPart;
import io.incidentledger.command.incident.IncidentRule;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.events.IdEquality;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.validation.FieldError;
import org.jspecify.annotations.Nullable;

/// Checks the ids that another system chose for its parts. The other system corrects and removes parts by these ids, so
/// they must not be in use for anything else: neither for what people wrote nor for an event. UUIDs are
/// case-insensitive.
final class SourceIdConflictChecker {

    private SourceIdConflictChecker() {}

    /// Returns the line with the ids under which the import recorded the same parts before, where it spells them
    /// differently.
    static ExternalIncident recognized(ExternalIncident line, PreviouslyImportedState previous) {
        return line.with(recognized(line.updates(), previous.updates().keySet(), Update::updateId, Update::called),
                recognized(line.entries(), previous.entries().keySet(), ExternalIncident.Entry::entryId,
                        ExternalIncident.Entry::called),
                recognized(line.actionItems(), previous.actionItems().keySet(),
                        ExternalIncident.ActionItem::actionItemId,
                        ExternalIncident.ActionItem::called));
    }

    private static <T> List<T> recognized(List<T> parts, Set<String> previous, Function<T, String> id,
            BiFunction<T, String, T> called) {
        Map<String, String> known = new HashMap<>();
        previous.forEach(each -> known.putIfAbsent(IdEquality.of(each), each));
        return parts.stream().map(part -> {
            String given = id.apply(part);
            String former = known.get(IdEquality.of(given));
            return former == null || previous.contains(given) ? part : called.apply(part, former);
        }).toList();
    }

    /// An import may always use an id again under which it recorded something before, even where something else has
    /// that id in a ledger of a former release.
    ///
    /// @param recorded before the line
    /// @throws RuleViolationException when something else has an id that the line gives
    static void requireFree(ExternalIncident line, List<EntryHistory.Entry> recorded) {
        Taken taken = new Taken(recorded);
        for (Update update : line.updates()) {
            if (!update.placed()) {
                taken.require(new ImportedIncidentPart(ImportedIncidentPart.Kind.UPDATE, update.updateId()),
                        update.index() < 0 ? null : "/updates/%d/id".formatted(update.index()));
            }
        }
        for (int i = 0; i < line.entries().size(); i++) {
            ExternalIncident.Entry entry = line.entries().get(i);
            if (!entry.placed()) {
                taken.require(new ImportedIncidentPart(ImportedIncidentPart.Kind.ENTRY, entry.entryId()),
                        "/timeline/%d/id".formatted(i));
            }
        }
        for (int i = 0; i < line.actionItems().size(); i++) {
            ExternalIncident.ActionItem item = line.actionItems().get(i);
            if (!item.placed()) {
                taken.requireActionItem(item.actionItemId(), "/actionItems/%d/id".formatted(i));
            }
        }
    }

    /// The ids in use, by kind and origin.
    private static final class Taken {

        private final Set<String> timeline = new HashSet<>();
        private final Set<ImportedIncidentPart> imported = new HashSet<>();
        private final Set<String> actionItems = new HashSet<>();
        private final Set<String> importedActionItems = new HashSet<>();

        Taken(List<EntryHistory.Entry> recorded) {
            for (EntryHistory.Entry entry : recorded) {
                timeline.add(IdEquality.of(entry.entryId()));
                ImportedIncidentPart importedIncidentPart = ImportedIncidentPart.of(entry.recorded());
                if (importedIncidentPart != null && entry.imported()) {
                    imported.add(canonical(importedIncidentPart));
                }
                if (entry.recorded() instanceof ActionItemAdded added) {
                    (entry.imported() ? importedActionItems : actionItems)
                            .add(IdEquality.of(added.actionItemId()));
                }
            }
        }

        private static ImportedIncidentPart canonical(ImportedIncidentPart importedIncidentPart) {
            return new ImportedIncidentPart(importedIncidentPart.kind(), IdEquality.of(importedIncidentPart.id()));
        }

        void require(ImportedIncidentPart importedIncidentPart, @Nullable String pointer) {
            ImportedIncidentPart wanted = canonical(importedIncidentPart);
            if (!imported.contains(wanted) && !timeline.add(wanted.id())) {
                throw taken(importedIncidentPart.id(), "the id of another entry of the incident's timeline", pointer);
            }
        }

        void requireActionItem(String id, String pointer) {
            String wanted = IdEquality.of(id);
            if (!importedActionItems.contains(wanted) && actionItems.contains(wanted)) {
                throw taken(id, "the id of another action item of the incident", pointer);
            }
        }

        private static RuleViolationException taken(String id, String what, @Nullable String pointer) {
            String detail = id + " is " + what + ".";
            return pointer == null
                    ? IncidentRule.ENTRY_ID_TAKEN.violated(detail)
                    : IncidentRule.ENTRY_ID_TAKEN.violatedBy(new FieldError(pointer, "must not be " + what + ": " + id),
                            detail);
        }
    }
}
