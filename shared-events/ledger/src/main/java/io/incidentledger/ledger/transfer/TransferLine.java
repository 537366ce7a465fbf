package io.incidentledger.ledger.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.Salt;
import io.incidentledger.ledger.SaltedDigest;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.chain.StreamSlices;
import org.jspecify.annotations.Nullable;

/// A line of an export. It has exactly one member, whose name is the type of the line. The names and their order are
/// the format; times are microseconds since 1970.
record TransferLine(@Nullable Beginning ledger, @Nullable Entry commit, @Nullable End end) {

    static TransferLine of(Beginning header) {
        return new TransferLine(header, null, null);
    }

    static TransferLine of(Commit commit) {
        return new TransferLine(null, Entry.of(commit), null);
    }

    static TransferLine of(End end) {
        return new TransferLine(null, null, end);
    }

    /// The first line.
    record Beginning(String format, int version, String ledgerId, long afterPosition) {

        static final String FORMAT = "incident-ledger";
        static final int VERSION = 1;

        Beginning {
            Objects.requireNonNull(format, "format");
            Objects.requireNonNull(ledgerId, "ledgerId");
        }
    }

    /// The last line; a file without it was cut off.
    record End(long position, long commits, String hash) {
        End {
            Objects.requireNonNull(hash, "hash");
        }

        static End of(Head head) {
            return new End(head.position(), head.commits(), head.hash().toString());
        }
    }

    record Entry(int formatVersion, long number, long firstPosition, String commitId, long recordedAt,
            @Nullable String requestDigest, String previousHash, String hash, List<Event> events) {
        Entry {
            Objects.requireNonNull(commitId, "commitId");
            Objects.requireNonNull(previousHash, "previousHash");
            Objects.requireNonNull(hash, "hash");
            events = List.copyOf(events);
        }

        static Entry of(Commit commit) {
            Receipt receipt = commit.receipt();
            Hash requestDigest = receipt.requestDigest();
            List<Event> events = new ArrayList<>(commit.events().size());
            for (int i = 0; i < commit.events().size(); i++) {
                events.add(Event.of(commit.events().get(i), commit.seals().get(i)));
            }
            return new Entry(commit.formatVersion(), commit.number(), receipt.firstPosition(), receipt.commitId(),
                    EpochMicros.of(receipt.recordedAt()), requestDigest == null ? null : requestDigest.toString(),
                    commit.previousHash().toString(), commit.hash().toString(), events);
        }

        /// The commit as it was read from its source, not yet verified.
        ///
        /// @throws IllegalArgumentException when a hash or a salt is malformed
        Commit toCommit() {
            StreamSlices slices = new StreamSlices();
            events.forEach(event -> slices.add(event.stream(), event.sequence()));
            Receipt receipt = new Receipt(commitId, firstPosition, firstPosition + events.size() - 1,
                    EpochMicros.toInstant(recordedAt), slices.slices(),
                    requestDigest == null ? null : Hash.parse(requestDigest), false);
            List<StoredEvent> stored = new ArrayList<>(events.size());
            for (Event event : events) {
                stored.add(event.toStoredEvent(firstPosition + stored.size(), receipt));
            }
            return new Commit(formatVersion, number, receipt, Hash.parse(previousHash), Hash.parse(hash), stored,
                    events.stream().map(Event::seal).toList());
        }
    }

    record Event(String eventId, @Nullable String streamType, @Nullable String streamId, long sequence, String type,
            @Nullable String revision, String payload, String metadata, long timestamp, String salt, String digest) {
        Event {
            Objects.requireNonNull(eventId, "eventId");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(payload, "payload");
            Objects.requireNonNull(metadata, "metadata");
            Objects.requireNonNull(salt, "salt");
            Objects.requireNonNull(digest, "digest");
        }

        static Event of(StoredEvent event, SaltedDigest saltedDigest) {
            StreamId stream = event.stream();
            return new Event(event.eventId(), stream == null ? null : stream.type(),
                    stream == null ? null : stream.id(), event.sequence(), event.type(), event.revision(),
                    event.payload(), event.metadata(), EpochMicros.of(event.timestamp()),
                    saltedDigest.salt().toString(),
                    saltedDigest.digest().toString());
        }

        @Nullable StreamId stream() {
            return streamId == null || streamType == null ? null : new StreamId(streamType, streamId);
        }

        SaltedDigest seal() {
            return new SaltedDigest(Salt.parse(salt), Hash.parse(digest));
        }

        StoredEvent toStoredEvent(long position, Receipt receipt) {
            return new StoredEvent(position, receipt.commitId(), receipt.recordedAt(), eventId, stream(), sequence,
                    type, revision, payload, metadata, EpochMicros.toInstant(timestamp));
        }
    }
}
