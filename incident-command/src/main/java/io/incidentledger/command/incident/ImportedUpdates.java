package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.incident.ExternalIncident.Update;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Status;

/**
 * The status updates of an import, each exactly as the other system has it. Where they resolve or reopen the incident, that is told too. An update with other words or
 * another time than before is amended and back-dated; its status was told and holds.
 */
final class ImportedUpdates {

    private ImportedUpdates() {}

    static void tell(ExternalIncident line, ImportStory story) {
        for (Update update : line.updates()) {
            StatusUpdated before = story.told().updates().get(update.updateId());
            if (before == null) {
                tellNew(update, line, story);
            } else {
                tellAgain(before, update, story);
            }
        }
    }

    /** Whether an update resolves the incident and a later one takes that back. */
    static boolean reopen(ExternalIncident line) {
        return line.updates().stream().dropWhile(update -> update.status() != Status.RESOLVED)
                .anyMatch(ImportedUpdates::isOpen);
    }

    private static void tellNew(Update update, ExternalIncident line, ImportStory story) {
        Status before = story.incident().status();
        if (before == Status.RESOLVED && isOpen(update)) {
            story.tell(new IncidentReopened(null, update.at()));
        }
        story.tell(event(update));
        if (before.open() && update.status() == Status.RESOLVED) {
            story.tell(new IncidentResolved(null, resolvedAt(update, line)));
        }
    }

    private static void tellAgain(StatusUpdated before, Update update, ImportStory story) {
        if (event(update).equals(before)) {
            return;
        }
        if (update.status() != before.status()) {
            throw Rule.IMPORTED_HISTORY_FIXED.violated("update %s had another status when it was imported".formatted(
                    update.updateId()));
        }
        StoryCorrections.correct(update.updateId(), update.at(), before.occurredAt(), story,
                entry -> new EntryAmended(entry.entryId(), entry.sequence(),
                        StoryCorrections.words(before.message(), update.message()), null, null,
                        Change.of(before.audience(), update.audience()), null, StoryCorrections.REASON, null));
    }

    /** The other system's own word on when it was resolved is about the last resolution. */
    private static Instant resolvedAt(Update update, ExternalIncident line) {
        List<Update> later = line.updates().subList(line.updates().indexOf(update) + 1, line.updates().size());
        Instant stated = line.times().resolvedAt();
        return stated == null || later.stream().anyMatch(ImportedUpdates::isOpen) ? update.at() : stated;
    }

    private static boolean isOpen(Update update) {
        return update.status() != null && update.status().open();
    }

    private static StatusUpdated event(Update update) {
        return new StatusUpdated(update.updateId(), update.status(), update.message(), update.audience(), update.at());
    }
}
