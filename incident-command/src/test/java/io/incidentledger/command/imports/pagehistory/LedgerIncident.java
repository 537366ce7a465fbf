package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Status;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// An incident as readers of the ledger see it, with corrections, folded independently by the tests.
///
/// @param updates time, status and text of each, sorted
record LedgerIncident(String id, String title, String severity, String status, SortedSet<String> services,
        @Nullable Instant declared, @Nullable Instant started, @Nullable Instant mitigated, @Nullable Instant ended,
        @Nullable Instant resolved, List<String> updates) {

    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());

    /// As the ledger knew it at a position; null: it did not exist.
    static @Nullable LedgerIncident at(EventReader reader, long position, String system, String id) {
        List<RecordedEvent> events = recorded(reader, position, system, id);
        if (events.isEmpty()) {
            return null;
        }
        Folding folding = new Folding();
        CorrectedEvents.corrected(events).forEach(event -> folding.take(event.event()));
        return folding.incident(id);
    }

    /// Returns its recorded events.
    static List<IncidentEvent> events(EventReader reader, long position, String system, String id) {
        return recorded(reader, position, system, id).stream().map(RecordedEvent::event).toList();
    }

    private static List<RecordedEvent> recorded(EventReader reader, long position, String system, String id) {
        List<RecordedEvent> events = new ArrayList<>();
        for (StoredEvent stored : reader.readStream(CommitIdDerivation.external(system, id), 0, position)) {
            events.add(Objects.requireNonNull(DECODER.decode(stored)));
        }
        return events;
    }

    private static final class Folding {
        private final Map<Milestone, Instant> observed = new EnumMap<>(Milestone.class);
        private final Map<Milestone, Instant> stated = new EnumMap<>(Milestone.class);
        private final TreeSet<String> services = new TreeSet<>();
        private final List<String> updates = new ArrayList<>();
        private String title = "";
        private String severity = "";
        private Status status = Status.INVESTIGATING;

        void take(IncidentEvent event) {
            switch (event) {
                case IncidentDeclared it -> {
                    title = it.title();
                    severity = it.severity().wireName();
                    services.addAll(it.services());
                    observed.put(Milestone.DECLARED, Objects.requireNonNull(it.occurredAt()));
                }
                case DetailsChanged it -> title = Objects.requireNonNullElse(it.title(), title);
                case SeverityChanged it -> severity = it.severity().wireName();
                case ServicesChanged it -> {
                    services.removeAll(it.removed());
                    services.addAll(it.added());
                }
                case StatusUpdated it -> take(it);
                case IncidentResolved it -> {
                    status = Status.RESOLVED;
                    observed.put(Milestone.RESOLVED, Objects.requireNonNull(it.occurredAt()));
                }
                case IncidentReopened _ -> {
                    status = Status.INVESTIGATING;
                    observed.remove(Milestone.RESOLVED);
                    List.of(Milestone.MITIGATED, Milestone.IMPACT_ENDED, Milestone.RESOLVED).forEach(stated::remove);
                }
                case IncidentCancelled _ -> status = Status.CANCELLED;
                case MilestoneRecorded it -> stated.put(it.milestone(), Objects.requireNonNull(it.occurredAt()));
                case MilestoneCleared it -> stated.remove(it.milestone());
                case IncidentEvent _ -> {
                    // Not from pages.
                }
            }
        }

        private void take(StatusUpdated it) {
            if (it.status() != null && status.open()) {
                status = it.status();
            }
            if (it.message() != null) {
                updates.add(it.occurredAt() + " " + (it.status() == null ? null : it.status().wireName()) + " "
                        + it.message());
            }
        }

        LedgerIncident incident(String id) {
            return new LedgerIncident(id, title, severity, status.wireName(), services, time(Milestone.DECLARED),
                    time(Milestone.IMPACT_STARTED), time(Milestone.MITIGATED), time(Milestone.IMPACT_ENDED),
                    time(Milestone.RESOLVED), updates.stream().sorted().toList());
        }

        private @Nullable Instant time(Milestone milestone) {
            return stated.containsKey(milestone) ? stated.get(milestone) : observed.get(milestone);
        }
    }
}
