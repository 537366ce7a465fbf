package io.incidentledger.ledger.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.clock.RecordingClock;
import org.jspecify.annotations.Nullable;

/// Numbers and chains commits after the head, as many as fit into one insert. The driver must have no reason to split
/// an insert into two: a failover between them could leave a gap.
///
/// The index ensures that a sequence is free. Whether its predecessor is stored is looked up, unless this process knows
/// it: stored events are never removed. A stream without events may begin with any sequence; its first commit also
/// takes the key of its beginning, so that the stream can't begin twice.
final class CommitSequencer {

    /// Maximum number of commits in one insert. Servers declare how many documents they accept at once: MongoDB
    /// 100,000, some compatible servers 1,000.
    static final int MAX_COMMITS = 500;

    /// Maximum number of bytes in one insert. A document may have 16 MiB, a message 48 MB.
    static final int MAX_BYTES = 16 << 20;

    private final MongoCommitBatchStore store;
    private final BatchDeadline batchDeadline;
    private final List<Placed> placed = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final SequenceCache planned = new SequenceCache();
    private Set<String> taken = Set.of();
    private int bytes;

    /// A commit and the place assigned to it.
    record Placed(UnconfirmedCommit pending, EncodedCommit encoded) {}

    CommitSequencer(MongoCommitBatchStore store, BatchDeadline batchDeadline) {
        this.store = store;
        this.batchDeadline = batchDeadline;
    }

    /// Assigns places to the first commits of a list and returns them. It stops before a commit that must wait for
    /// those before it, and before one that turns out to have no place, which then has an objection. While the clock is
    /// in doubt, none has.
    List<Placed> place(List<UnconfirmedCommit> pending) {
        List<UnconfirmedCommit> window = pending.subList(0, Math.min(pending.size(), MAX_COMMITS));
        lookUpPredecessors(window);
        Head head = store.head(batchDeadline.next());
        RecordingClock.Reading reading = store.clock().read(head);
        if (reading.doubt() != null) {
            window.forEach(each -> each.object(reading.doubt()));
            return placed;
        }
        for (UnconfirmedCommit each : window) {
            EncodedCommit encoded = ids.add(each.id()) ? encode(head, each, reading.time()) : null;
            if (encoded == null || !placed.isEmpty() && bytes + encoded.size() > MAX_BYTES) {
                break;
            }
            bytes += encoded.size();
            head = encoded.chained().head();
            placed.add(new Placed(each, encoded));
            each.commit().streams().forEach(planned::add);
        }
        return placed;
    }

    private void lookUpPredecessors(List<UnconfirmedCommit> window) {
        Set<String> unknown = new LinkedHashSet<>();
        for (UnconfirmedCommit each : window) {
            for (StreamSlice slice : each.commit().streams()) {
                if (slice.firstSequence() > 0 && !follows(slice)) {
                    unknown.add(CommitDocumentFields.predecessorKey(slice));
                    unknown.add(CommitDocumentFields.beginningKey(slice.stream().id()));
                }
                planned.add(slice);
            }
        }
        planned.clear();
        if (!unknown.isEmpty()) {
            taken = store.commits().takenSequences(unknown, batchDeadline.next());
        }
    }

    /// Whether its predecessor is known to be stored, or will be stored before it.
    private boolean follows(StreamSlice slice) {
        String stream = slice.stream().id();
        long predecessor = slice.firstSequence() - 1;
        return planned.contains(stream, predecessor) || store.known().contains(stream, predecessor);
    }

    /// Returns null when there is no place for the commit, or none before the commits that already have a place are
    /// stored.
    private @Nullable EncodedCommit encode(Head head, UnconfirmedCommit each, Instant time) {
        List<String> begun = new ArrayList<>();
        for (StreamSlice slice : each.commit().streams()) {
            String stream = slice.stream().id();
            if (slice.firstSequence() > 0 && !follows(slice)
                    && !taken.contains(CommitDocumentFields.predecessorKey(slice))) {
                boolean isThere = store.known().contains(stream)
                        || taken.contains(CommitDocumentFields.beginningKey(stream));
                if (planned.contains(stream) || isThere) {
                    objectUnlessPlanned(each, slice);
                    return null;
                }
                begun.add(stream);
            }
        }
        return encode(ChainedCommit.behind(head, each.commit(), time, store.chain()), begun, each);
    }

    private void objectUnlessPlanned(UnconfirmedCommit each, StreamSlice slice) {
        if (!planned.contains(slice.stream().id())) {
            each.object(new EventLogException.SequenceConflict(slice.stream().id(), slice.firstSequence()));
        }
    }

    private static @Nullable EncodedCommit encode(ChainedCommit chained, List<String> begun, UnconfirmedCommit each) {
        EncodedCommit encoded = EncodedCommit.of(chained, begun);
        if (encoded.size() > MAX_BYTES) {
            each.object(new EventLogException.TooLarge(encoded.size(), MAX_BYTES));
            return null;
        }
        return encoded;
    }
}
