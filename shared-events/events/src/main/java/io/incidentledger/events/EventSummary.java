package io.incidentledger.events;

import java.util.List;

import io.incidentledger.events.IncidentEvent.*;
import org.jspecify.annotations.Nullable;

/// Reduces events to the parts that views across incidents read, to keep the documents small that hold many events.
/// Most optional texts are replaced by a placeholder, so that it remains known whether there was one; ids of entries
/// and action items, and texts that no such view reads, are dropped. Times, severities, statuses, the title, summary
/// and labels of the incident stay. Event types that are not listed here are kept unchanged.
public final class EventSummary {

    private static final String SOMETHING = "…";

    private EventSummary() {}

    /// Whether a fold may need to know if this event was imported.
    public static boolean keepsImport(IncidentEvent event) {
        return event instanceof ImpactRecorded || event instanceof EntryRetracted;
    }

    /// Returns the event without its texts; an event that has none is returned unchanged.
    public static IncidentEvent of(IncidentEvent event) {
        return switch (event) {
            case StatusUpdated it -> new StatusUpdated(it.updateId(), it.status(), words(it.message()), it.audience(),
                    it.occurredAt());
            case TimelineEntryAdded it ->
                new TimelineEntryAdded("", it.kind(), SOMETHING, List.of(), it.occurredAt());
            case DetailsChanged it -> new DetailsChanged(it.title(), it.summary(), it.labels(), words(it.issue()),
                    words(it.rootCause()), it.eta(), it.occurredAt());
            case SeverityChanged it ->
                new SeverityChanged(it.previous(), it.severity(), words(it.reason()), it.occurredAt());
            case MilestoneRecorded it ->
                new MilestoneRecorded(it.milestone(), it.quality(), words(it.reason()), it.occurredAt());
            case PostmortemSectionWritten it ->
                new PostmortemSectionWritten(it.section(), SOMETHING, it.occurredAt());
            case ActionItemAdded it -> new ActionItemAdded("", "", null, it.priority(), null, it.occurredAt());
            case ActionItemChanged it -> new ActionItemChanged("", null, null, null, null, null, it.occurredAt());
            case EntryAmended it -> new EntryAmended("", it.entrySequence(), wordsOrNone(it.message()), it.severity(),
                    it.status(), it.audience(), null, "", it.occurredAt());
            case EntryBackdated it ->
                new EntryBackdated("", it.entrySequence(), it.happenedAt(), "", it.occurredAt());
            case EntryMovedAway it ->
                new EntryMovedAway("", it.entrySequence(), it.to(), "", "", it.occurredAt());
            case EntryMovedHere it -> new EntryMovedHere("", it.kind(), SOMETHING, List.of(), it.from(), "", "",
                    it.writtenAt(), it.occurredAt());
            case EntryRetracted it -> new EntryRetracted("", it.entrySequence(), "", it.occurredAt());
            case IncidentMitigated it -> new IncidentMitigated(words(it.message()), it.occurredAt());
            case IncidentResolved it -> new IncidentResolved(words(it.message()), it.occurredAt());
            case IncidentReopened it -> new IncidentReopened(words(it.reason()), it.occurredAt());
            case IncidentClosed it -> new IncidentClosed(words(it.message()), it.occurredAt());
            case IncidentCancelled it -> new IncidentCancelled(words(it.reason()), it.occurredAt());
            case IncidentRevived it -> new IncidentRevived(words(it.reason()), it.occurredAt());
            case IncidentMerged it -> new IncidentMerged(it.into(), words(it.reason()), it.occurredAt());
            case IncidentUnmerged it -> new IncidentUnmerged(it.from(), words(it.reason()), it.occurredAt());
            case DuplicateReleased it -> new DuplicateReleased(it.duplicate(), words(it.reason()), it.occurredAt());
            case RoleAssigned it -> new RoleAssigned(it.role(), it.assignee(), it.scope(), null, it.occurredAt());
            case RoleUnassigned it -> new RoleUnassigned(it.role(), it.assignee(), null, it.occurredAt());
            case VisibilityChanged it -> new VisibilityChanged(it.visibility(), null, it.occurredAt());
            case IncidentEvent whole -> whole;
        };
    }

    private static @Nullable String words(@Nullable String words) {
        return words == null ? null : SOMETHING;
    }

    private static @Nullable String wordsOrNone(@Nullable String words) {
        return words == null || words.isEmpty() ? words : SOMETHING;
    }
}
