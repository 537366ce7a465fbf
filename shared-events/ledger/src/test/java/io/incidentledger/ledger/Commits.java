package io.incidentledger.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/// Concise factories of commits and events for tests.
public final class Commits {

    /// Timestamp of all events, with microsecond precision.
    public static final Instant WRITTEN_AT = Instant.parse("2026-11-03T09:15:00.123456Z");

    private Commits() {}

    /// A commit with a new id.
    public static NewCommit commit(NewEvent... events) {
        return commitWithId(UUID.randomUUID().toString(), events);
    }

    public static NewCommit commitWithId(String commitId, NewEvent... events) {
        return new NewCommit(commitId, null, Arrays.asList(events));
    }

    /// An event with a new id.
    public static NewEvent event(String streamId, long sequence) {
        return eventWithId(UUID.randomUUID().toString(), streamId, sequence);
    }

    public static NewEvent eventWithId(String eventId, String streamId, long sequence) {
        return new NewEvent(eventId, new StreamId("Incident", streamId), sequence, "IncidentDeclared", "1",
                "{\"title\":\"" + streamId + " " + sequence + "\"}", "{\"actor\":\"alice\"}", WRITTEN_AT);
    }

    /// An event that belongs to no stream.
    public static NewEvent loose() {
        return new NewEvent(UUID.randomUUID().toString(), null, -1, "PolicyAdopted", null, "{}", "{}", WRITTEN_AT);
    }
}
