package io.incidentledger.view;

import java.time.Instant;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.Provenance;

/**
 * An event of an incident together with its envelope: all that a fold may know.
 *
 * @param position
 *            its place in the ledger, dense from 1
 * @param recordedAt
 *            when the ledger learned it
 * @param sequence
 *            its place in the incident's stream, dense from 0
 */
public record RecordedEvent(long position, Instant recordedAt, String incidentId, long sequence, String eventId,
        Provenance provenance,
        IncidentEvent event) {

    /** When it happened in the world: what the caller said, else when it was recorded. */
    public Instant happenedAt() {
        Instant told = event.occurredAt();
        return told != null ? told : recordedAt;
    }
}
