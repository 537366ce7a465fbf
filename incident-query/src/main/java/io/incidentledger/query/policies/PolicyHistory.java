package io.incidentledger.query.policies;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.PolicyEvent.PolicyAdopted;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.codec.UnreadableEventException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.runner.HeadTracker;

/// All versions of one policy, read from its stream. They are cached up to the ledger's head at the time of reading,
/// and read again only when a later position is requested. Thread-safe; blocks when it reads.
final class PolicyHistory {

    private final EventReader reader;
    private final HeadTracker head;
    private final EventCodec codec;
    private final String name;
    private volatile Known known = new Known(List.of(), 0);

    /// @param upTo a position that was durable before the versions were read, so that no version up to it is missing
    private record Known(List<AdoptedPolicy> versions, long upTo) {}

    public PolicyHistory(EventReader reader, HeadTracker head, EventCodec codec, String name) {
        this.reader = reader;
        this.head = head;
        this.codec = codec;
        this.name = name;
    }

    /// The versions that were adopted at or before a position of the ledger, in order.
    ///
    /// @throws UnreadableEventException if this version of the program does not understand one of them
    public List<AdoptedPolicy> asOf(long position) {
        List<AdoptedPolicy> versions = enoughFor(position).versions();
        int n = versions.size();
        while (n > 0 && versions.get(n - 1).position() > position) {
            n--;
        }
        return versions.subList(0, n);
    }

    private Known enoughFor(long position) {
        Known enough = known;
        return position <= enough.upTo() ? enough : readOn(position);
    }

    private synchronized Known readOn(long position) {
        Known before = known;
        if (position <= before.upTo()) {
            return before;
        }
        long durable = Math.max(before.upTo(), head.position());
        List<AdoptedPolicy> versions = new ArrayList<>(before.versions());
        reader.readStream(name, versions.size(), Long.MAX_VALUE).forEach(event -> versions.add(version(event)));
        Known now = new Known(List.copyOf(versions), durable);
        known = now;
        return now;
    }

    private AdoptedPolicy version(StoredEvent stored) {
        if (codec.read(stored.type(), stored.revision(), stored.payload()) instanceof PolicyAdopted adopted) {
            return new AdoptedPolicy(adopted, stored.position(), stored.recordedAt(),
                    codec.readProvenance(stored.metadata()));
        }
        throw new UnreadableEventException("event " + stored.type() + " does not belong to policies", null);
    }
}
