package io.incidentledger.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.IncidentEvent.ActionItemEvent;
import io.incidentledger.events.IncidentEvent.DetailsEvent;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.IncidentEvent.ResponderEvent;
import org.jspecify.annotations.Nullable;

/// A stream's events as they are meant after its corrections: what was amended says what it should have said, what was
/// retracted is missing. Folding these, in the order of the world, instead of what was recorded gives the state that
/// holds, so no fold needs to know what a correction means or that something was learned late. Pure.
public final class CorrectedStream {

    private CorrectedStream() {}

    /// Whatever an event is wrapped in.
    public interface Envelope<E> {

        IncidentEvent event(E recorded);

        /// The event with other content.
        ///
        /// @param correction what told so: the event as it is now was learned from it; null: only its words are others
        E withContent(E recorded, IncidentEvent content, @Nullable E correction);

        /// When the ledger learned of the event.
        Instant recordedAt(E recorded);

        /// As [WorldOrder#instantOf] says; when it was recorded where that says nothing.
        Instant happenedInWorld(E recorded);
    }

    /// The corrected events in the order of the world, see [ChronologicalOrder]; the corrections themselves are among
    /// them. A correction of what is not there changes nothing.
    ///
    /// @param recorded the stream from its beginning: each event at the place that its sequence says
    public static <E> List<E> of(List<E> recorded, Envelope<E> envelope) {
        return inWorldOrder(byPlace(recorded, envelope), envelope);
    }

    /// The same of what [#byPlace] gave.
    public static <E> List<E> inWorldOrder(List<? extends @Nullable E> corrected, Envelope<E> envelope) {
        return ChronologicalOrder.upTo(Instant.MAX, corrected, envelope);
    }

    /// Those of them that took effect up to an instant.
    public static <E> List<E> upTo(Instant at, List<? extends @Nullable E> corrected, Envelope<E> envelope) {
        return ChronologicalOrder.upTo(at, corrected, envelope);
    }

    /// The corrected events in the order in which they were recorded, each at its place: null stands where there was
    /// none or it was retracted.
    public static <E> List<@Nullable E> byPlace(List<? extends @Nullable E> recorded, Envelope<E> envelope) {
        List<@Nullable E> meant = new ArrayList<>(recorded.size());
        boolean severityChanged = false;
        for (E each : recorded) {
            if (each != null && envelope.event(each) instanceof Correction correction) {
                correct(meant, correction, each, envelope);
            }
            severityChanged |= each != null && envelope.event(each) instanceof SeverityChanged;
            meant.add(each);
        }
        if (severityChanged) {
            thread(meant, envelope);
        }
        return meant;
    }

    private static <E> void correct(List<@Nullable E> meant, Correction correction, E told, Envelope<E> envelope) {
        long place = correction.entrySequence();
        E wrong = place < 0 || place >= meant.size() ? null : meant.get((int) place);
        if (wrong != null) {
            meant.set((int) place, switch (correction) {
                case EntryMovedAway _,EntryRetracted _ -> null;
                case EntryBackdated backdated ->
                    envelope.withContent(wrong, at(envelope.event(wrong), backdated.happenedAt()), told);
                case EntryAmended amended -> amended(wrong, amended, told, envelope);
            });
        }
    }

    /// Each change of severity leads away from the one that held in the world until then, whatever it was recorded as.
    private static <E> void thread(List<@Nullable E> meant, Envelope<E> envelope) {
        Map<E, Severity> previous = new IdentityHashMap<>();
        @Nullable Severity until = null;
        for (E each : inWorldOrder(meant, envelope)) {
            if (envelope.event(each) instanceof IncidentDeclared declared) {
                until = declared.severity();
            } else if (envelope.event(each) instanceof SeverityChanged change) {
                if (until != null && until != change.previous()) {
                    previous.put(each, until);
                }
                until = change.severity();
            }
        }
        if (!previous.isEmpty()) {
            meant.replaceAll(each -> each == null || !previous.containsKey(each)
                    ? each
                    : leadingFrom(Objects.requireNonNull(previous.get(each)), each, envelope));
        }
    }

    private static <E> E leadingFrom(Severity previous, E recorded, Envelope<E> envelope) {
        SeverityChanged change = (SeverityChanged) envelope.event(recorded);
        return envelope.withContent(recorded,
                new SeverityChanged(previous, change.severity(), change.reason(), change.occurredAt()), null);
    }

    /// Words leave alone what is known since when; another status or severity was not known before.
    private static <E> E amended(E wrong, EntryAmended amended, E told, Envelope<E> envelope) {
        boolean onlyWords = amended.severity() == null && amended.status() == null;
        return envelope.withContent(wrong, amended(envelope.event(wrong), amended), onlyWords ? null : told);
    }

    /// An event with what an amendment says of it; facts that an event does not have are passed over.
    public static IncidentEvent amended(IncidentEvent event, EntryAmended by) {
        return switch (event) {
            case TimelineEntryAdded entry -> new TimelineEntryAdded(entry.entryId(), entry.kind(),
                    Objects.requireNonNullElse(by.message(), entry.message()),
                    Objects.requireNonNullElse(by.links(), entry.links()), entry.occurredAt());
            case EntryMovedHere entry -> new EntryMovedHere(entry.entryId(), entry.kind(),
                    Objects.requireNonNullElse(by.message(), entry.message()),
                    Objects.requireNonNullElse(by.links(), entry.links()), entry.from(), entry.fromEntryId(),
                    entry.actor(), entry.writtenAt(), entry.occurredAt());
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
            case DuplicateEvent _,ResponderEvent _,DetailsEvent _,Correction _,ActionItemEvent _,PostmortemEvent _,IncidentDeclared _,IncidentAcknowledged _,MilestoneCleared _,ImpactRecorded _ ->
                event;
        };
    }

    private static @Nullable String words(EntryAmended by, @Nullable String present) {
        if (by.message() == null) {
            return present;
        }
        return by.message().isEmpty() ? null : by.message();
    }

    /// An event as of another time in the world; events whose time can't be corrected are passed over.
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
            case EntryMovedHere it -> new EntryMovedHere(it.entryId(), it.kind(), it.message(), it.links(), it.from(),
                    it.fromEntryId(), it.actor(), it.writtenAt(), at);
            case MilestoneRecorded it -> new MilestoneRecorded(it.milestone(), it.quality(), it.reason(), at);
            case IncidentMitigated it -> new IncidentMitigated(it.message(), at);
            case IncidentResolved it -> new IncidentResolved(it.message(), at);
            case IncidentReopened it -> new IncidentReopened(it.reason(), at);
            case IncidentClosed it -> new IncidentClosed(it.message(), at);
            case IncidentCancelled it -> new IncidentCancelled(it.reason(), at);
            case IncidentRevived it -> new IncidentRevived(it.reason(), at);
            case IncidentMerged it -> new IncidentMerged(it.into(), it.reason(), at);
            case IncidentUnmerged it -> new IncidentUnmerged(it.from(), it.reason(), at);
            case DuplicateEvent _,DetailsEvent _,Correction _,ActionItemEvent _,PostmortemEvent _,ResponsibilityAssigned _,MilestoneCleared _,ImpactRecorded _ ->
                event;
        };
    }
}
