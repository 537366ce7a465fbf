package io.incidentledger.command.pipeline;

import java.util.HashMap;
import java.util.Map;

import io.incidentledger.codec.EventCodec;
import io.incidentledger.eventlog.EventReader;
import io.incidentledger.eventlog.StoredEvent;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import org.jspecify.annotations.Nullable;

/**
 * External references that were declared under an id which does not follow from them, as former releases did: what the log itself can't refuse. The first question after the start reads the whole ledger, the later
 * ones what came since. Holds only references of that kind, of which no new ones come. Thread-safe; blocks.
 */
final class ExternalReferences {

    private static final String DECLARATION = IncidentDeclared.class.getSimpleName();
    private static final String MEMBER = "\"externalRef\"";

    private final EventReader reader;
    private final EventCodec codec = new EventCodec();
    private final Map<Reference, String> incidents = new HashMap<>();
    private long readUpTo;

    private record Reference(String system, String id) {}

    ExternalReferences(EventReader reader) {
        this.reader = reader;
    }

    /** The incident that was declared with a reference under another id; the first one of several; null: none was. */
    synchronized @Nullable String incident(ExternalRef ref) {
        long head = reader.head().position();
        if (head > readUpTo) {
            reader.scan(readUpTo, head, this::read);
            readUpTo = head;
        }
        return incidents.get(new Reference(ref.system(), ref.id()));
    }

    private void read(StoredEvent event) {
        if (event.stream() != null && event.type().equals(DECLARATION) && event.payload().contains(MEMBER)
                && codec.read(event.type(), event.revision(), event.payload()) instanceof IncidentDeclared declared) {
            remember(declared.externalRef(), event.stream().id());
        }
    }

    private void remember(@Nullable ExternalRef ref, String incidentId) {
        if (ref != null && !CommitIds.external(ref.system(), ref.id()).equals(incidentId)) {
            incidents.putIfAbsent(new Reference(ref.system(), ref.id()), incidentId);
        }
    }
}
