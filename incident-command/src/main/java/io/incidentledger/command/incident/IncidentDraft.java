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

/// An incident while an import decides what to add to it: what is known of it, as it is after what was added so far.
/// Which rules an import has to keep is up to the import, but for those that this type asks for. Lives for one
/// decision.
public final class IncidentDraft {
    private final List<IncidentEvent> added = new ArrayList<>();
    private final LazyIncidentState incident;
    private final @Nullable IncidentState before;
    /// When something may happen that is added later.
    private List<Instant> expected = List.of();
    /// Null: nobody asked since something changed the past.
    private EntryHistory.@Nullable Course course;
    /// Where imports recorded them; null: nobody asked yet.
    private @Nullable Map<ImportedPart, Integer> parts;

    private IncidentDraft(LazyIncidentState incident) {
        this.incident = incident;
        this.before = incident.isEmpty() ? null : incident.state();
    }

    /// Of an incident that the ledger does not know; the first event that is added declares it.
    public static IncidentDraft begin() {
        return new IncidentDraft(new LazyIncidentState());
    }

    static IncidentDraft of(IncidentState known) {
        return new IncidentDraft(new LazyIncidentState(known));
    }

    /// Of an incident as it was at some time.
    ///
    /// @param recorded its events up to then
    public static IncidentDraft of(List<RecordedEvent> recorded) {
        LazyIncidentState incident = new LazyIncidentState();
        for (RecordedEvent event : recorded) {
            incident.add(event.event(), event.eventId(), event.provenance().actor(), event.provenance().source(),
                    event.recordedAt());
        }
        return new IncidentDraft(incident);
    }

    public boolean isDeclared() {
        return !incident.isEmpty();
    }

    /// Adds an event as one that an import tells.
    public void add(IncidentEvent event) {
        added.add(event);
        incident.addImported(event);
        EntryHistory entryHistory = incident.entries();
        if (course != null && !course.add(entryHistory)) {
            course = null;
        }
        ImportedPart importedPart = ImportedPart.of(event);
        if (parts != null && importedPart != null) {
            parts.put(importedPart, entryHistory.sequence());
        }
    }

    /// What was added, in its order.
    public List<IncidentEvent> added() {
        return List.copyOf(added);
    }

    public EntryHistory entries() {
        return incident.entries();
    }

    /// Where an import recorded a part.
    ///
    /// @throws IllegalStateException when none did
    public int sequenceOf(ImportedPart importedPart) {
        if (parts == null) {
            parts = incident.entries().importedParts();
        }
        Integer sequence = parts.get(importedPart);
        if (sequence == null) {
            throw new IllegalStateException("the import told no such part as " + importedPart);
        }
        return sequence;
    }

    /// Says at which instants something may happen that is added later, so that [#statusAt] need not look through
    /// everything anew for each.
    public void expect(List<Instant> instants) {
        expected = List.copyOf(instants);
        course = null;
    }

    /// The status after everything.
    public Status status() {
        return state().status();
    }

    /// The status at any instant.
    public Status statusAt(Instant instant) {
        return course().at(instant);
    }

    /// The same as [#status], in few steps while events are added that were [expected][#expect].
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

    /// Whether a time was stated for a milestone, rather than following from what happened.
    public boolean states(Milestone milestone) {
        return state().milestones().states(milestone);
    }

    /// Where the impact was felt; null: nobody said.
    public @Nullable List<String> regions() {
        return state().impact().known().regions();
    }

    public boolean hasImpactEnded() {
        return state().impact().ended();
    }

    /// The incident elsewhere; null: there is none.
    public @Nullable ExternalRef externalRef() {
        return state().origin().externalRef();
    }

    public Mode mode() {
        return state().origin().mode();
    }

    /// What made somebody declare it.
    public String source() {
        return state().origin().source();
    }

    /// @throws RuleViolation when it was cancelled, merged or closed before anything was added
    public void requireActiveBefore() {
        if (before != null) {
            before.progress().requireActive();
        }
    }

    /// @throws RuleViolation when the time of a milestone can't be stated because it follows a transition that did not
    ///     happen
    public void requireReached(Milestone milestone) {
        TimelineDecisions.requireReached(state(), milestone);
    }

    IncidentState state() {
        return incident.state();
    }
}
