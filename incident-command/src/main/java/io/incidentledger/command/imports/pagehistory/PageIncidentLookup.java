package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.EventTypes;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Status;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// Looks up the incidents of a page in the ledger: which exist, and what imports recorded about them. Found data is
/// read once. Not thread-safe; blocks.
final class PageIncidentLookup {
    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());
    private static final long PART = 1 << 20;
    /// The events that a snapshot causes only for incidents that it lists.
    private static final Set<String> LISTED = Set.of(EventTypes.of(IncidentDeclared.class),
            EventTypes.of(DetailsChanged.class), EventTypes.of(SeverityChanged.class),
            EventTypes.of(ServicesChanged.class), EventTypes.of(StatusUpdated.class));

    private final EventReader reader;
    private final String system;
    private final String actor;
    private final Map<String, Known> declared = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private final Map<String, NavigableSet<Instant>> listed = new HashMap<>();
    private final Map<List<Object>, Boolean> alike = new HashMap<>();

    /// @param actor who imports
    PageIncidentLookup(EventReader reader, String system, String actor) {
        this.reader = reader;
        this.system = system;
        this.actor = actor;
    }

    /// An incident of the page.
    ///
    /// @param id its id in the ledger, as the page names it
    /// @param since when it was declared, or a name was noted for it
    record Known(String id, Instant since) {}

    String incidentId(String id) {
        return CommitIdDerivation.external(system, id);
    }

    /// Null: there is no incident with this id.
    @Nullable Known declared(String id) {
        @Nullable Known known = declared.get(id);
        if (known == null && missing.add(id)) {
            known = reader.readStream(incidentId(id), 0, Long.MAX_VALUE, 1).stream().findFirst()
                    .map(first -> new Known(id, first.recordedAt())).orElse(null);
            if (known != null) {
                declared.put(id, known);
            }
        }
        return known;
    }

    /// Must be called when the incident has just been declared.
    void declaredNow(String id) {
        missing.remove(id);
    }

    /// Returns the id by which the page knows an imported incident; null: it is not one of the page, or a person
    /// declared it.
    @Nullable String idOf(String incidentId) {
        for (RecordedEvent first : DECODER.decodeAll(reader.readStream(incidentId, 0, Long.MAX_VALUE, 1))) {
            @Nullable ExternalRef ref = first.event() instanceof IncidentDeclared event ? event.externalRef() : null;
            return ref != null && first.fromImport() && ref.system().equals(system)
                    && incidentId(ref.id()).equals(incidentId)
                            ? ref.id()
                            : null;
        }
        return null;
    }

    /// Passes an incident's events of some types to a consumer, in order.
    void read(String incidentId, Set<String> types, Consumer<RecordedEvent> consumer) {
        List<StoredEvent> part = reader.readStream(incidentId, 0, Long.MAX_VALUE, PART);
        while (!part.isEmpty()) {
            DECODER.decodeAll(part.stream().filter(each -> types.contains(each.type())).toList()).forEach(consumer);
            part = reader.readStream(incidentId, part.getLast().sequence() + 1, Long.MAX_VALUE, PART);
        }
    }

    /// Whether an incident of the ledger is cancelled now.
    boolean isCancelled(String incidentId) {
        LifecycleStatus status = LifecycleStatus.DECLARED;
        for (RecordedEvent event : CorrectedEvents
                .corrected(DECODER.decodeAll(reader.readStream(incidentId, 0, Long.MAX_VALUE)))) {
            status = status.after(event.event());
        }
        return status.current() == Status.CANCELLED;
    }

    /// Whether a snapshot before an instant listed both, which shows that they are two.
    boolean wereListedTogether(String one, String other, Instant before) {
        NavigableSet<Instant> others = listed(other);
        return listed(one).headSet(before, false).stream().anyMatch(others::contains);
    }

    private NavigableSet<Instant> listed(String id) {
        return listed.computeIfAbsent(id, each -> {
            NavigableSet<Instant> instants = new TreeSet<>();
            read(incidentId(each), LISTED, event -> {
                if (event.fromImport()) {
                    instants.add(event.recordedAt());
                }
            });
            return instants;
        });
    }

    /// Returns the idempotency key under which a snapshot of an incident is recorded.
    static String key(Instant snapshot, String incidentId) {
        return "snapshot/" + snapshot + "/" + incidentId;
    }

    /// Whether the ledger contained at an instant what the page says about an incident, as far as that identifies
    /// incidents: an update, or title and time of declaration.
    ///
    /// @param both whether title and time of declaration must both match
    boolean isAlike(String id, Listed incident, Instant at, boolean both) {
        return alike.computeIfAbsent(List.of(id, incident.names().getFirst(), incident.times().declaredAt(), both),
                key -> wasImported(id, incident, at) || readAlike(id, incident, at, both));
    }

    /// Whether an earlier import recorded the incident with the same content at that instant.
    boolean wasImported(String id, Listed incident, Instant at) {
        return reader.findCommit(CommitIdDerivation.keyed(actor, key(at, incidentId(id)))).map(Receipt::requestDigest)
                .filter(incident.digest()::equals).isPresent();
    }

    private boolean readAlike(String id, Listed incident, Instant at, boolean both) {
        String title = "";
        boolean sameTime = false;
        Set<List<Object>> updates = new HashSet<>();
        for (RecordedEvent event : CorrectedEvents
                .corrected(DECODER.decodeAll(reader.readStream(incidentId(id), 0, reader.positionAt(at))))) {
            switch (event.event()) {
                case IncidentDeclared it -> {
                    title = it.title();
                    sameTime = incident.times().declaredAt().equals(it.occurredAt());
                }
                case DetailsChanged it -> title = Objects.requireNonNullElse(it.title(), title);
                case StatusUpdated it when it.occurredAt() != null && it.message() != null ->
                    updates.add(List.of(it.occurredAt(), it.message()));
                case IncidentEvent _ -> {
                    // Does not help to identify incidents.
                }
            }
        }
        boolean titled = title.equals(incident.title());
        return (both ? titled && sameTime : titled || sameTime) || incident.posted().stream().anyMatch(
                post -> post.message() != null && updates.contains(List.of(post.at(), post.message())));
    }
}
