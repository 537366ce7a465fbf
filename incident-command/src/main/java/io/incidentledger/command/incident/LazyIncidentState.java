package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.Objects;

import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.EventTypes;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import org.jspecify.annotations.Nullable;

/// An incident to which events are added. Its state is folded on demand: all events are folded only once, however many
/// of them correct others or come late, and however many a stream has when it is loaded. Used by one thread at a time.
final class LazyIncidentState {

    private @Nullable EntryHistory entryHistory;
    /// Null: an event since the last computation can't be folded incrementally.
    private @Nullable IncidentState state;

    /// Creates an incident before its first event.
    LazyIncidentState() {}

    LazyIncidentState(IncidentState state) {
        this.entryHistory = state.entries();
        this.state = state;
    }

    /// @param eventId empty: the event will never be corrected
    /// @param actor who acted
    /// @param source the calling service
    /// @param recordedAt the time of recording or an estimate of it, see [EntryHistory]
    /// @param payloadBytes the size of its payload in the log; 0 for a hypothetical event
    /// @throws IllegalStateException when it is the first event and not a declaration
    void add(IncidentEvent event, String eventId, String actor, @Nullable String source, Instant recordedAt,
            long payloadBytes) {
        if (entryHistory == null && !(event instanceof IncidentDeclared)) {
            throw new IllegalStateException(EventTypes.of(event.getClass()) + " comes before IncidentDeclared");
        }
        EntryHistory grown = EntryHistory.with(entryHistory, event, eventId, actor, source, recordedAt,
                payloadBytes);
        IncidentState before = state;
        state = before == null || grown.changePast() ? null : before.after(event, grown);
        entryHistory = grown;
    }

    /// Adds a hypothetical event.
    void add(IncidentEvent event) {
        add(event, "", EventProvenance.ANONYMOUS, null, EntryHistory.NOT_YET, 0);
    }

    /// Adds an event that an import is about to record.
    void addImported(IncidentEvent event) {
        add(event, "", EventProvenance.ANONYMOUS, EventProvenance.IMPORT, EntryHistory.NOT_YET, 0);
    }

    /// Sets the time at which the log recorded the events from a sequence on.
    void recorded(long firstSequence, Instant recordedAt) {
        EntryHistory before = entries();
        EntryHistory known = before.recordedAt(firstSequence, recordedAt);
        IncidentState estimated = state;
        state = estimated == null || before.dependsOn(firstSequence, recordedAt) ? null : estimated.recorded(known);
        entryHistory = known;
    }

    boolean isEmpty() {
        return entryHistory == null;
    }

    EntryHistory entries() {
        return Objects.requireNonNull(entryHistory, "an incident begins with IncidentDeclared");
    }

    IncidentState state() {
        IncidentState known = state;
        if (known == null) {
            known = IncidentState.of(entries());
            state = known;
        }
        return known;
    }

    /// Equal if the same was recorded.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LazyIncidentState lazy && Objects.equals(entryHistory, lazy.entryHistory);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(entryHistory);
    }

    @Override
    public String toString() {
        return Objects.toString(entryHistory);
    }
}
