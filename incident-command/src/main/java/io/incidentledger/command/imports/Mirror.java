package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.incidentledger.command.incident.Entries;
import io.incidentledger.command.incident.IncidentDraft;
import io.incidentledger.events.ImpactFacts;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/**
 * Turns a page that is edited into the events after which the incident is, corrections included, exactly what the page says now: what is new is told, what changed is amended
 * or back-dated, what vanished is retracted. What people added to the incident stays; where they contradict the page, the page wins, but for an incident that they closed,
 * merged or cancelled.
 */
final class Mirror {

    /** Why something was taken back. */
    static final String GONE = "no longer in the snapshot";

    private Mirror() {}

    /** What a page says of an incident, which may be new. */
    static void news(IncidentDraft incident, MirrorIncident command) {
        ExternalIncident page = command.incident();
        if (!incident.isDeclared()) {
            tell(page, ImportStory.begin(incident, Import.declared(page)));
            return;
        }
        ImportStory story = new ImportStory(incident, Import.requireSame(incident, page));
        boolean nothingNew = MirroredUpdates.areTold(page, story) && newRegions(page, story) == null;
        if (!command.onlyGrown() || !nothingNew) {
            tell(page, story);
        }
    }

    private static void tell(ExternalIncident page, ImportStory story) {
        retractWithdrawal("it is in the snapshot again", story);
        MirroredEnd.retract(story);
        ImportedFacts.tell(page, story);
        List<String> regions = newRegions(page, story);
        if (regions != null) {
            story.tell(new ImpactRecorded(new ImpactFacts(null, null, null, null, regions, null, null), null));
        }
        entries(story, entry -> entry.meant() instanceof IncidentDeclared)
                .forEach(entry -> happenedAt(page.times().declaredAt(), entry, story));
        @Nullable Instant resolvedAt = new MirroredUpdates(page, story, GONE).tell();
        MirroredTimes.tell(page.times(), resolvedAt, story);
    }

    /** Null: the incident has those of the page, or the page has none. */
    private static @Nullable List<String> newRegions(ExternalIncident page, ImportStory story) {
        List<String> known = story.incident().regions();
        return page.regions() == null || page.regions().equals(known == null ? List.of() : known)
                ? null
                : page.regions();
    }

    /** The page took the whole incident back. */
    static void withdraw(IncidentDraft incident) {
        if (incident.status() != Status.CANCELLED && incident.status() != Status.MERGED) {
            incident.add(new IncidentCancelled(GONE, null));
        }
    }

    /** The page lists open incidents and lists this one no more. Where a former release took that for a withdrawal, that is taken back. */
    static void resolve(IncidentDraft incident, ResolveMirrored command) {
        @Nullable ImportedHistory told = ImportedHistory.of(incident);
        if (told == null) {
            return;
        }
        ImportStory story = new ImportStory(incident, told);
        retractWithdrawal("the page lists open incidents only: it was resolved", story);
        if (incident.status().open() && !(command.onlyWithdrawn() && story.news().isEmpty())) {
            MirroredEnd.tell(command.listedAt(), command.missingAt(), story);
        }
    }

    private static void retractWithdrawal(String reason, ImportStory story) {
        entries(story, entry -> entry.imported() && entry.recorded() instanceof IncidentCancelled)
                .forEach(entry -> retract(entry, reason, story));
    }

    /** What was recorded and not retracted, as far as it is like that. */
    static List<Entries.Entry> entries(ImportStory story, Predicate<Entries.Entry> like) {
        return story.entries().all().stream().filter(entry -> entry.meant() != null).filter(like).toList();
    }

    static void retract(Entries.Entry entry, String reason, ImportStory story) {
        story.tell(new EntryRetracted(entry.entryId(), entry.sequence(), reason, null));
    }

    /** Sees to it that an entry has this time. */
    static void happenedAt(Instant at, Entries.Entry entry, ImportStory story) {
        IncidentEvent meant = entry.meant();
        if (meant != null && !at.equals(meant.occurredAt())) {
            story.tell(new EntryBackdated(entry.entryId(), entry.sequence(), at, StoryCorrections.REASON, null));
        }
    }
}
