package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.append.AppendOutcome;
import io.incidentledger.ledger.append.CommitBatchStore;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.chain.PreparedCommit;
import io.incidentledger.ledger.clock.RecordingClock;
import org.jspecify.annotations.Nullable;

/// Writes batches of commits after the head that this process wrote last, or else after the one that a majority has.
/// After a batch that got no response, later batches are rejected at once until the server responds again, so that
/// callers do not wait in vain.
final class MongoCommitBatchStore implements CommitBatchStore {

    /// How quickly a server that did not respond before must respond before the next batch is tried.
    private static final Duration SIGN_OF_LIFE = Duration.ofMillis(250);

    private final CommitCollection commits;
    private final RecordingClock clock;
    private final Sleeper sleeper;
    private final LongConsumer appended;
    private final Duration decideWithin;
    private final Duration writeTimeout;
    private final FairAppendYielder fairAppendYielder;
    private final SequenceCache known = new SequenceCache();
    private final HashChain chain = new HashChain();
    private @Nullable Head head;
    private boolean unanswered;

    /// @param appended receives the position of each new head
    MongoCommitBatchStore(CommitCollection commits, MongoSettings settings, Sleeper sleeper, LongConsumer appended) {
        this.commits = commits;
        this.clock = settings.clock();
        this.decideWithin = settings.decideWithin();
        this.writeTimeout = settings.writeTimeout();
        this.sleeper = sleeper;
        this.fairAppendYielder = new FairAppendYielder(sleeper);
        this.appended = appended;
    }

    @Override
    public List<AppendOutcome> write(List<PreparedCommit> batch) {
        if (unanswered) {
            head = commits.head(SIGN_OF_LIFE);
            unanswered = false;
        }
        BatchDeadline batchDeadline = new BatchDeadline(sleeper, decideWithin, writeTimeout);
        fairAppendYielder.await();
        return new MongoBatch(this, batch, batchDeadline).write();
    }

    CommitCollection commits() {
        return commits;
    }

    RecordingClock clock() {
        return clock;
    }

    HashChain chain() {
        return chain;
    }

    SequenceCache known() {
        return known;
    }

    /// The head that this process wrote last, unless it may have changed since; then it is queried.
    Head head(Duration atMost) {
        if (head == null) {
            head = commits.head(atMost);
        }
        return head;
    }

    /// Like [CommitCollection#insert].
    InsertResult insert(List<EncodedCommit> batch, Duration atMost) {
        long sentAt = sleeper.nanoTime();
        InsertResult insertResult = commits.insert(batch, atMost);
        if (insertResult instanceof InsertResult.Acknowledged) {
            fairAppendYielder.wrote(sentAt);
        } else if (insertResult instanceof InsertResult.Duplicate) {
            fairAppendYielder.refused();
        }
        return insertResult;
    }

    /// Called when a majority has acknowledged the new end of the log.
    void appended(Head acknowledged) {
        head = acknowledged;
        appended.accept(acknowledged.position());
    }

    /// Called when another process was first.
    ///
    /// @param theirs the head that a majority has now
    void overtaken(Head theirs) {
        overtaken();
        head = theirs;
    }

    /// Called when another process was first; the head must be queried again.
    void overtaken() {
        head = null;
        fairAppendYielder.overtaken();
    }

    /// Discards the head, because another process may have written, or the outcome is unknown.
    void forgetHead() {
        head = null;
    }

    /// Called when the server did not respond until time was up.
    void gaveUp() {
        unanswered = true;
        head = null;
    }
}
