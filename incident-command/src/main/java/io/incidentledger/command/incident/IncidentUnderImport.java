package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// An incident while an import decides what to add to it, in the state after the events that were added so far. An
/// import checks the rules that apply to it by itself, except for those that this type has methods for. Used by one
/// decision only.
public final class IncidentUnderImport {
    private final List<IncidentEvent> added = new ArrayList<>();
    private final LazyIncidentState incident;
    private final @Nullable IncidentState before;
    /// The instants at which events that are added later may occur.
    private List<Instant> expected = List.of();
    /// Null: not computed since the past last changed.
    private EntryHistory.@Nullable Course course;
    /// The sequences at which imports recorded the parts; null: not computed yet.
    private @Nullable Map<ImportedIncidentPart, Integer> parts;

    private IncidentUnderImport(LazyIncidentState incident) {
        this.incident = incident;
        this.before = incident.isEmpty() ? null : incident.state();
    }

    /// Creates a draft of an incident that the ledger does not know; the first event that is added declares it.
    public static IncidentUnderImport begin() {
        return new IncidentUnderImport(new LazyIncidentState());
    }

    static IncidentUnderImport of(IncidentState known) {
        return new IncidentUnderImport(new LazyIncidentState(known));
    }

    /// Creates a draft of an incident as it was at an earlier time.
    ///
    /// @param recorded its events up to then
    public static IncidentUnderImport of(List<RecordedEvent> recorded) {
        LazyIncidentState incident = new LazyIncidentState();
        for (RecordedEvent event : recorded) {
            incident.add(event.event(), event.eventId(), event.provenance().actor(), event.provenance().source(),
                    event.recordedAt(), 0);
        }
        return new IncidentUnderImport(incident);
    }

    public boolean isDeclared() {
        return !incident.isEmpty();
    }

    /// Adds an event of an import.
    public void add(IncidentEvent event) {
        added.add(event);
        incident.addImported(event);
        EntryHistory entryHistory = incident.entries();
        if (course != null && !course.add(entryHistory)) {
            course = null;
        }
        ImportedIncidentPart importedIncidentPart = ImportedIncidentPart.of(event);
        if (parts != null && importedIncidentPart != null) {
            parts.put(importedIncidentPart, entryHistory.sequence());
        }
    }

    /// Returns the events that were added, in order.
    public List<IncidentEvent> added() {
        return List.copyOf(added);
    }

    public EntryHistory entries() {
        return incident.entries();
    }

    /// Returns the sequence at which an import recorded a part.
    ///
    /// @throws IllegalStateException when none did
    public int sequenceOf(ImportedIncidentPart importedIncidentPart) {
        if (parts == null) {
            parts = incident.entries().importedParts();
        }
        Integer sequence = parts.get(importedIncidentPart);
        if (sequence == null) {
            throw new IllegalStateException("the import told no such part as " + importedIncidentPart);
        }
        return sequence;
    }

    /// Sets the instants at which events that are added later may occur, so that [#statusAt] need not evaluate the
    /// whole history again for each of them.
    public void expect(List<Instant> instants) {
        expected = List.copyOf(instants);
        course = null;
    }

    /// The status after all events.
    public Status status() {
        return state().status();
    }

    /// The status at any instant.
    public Status statusAt(Instant instant) {
        return course().at(instant);
    }

    /// The same as [#status], but in O(log n) steps while events are added that were [expected][#expect].
    public Status presentStatus() {
        return course().present();
    }

    private EntryHistory.Course course() {
        EntryHistory.Course known = course;
        if (known == null) {
            known = incident.entries().course(expected);
            course = known;
        }
        return known;
    }

    public IncidentDetails facts() {
        return state().facts();
    }

    public boolean isAcknowledged() {
        return state().progress().acknowledged();
    }

    /// Whether a milestone's time was recorded explicitly instead of being derived from other events.
    public boolean states(Milestone milestone) {
        return state().milestones().states(milestone);
    }

    /// The affected regions; null: unknown.
    public @Nullable List<String> regions() {
        return state().impact().known().regions();
    }

    public boolean hasImpactEnded() {
        return state().impact().ended();
    }

    /// The reference to the incident in another system; null: there is none.
    public @Nullable ExternalRef externalRef() {
        return state().origin().externalRef();
    }

    public Mode mode() {
        return state().origin().mode();
    }

    /// What caused the declaration.
    public String source() {
        return state().origin().source();
    }

    /// @throws RuleViolationException when it was cancelled, merged or closed before anything was added
    public void requireActiveBefore() {
        if (before != null) {
            before.progress().requireActive();
        }
    }

    /// @throws RuleViolationException when the milestone's time can't be recorded because it follows a transition that
    ///     did not happen
    public void requireReached(Milestone milestone) {
        TimelineDecisions.requireReached(state(), milestone);
    }

    IncidentState state() {
        return incident.state();
    }
}
