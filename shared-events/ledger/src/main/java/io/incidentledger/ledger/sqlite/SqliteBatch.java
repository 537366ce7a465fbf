package io.incidentledger.ledger.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.append.AppendOutcome;
import io.incidentledger.ledger.append.BatchRejectedStreams;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.chain.PreparedCommit;
import io.incidentledger.ledger.clock.RecordingClock;
import org.jspecify.annotations.Nullable;

/// Inserts the commits of one batch within one transaction: they are numbered, chained and inserted one after the
/// other, so a rejected one leaves nothing to undo.
final class SqliteBatch {

    private final WriteConnection session;
    private final RecordingClock clock;
    private final boolean careful;
    private final HashChain chain = new HashChain();
    private final BatchRejectedStreams refused = new BatchRejectedStreams();
    private final List<AppendOutcome> outcomes = new ArrayList<>();
    private Head head;

    /// @param careful whether to look up each commit id and event id before inserting, instead of relying on the unique
    ///     indexes to reject duplicates
    SqliteBatch(WriteConnection session, Head head, RecordingClock clock, boolean careful) {
        this.session = session;
        this.head = head;
        this.clock = clock;
        this.careful = careful;
    }

    /// Returns false when an id was already stored that had not been looked up.
    boolean insert(List<PreparedCommit> batch) throws SQLException {
        for (PreparedCommit commit : batch) {
            if (!insert(commit)) {
                return false;
            }
        }
        return true;
    }

    private boolean insert(PreparedCommit commit) throws SQLException {
        RecordingClock.Reading reading = clock.read(head);
        EventLogException objection = objection(commit);
        if (objection == null) {
            objection = reading.doubt();
        }
        if (objection != null || careful) {
            Receipt first = session.queries().findCommit(commit.commitId());
            if (first != null) {
                outcomes.add(new AppendOutcome.Stored(first.asRepeated()));
                return true;
            }
        }
        if (objection != null) {
            refused.add(commit);
            outcomes.add(new AppendOutcome.Refused(objection));
            return true;
        }
        return append(commit, reading.time());
    }

    private boolean append(PreparedCommit commit, Instant time) throws SQLException {
        ChainedCommit chained = ChainedCommit.behind(head, commit, time, chain);
        if (!session.insert(chained)) {
            return false;
        }
        head = chained.head();
        outcomes.add(new AppendOutcome.Stored(chained.receipt()));
        return true;
    }

    private @Nullable EventLogException objection(PreparedCommit commit) throws SQLException {
        EventLogException objection = refused.objection(commit);
        if (objection != null) {
            return objection;
        }
        for (StreamSlice slice : commit.streams()) {
            if (!continues(slice)) {
                return new EventLogException.SequenceConflict(slice.stream().id(), slice.firstSequence());
            }
        }
        return careful ? duplicateEvent(commit) : null;
    }

    private boolean continues(StreamSlice slice) throws SQLException {
        OptionalLong last = session.queries().headSequence(slice.stream().id());
        return last.isEmpty() || slice.firstSequence() == last.getAsLong() + 1;
    }

    private @Nullable EventLogException duplicateEvent(PreparedCommit commit) throws SQLException {
        for (NewEvent event : commit.commit().events()) {
            if (session.queries().hasEvent(event.eventId())) {
                return new EventLogException.DuplicateEvent(event.eventId());
            }
        }
        return null;
    }

    Head head() {
        return head;
    }

    /// One outcome per commit, valid only once the transaction is committed.
    List<AppendOutcome> outcomes() {
        return outcomes;
    }
}
