package io.incidentledger.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.incidentledger.events.IncidentEvent.*;
import org.jspecify.annotations.Nullable;

/**
 * A stream's events as they are meant after its corrections: what was amended says what it should have said, what was retracted is missing. Folding these instead of what was
 * recorded gives the corrected state, so no fold needs to know what a correction means. Pure.
 */
public final class CorrectedStream {

    private CorrectedStream() {}

    /** Whatever an event is wrapped in. */
    public interface Envelope<E> {

        IncidentEvent event(E recorded);

        /**
         * The event with other content.
         *
         * @param correction
         *            what told so: the event as it is now was learned from it; null: only its words are others
         */
        E retold(E recorded, IncidentEvent content, @Nullable E correction);
    }

    /**
     * The corrected events in the order in which they were recorded, the corrections themselves among them at their places. A correction of what is not there changes nothing.
     *
     * @param recorded
     *            the stream from its beginning: each event at the place that its sequence says
     */
    public static <E> List<E> of(List<E> recorded, Envelope<E> envelope) {
        List<E> corrected = new ArrayList<>(recorded.size());
        for (E each : byPlace(recorded, envelope)) {
            if (each != null) {
                corrected.add(each);
            }
        }
        return corrected;
    }

    /** The same with each event at its place: null stands where there was none or it was retracted. */
    public static <E> List<@Nullable E> byPlace(List<? extends @Nullable E> recorded, Envelope<E> envelope) {
        List<@Nullable E> meant = new ArrayList<>(recorded.size());
        for (E each : recorded) {
            if (each != null && envelope.event(each) instanceof Correction correction) {
                correct(meant, correction, each, envelope);
            }
            meant.add(each);
        }
        return meant;
    }

    private static <E> void correct(List<@Nullable E> meant, Correction correction, E told, Envelope<E> envelope) {
        long place = correction.entrySequence();
        E wrong = place < 0 || place >= meant.size() ? null : meant.get((int) place);
        if (wrong != null) {
            meant.set((int) place, switch (correction) {
                case EntryRetracted _ -> null;
                case EntryBackdated backdated ->
                    envelope.retold(wrong, at(envelope.event(wrong), backdated.happenedAt()), told);
                case EntryAmended amended -> amended(wrong, amended, told, envelope);
            });
            if (envelope.event(wrong) instanceof SeverityChanged change) {
                thread(meant, (int) place, change, envelope);
            }
        }
    }

    /** The next change of severity leads away from the one that holds until then, after a correction another one. */
    private static <E> void thread(List<@Nullable E> meant, int place, SeverityChanged corrected,
            Envelope<E> envelope) {
        E now = meant.get(place);
        Severity until = now != null && envelope.event(now) instanceof SeverityChanged change
                ? change.severity()
                : corrected.previous();
        for (int next = place + 1; next < meant.size(); next++) {
            E later = meant.get(next);
            if (later != null && envelope.event(later) instanceof SeverityChanged change) {
                meant.set(next, envelope.retold(later,
                        new SeverityChanged(until, change.severity(), change.reason(), change.occurredAt()), null));
                return;
            }
        }
    }

    /** Words leave alone what is known since when; another status or severity was not known before. */
    private static <E> E amended(E wrong, EntryAmended amended, E told, Envelope<E> envelope) {
        boolean onlyWords = amended.severity() == null && amended.status() == null;
        return envelope.retold(wrong, amended(envelope.event(wrong), amended), onlyWords ? null : told);
    }

    /** An event with what an amendment says of it; facts that an event does not have are passed over. */
    public static IncidentEvent amended(IncidentEvent event, EntryAmended by) {
        return switch (event) {
            case TimelineEntryAdded entry -> new TimelineEntryAdded(entry.entryId(), entry.kind(),
                    Objects.requireNonNullElse(by.message(), entry.message()),
                    Objects.requireNonNullElse(by.links(), entry.links()), entry.occurredAt());
            case StatusUpdated update -> new StatusUpdated(update.updateId(),
                    by.status() != null ? by.status() : update.status(), words(by, update.message()),
                    Objects.requireNonNullElse(by.audience(), update.audience()), update.occurredAt());
            case SeverityChanged change -> new SeverityChanged(change.previous(),
                    Objects.requireNonNullElse(by.severity(), change.severity()), words(by, change.reason()),
                    change.occurredAt());
            case MilestoneRecorded told -> new MilestoneRecorded(told.milestone(), told.quality(),
                    words(by, told.reason()), told.occurredAt());
            case IncidentMitigated it -> new IncidentMitigated(words(by, it.message()), it.occurredAt());
            case IncidentResolved it -> new IncidentResolved(words(by, it.message()), it.occurredAt());
            case IncidentReopened it -> new IncidentReopened(words(by, it.reason()), it.occurredAt());
            case IncidentClosed it -> new IncidentClosed(words(by, it.message()), it.occurredAt());
            case IncidentCancelled it -> new IncidentCancelled(words(by, it.reason()), it.occurredAt());
            case IncidentRevived it -> new IncidentRevived(words(by, it.reason()), it.occurredAt());
            case IncidentMerged it -> new IncidentMerged(it.into(), words(by, it.reason()), it.occurredAt());
            case IncidentUnmerged it -> new IncidentUnmerged(it.from(), words(by, it.reason()), it.occurredAt());
            case IncidentDeclared _,IncidentAcknowledged _,RoleAssigned _,RoleUnassigned _,ResponsibilityAssigned _,DetailsChanged _,VisibilityChanged _,ServicesChanged _,MilestoneCleared _,ImpactRecorded _,DuplicateAbsorbed _,DuplicateReleased _,ActionItemAdded _,ActionItemChanged _,PostmortemSectionWritten _,PostmortemTimelineSignedOff _,PostmortemPublished _,EntryAmended _,EntryBackdated _,EntryRetracted _ ->
                event;
        };
    }

    private static @Nullable String words(EntryAmended by, @Nullable String present) {
        if (by.message() == null) {
            return present;
        }
        return by.message().isEmpty() ? null : by.message();
    }

    /** An event as of another time in the world; events whose time can't be corrected are passed over. */
    public static IncidentEvent at(IncidentEvent event, Instant at) {
        return switch (event) {
            case IncidentDeclared it -> new IncidentDeclared(it.title(), it.summary(), it.severity(), it.services(),
                    it.labels(), it.visibility(), it.mode(), it.source(), it.externalRef(), at);
            case IncidentAcknowledged _ -> new IncidentAcknowledged(at);
            case RoleAssigned it -> new RoleAssigned(it.role(), it.assignee(), it.scope(), at);
            case RoleUnassigned it -> new RoleUnassigned(it.role(), it.assignee(), at);
            case SeverityChanged it -> new SeverityChanged(it.previous(), it.severity(), it.reason(), at);
            case StatusUpdated it -> new StatusUpdated(it.updateId(), it.status(), it.message(), it.audience(), at);
            case TimelineEntryAdded it ->
                new TimelineEntryAdded(it.entryId(), it.kind(), it.message(), it.links(), at);
            case MilestoneRecorded it -> new MilestoneRecorded(it.milestone(), it.quality(), it.reason(), at);
            case IncidentMitigated it -> new IncidentMitigated(it.message(), at);
            case IncidentResolved it -> new IncidentResolved(it.message(), at);
            case IncidentReopened it -> new IncidentReopened(it.reason(), at);
            case IncidentClosed it -> new IncidentClosed(it.message(), at);
            case IncidentCancelled it -> new IncidentCancelled(it.reason(), at);
            case IncidentRevived it -> new IncidentRevived(it.reason(), at);
            case IncidentMerged it -> new IncidentMerged(it.into(), it.reason(), at);
            case IncidentUnmerged it -> new IncidentUnmerged(it.from(), it.reason(), at);
            case ResponsibilityAssigned _,DetailsChanged _,VisibilityChanged _,ServicesChanged _,MilestoneCleared _,ImpactRecorded _,DuplicateAbsorbed _,DuplicateReleased _,ActionItemAdded _,ActionItemChanged _,PostmortemSectionWritten _,PostmortemTimelineSignedOff _,PostmortemPublished _,EntryAmended _,EntryBackdated _,EntryRetracted _ ->
                event;
        };
    }
}
