package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.incidentledger.command.incident.IncidentCommand.MirrorIncident;
import io.incidentledger.command.incident.IncidentCommand.ResolveMirrored;
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

    /**
     * @param incident
     *            null: the ledger does not know it yet
     * @param told
     *            what imports said so far; null: the incident did not come from one
     */
    static List<IncidentEvent> news(@Nullable IncidentState incident, @Nullable ImportedHistory told,
            MirrorIncident command) {
        ExternalIncident page = command.incident();
        if (incident == null) {
            return tell(page, new ImportStory(Import.declared(page)));
        }
        ImportStory story = new ImportStory(incident, Import.requireSame(incident, told, page));
        boolean nothingNew = MirroredUpdates.areTold(page, story) && newRegions(page, story) == null;
        return command.onlyGrown() && nothingNew ? List.of() : tell(page, story);
    }

    private static List<IncidentEvent> tell(ExternalIncident page, ImportStory story) {
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
        return story.news();
    }

    /** Null: the incident has those of the page, or the page has none. */
    private static @Nullable List<String> newRegions(ExternalIncident page, ImportStory story) {
        List<String> known = story.incident().impact().known().regions();
        return page.regions() == null || page.regions().equals(known == null ? List.of() : known)
                ? null
                : page.regions();
    }

    /** The page took the whole incident back. */
    static List<IncidentEvent> withdraw(IncidentState incident) {
        boolean over = incident.status() == Status.CANCELLED || incident.status() == Status.MERGED;
        return over ? List.of() : List.of(new IncidentCancelled(GONE, null));
    }

    /**
     * The page lists open incidents and lists this one no more. Where a former release took that for a withdrawal, that is taken back.
     *
     * @param told
     *            null: the incident did not come from an import
     */
    static List<IncidentEvent> resolve(IncidentState incident, @Nullable ImportedHistory told,
            ResolveMirrored command) {
        if (told == null) {
            return List.of();
        }
        ImportStory story = new ImportStory(incident, told);
        retractWithdrawal("the page lists open incidents only: it was resolved", story);
        if (story.incident().status().open() && !(command.onlyWithdrawn() && story.news().isEmpty())) {
            MirroredEnd.tell(command.listedAt(), command.missingAt(), story);
        }
        return story.news();
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
