package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.incidentledger.command.incident.ExternalIncident.Update;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/**
 * The status updates of a page that is edited, and the status that follows from them. An update that has to be told once more, because it was retracted or because a correction
 * can't say what the page says, gets its id with a number behind it. Belongs to one decision.
 */
final class MirroredUpdates {

    private static final String AGAIN = "~";

    private final ExternalIncident page;
    private final ImportStory story;
    private final String gone;
    /** Ids of other entries of the timeline. */
    private final Set<String> taken;
    private boolean reopenings;

    /**
     * @param gone
     *            why something is taken back
     */
    MirroredUpdates(ExternalIncident page, ImportStory story, String gone) {
        this.page = page;
        this.story = story;
        this.gone = gone;
        this.taken = story.entries().eventIds();
        story.entries().parts().keySet().stream().filter(part -> part.kind() != Part.Kind.UPDATE).map(Part::id)
                .forEach(taken::add);
        this.reopenings = !Mirror.entries(story, entry -> entry.meant() instanceof IncidentReopened).isEmpty();
    }

    static boolean areTold(ExternalIncident page, ImportStory story) {
        return page.updates().stream().allMatch(update -> story.told().updates().values().stream()
                .anyMatch(told -> isTold(told, update)));
    }

    /** When the page says that the incident was resolved; null: it is open. */
    @Nullable Instant tell() {
        Optional<Update> last = lastWithStatus();
        @Nullable Instant resolvedAt = page.times().resolvedAt() == null
                ? last.filter(update -> update.status() == Status.RESOLVED).map(Update::at).orElse(null)
                : page.times().resolvedAt();
        tell(resolvedAt);
        return resolvedAt;
    }

    /**
     * @param resolvedAt
     *            null: the incident is open
     */
    void tell(@Nullable Instant resolvedAt) {
        for (StatusUpdated told : List.copyOf(story.told().updates().values())) {
            if (page.updates().stream().noneMatch(update -> isTold(told, update))) {
                retract(told.updateId());
            }
        }
        Status before = Status.INVESTIGATING;
        boolean resolvedOnce = false;
        for (Update update : page.updates()) {
            tell(update, before, resolvedOnce);
            resolvedOnce |= update.status() == Status.RESOLVED;
            before = update.status() == null ? before : update.status();
        }
        tellResolution(resolvedAt);
        Status wanted = resolvedAt == null ? before : Status.RESOLVED;
        if (isUndecided() && story.incident().status() != wanted) {
            lastWithStatus().ifPresent(this::tellOnceMore);
        }
        if (isUndecided() && story.incident().status() != wanted) {
            lastWithStatus().ifPresent(this::tellStatusNow);
        }
    }

    private void tell(Update update, Status before, boolean resolvedOnce) {
        StatusUpdated told = story.told().updates().values().stream().filter(each -> isTold(each, update)).findFirst()
                .orElse(null);
        if (told != null && told.status() != null && update.status() == null) {
            retract(told.updateId());
            told = null;
        }
        if (told == null) {
            tellNew(update, before == Status.RESOLVED);
        } else {
            correct(told, update, resolvedOnce);
        }
    }

    private void tellNew(Update update, boolean afterResolution) {
        boolean open = update.status() != null && update.status().open();
        if (open && afterResolution && story.incident().status() == Status.RESOLVED) {
            story.tell(new IncidentReopened(null, update.at()));
            reopenings = true;
        }
        story.tell(new StatusUpdated(freshId(update.updateId()), update.status(), update.message(), update.audience(),
                update.at()));
    }

    private void correct(StatusUpdated told, Update update, boolean resolvedOnce) {
        if (!reopenings && told.equals(new StatusUpdated(told.updateId(), update.status(), update.message(),
                update.audience(), update.at()))) {
            return;
        }
        reopeningBefore(told.updateId()).ifPresent(entry -> {
            if (resolvedOnce) {
                Mirror.happenedAt(update.at(), entry, story);
            } else {
                Mirror.retract(entry, gone, story);
            }
        });
        StoryCorrections.correct(new Part(Part.Kind.UPDATE, told.updateId()), update.at(), told.occurredAt(), story,
                sequence -> new EntryAmended(told.updateId(), sequence,
                        StoryCorrections.words(told.message(), update.message()), null,
                        Change.of(told.status(), update.status()), Change.of(told.audience(), update.audience()), null,
                        StoryCorrections.REASON, null));
    }

    private void retract(String updateId) {
        Optional<Entries.Entry> reopening = reopeningBefore(updateId);
        Mirror.entries(story,
                entry -> entry.recorded() instanceof StatusUpdated told && told.updateId().equals(updateId))
                .forEach(entry -> Mirror.retract(entry, gone, story));
        reopening.ifPresent(entry -> Mirror.retract(entry, gone, story));
    }

    /** The reopening that was told because of an update. */
    private Optional<Entries.Entry> reopeningBefore(String updateId) {
        int sequence = story.sequenceOf(new Part(Part.Kind.UPDATE, updateId));
        return Mirror.entries(story,
                entry -> entry.sequence() == sequence - 1 && entry.meant() instanceof IncidentReopened).stream()
                .findFirst();
    }

    /** An incident that is open has no resolution in its present cycle, another one has one. */
    private void tellResolution(@Nullable Instant at) {
        List<Entries.Entry> told = resolutions();
        Entries.@Nullable Entry last = at == null || told.isEmpty() ? null : told.getLast();
        told.stream().filter(entry -> !entry.equals(last)).forEach(entry -> Mirror.retract(entry, gone, story));
        if (last != null && at != null) {
            Mirror.happenedAt(at, last, story);
        } else if (at != null && isUndecided()) {
            story.tell(new IncidentResolved(null, at));
        }
    }

    /** Of the present cycle. */
    private List<Entries.Entry> resolutions() {
        int reopened = Mirror.entries(story, entry -> entry.meant() instanceof IncidentReopened).stream()
                .mapToInt(Entries.Entry::sequence).max().orElse(0);
        return Mirror.entries(story,
                entry -> entry.meant() instanceof IncidentResolved && entry.sequence() > reopened);
    }

    /** People have the last word about an incident that they closed, merged or cancelled. */
    private boolean isUndecided() {
        return story.incident().status().open() || story.incident().status() == Status.RESOLVED;
    }

    private Optional<Update> lastWithStatus() {
        return page.updates().reversed().stream().filter(update -> update.status() != null).findFirst();
    }

    /** So that it comes after whatever was told later than it was. */
    private void tellOnceMore(Update update) {
        story.told().updates().values().stream().filter(told -> isTold(told, update)).map(StatusUpdated::updateId)
                .toList().forEach(this::retract);
        tellNew(update, true);
    }

    /** The page gives it a time before that of a resolution which it has taken back: so much later the status still is this one. */
    private void tellStatusNow(Update update) {
        story.tell(new StatusUpdated(freshId(update.updateId()), update.status(), null, update.audience(), null));
    }

    private static boolean isTold(StatusUpdated told, Update update) {
        return isNamed(told.updateId(), update.updateId());
    }

    private static boolean isNamed(String entryId, String updateId) {
        return entryId.equals(updateId) || entryId.startsWith(updateId + AGAIN)
                && entryId.substring(updateId.length() + 1).chars().allMatch(Character::isDigit);
    }

    private String freshId(String updateId) {
        long used = story.entries().all().stream().filter(entry -> entry.recorded() instanceof StatusUpdated)
                .filter(entry -> isNamed(entry.entryId(), updateId)).count();
        long before = taken.contains(updateId) ? used + 1 : used;
        return before == 0 ? updateId : updateId + AGAIN + (before + 1);
    }
}
