package io.incidentledger.ledger.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.append.AppendOutcome;
import io.incidentledger.ledger.append.BatchRejectedStreams;
import io.incidentledger.ledger.chain.PreparedCommit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the commits of one batch until the outcome of each is known or time is up. Each attempt looks up by id the
/// commits that an earlier attempt may have written, numbers and chains the rest after the head, and inserts them in
/// order. A commit that an index rejects is examined, and the later ones are tried again.
final class MongoBatch {

    private static final Logger LOG = LoggerFactory.getLogger(MongoBatch.class);

    private final MongoCommitBatchStore store;
    private final CommitCollection commits;
    private final BatchDeadline batchDeadline;
    private final List<UnconfirmedCommit> pending = new ArrayList<>();
    private final AppendOutcome[] outcomes;
    private final BatchRejectedStreams refused = new BatchRejectedStreams();
    private @Nullable EventLogException lastFailure;

    MongoBatch(MongoCommitBatchStore store, List<PreparedCommit> batch, BatchDeadline batchDeadline) {
        this.store = store;
        this.commits = store.commits();
        this.batchDeadline = batchDeadline;
        this.outcomes = new AppendOutcome[batch.size()];
        for (PreparedCommit commit : batch) {
            pending.add(new UnconfirmedCommit(pending.size(), commit));
        }
    }

    List<AppendOutcome> write() {
        while (!pending.isEmpty() && !batchDeadline.isOver()) {
            try {
                attempt();
            } catch (EventLogException.Unavailable unanswered) {
                failed(unanswered);
            }
        }
        if (!pending.isEmpty()) {
            giveUp();
        }
        return List.of(outcomes);
    }

    private void attempt() {
        lookUp(pending.stream().filter(UnconfirmedCommit::mayHaveLanded).toList());
        for (List<UnconfirmedCommit> refusable = refusable(); !refusable.isEmpty(); refusable = refusable()) {
            lookUp(refusable);
            refusable.stream().filter(pending::contains).forEach(this::refuse);
        }
        List<UnconfirmedCommit> next = pending.stream().takeWhile(each -> objection(each) == null).toList();
        List<CommitSequencer.Placed> placed = next.isEmpty()
                ? List.of()
                : new CommitSequencer(store, batchDeadline).place(next);
        if (!placed.isEmpty()) {
            conclude(placed,
                    store.insert(placed.stream().map(CommitSequencer.Placed::encoded).toList(), batchDeadline.next()));
        }
    }

    /// The leading commits that have an objection. No commit before them is undecided, so they can be rejected. A
    /// stored id takes precedence over any other error in a commit, so no commit is rejected before its id was looked
    /// up.
    private List<UnconfirmedCommit> refusable() {
        return pending.stream().takeWhile(each -> objection(each) != null).toList();
    }

    private @Nullable EventLogException objection(UnconfirmedCommit each) {
        EventLogException own = each.objection();
        return own != null ? own : refused.objection(each.commit());
    }

    private void lookUp(List<UnconfirmedCommit> doubtful) {
        if (doubtful.isEmpty()) {
            return;
        }
        Map<String, CommitHeader> found = commits.find(doubtful.stream().map(UnconfirmedCommit::id).distinct().toList(),
                batchDeadline.next());
        for (UnconfirmedCommit each : doubtful) {
            CommitHeader stored = found.get(each.id());
            if (stored != null) {
                isStored(each, stored);
            }
        }
    }

    private void conclude(List<CommitSequencer.Placed> placed, InsertResult insertResult) {
        switch (insertResult) {
            case InsertResult.Acknowledged all -> acknowledged(placed);
            case InsertResult.Duplicate(int index) -> {
                acknowledged(placed.subList(0, index));
                examine(placed.get(index));
            }
            case InsertResult.Rejected(int index, EventLogException reason) -> {
                acknowledged(placed.subList(0, index));
                placed.get(index).pending().object(reason);
            }
            case InsertResult.NotSent(EventLogException reason) -> failed(reason);
            case InsertResult.Ambiguous(Throwable cause) -> {
                placed.forEach(each -> each.pending().mayHaveLandedAs(each.encoded().chained().hash()));
                failed(new EventLogException.Unavailable("MongoDB did not report what it has written", cause));
            }
        }
    }

    private void acknowledged(List<CommitSequencer.Placed> placed) {
        for (CommitSequencer.Placed each : placed) {
            Receipt receipt = each.encoded().chained().receipt();
            isStored(each.pending(), receipt);
        }
        if (!placed.isEmpty()) {
            store.appended(placed.getLast().encoded().chained().head());
            batchDeadline.progress();
        }
    }

    /// Handles a commit whose id was found: it is this commit when the response to an earlier attempt was lost, or else
    /// an earlier commit with the same id.
    private void isStored(UnconfirmedCommit each, CommitHeader found) {
        isStored(each, each.isSentAs(found.hash()) ? found.receipt() : found.receipt().asRepeated());
    }

    private void isStored(UnconfirmedCommit each, Receipt receipt) {
        receipt.streams().forEach(store.known()::add);
        decide(each, new AppendOutcome.Stored(receipt));
    }

    private void refuse(UnconfirmedCommit each) {
        EventLogException reason = objection(each);
        if (reason instanceof EventLogException.ClockUncertain && each.mayHaveLanded()) {
            refuse(each, new EventLogException.OutcomeUnknown(each.id(), batchDeadline.waited(), reason));
        } else if (reason != null) {
            refuse(each, reason);
        }
    }

    private void refuse(UnconfirmedCommit each, EventLogException reason) {
        refused.add(each.commit());
        decide(each, new AppendOutcome.Refused(reason));
    }

    private void decide(UnconfirmedCommit each, AppendOutcome outcome) {
        outcomes[each.place()] = outcome;
        pending.remove(each);
    }

    /// Examines a commit that a unique index has rejected; the index that the error names is not conclusive. When a
    /// majority has nothing that conflicts with the commit, another process has taken the position or a write is still
    /// in progress: then the commit is tried again.
    private void examine(CommitSequencer.Placed refusedOne) {
        UnconfirmedCommit each = refusedOne.pending();
        ConflictFinder conflictFinder = new ConflictFinder(commits, batchDeadline);
        EventLogException conflict = beginsStreams(each) ? null : conflictFinder.takenSequence(each.commit().streams());
        if (conflict == null && wasOvertaken(refusedOne)) {
            return;
        }
        if (conflict == null) {
            conflict = conflictFinder.of(each.commit());
        }
        CommitHeader stored = commits.find(List.of(each.id()), batchDeadline.next()).get(each.id());
        if (stored != null) {
            isStored(each, stored);
        } else if (conflict != null) {
            refuse(each, conflict);
            if (isNews(each)) {
                store.overtaken();
            }
        } else {
            store.forgetHead();
            batchDeadline.pause();
        }
    }

    /// Whether the commit begins all of its streams; then other processes are unlikely to write to them.
    private static boolean beginsStreams(UnconfirmedCommit each) {
        return each.commit().streams().stream().allMatch(slice -> slice.firstSequence() == 0);
    }

    /// Whether the conflicting data was not written by this process, as far as it knows.
    private boolean isNews(UnconfirmedCommit each) {
        return each.commit().streams().stream()
                .anyMatch(slice -> !store.known().contains(slice.stream().id(), slice.firstSequence()));
    }

    /// Whether others have written since, which is nearly always the reason for a rejection; then nothing else is
    /// queried, except every fourth time.
    private boolean wasOvertaken(CommitSequencer.Placed refusedOne) {
        Head head = commits.head(batchDeadline.next());
        if (head.position() < refusedOne.encoded().chained().receipt().firstPosition()) {
            return false;
        }
        store.overtaken(head);
        return refusedOne.pending().overtakenAgain() % 4 != 0;
    }

    private void failed(EventLogException reason) {
        lastFailure = reason;
        store.forgetHead();
        batchDeadline.pause();
    }

    private void giveUp() {
        EventLogException reason = lastFailure != null
                ? lastFailure
                : new EventLogException.Unavailable(
                        "other processes wrote to every attempted position for " + batchDeadline.waited().toMillis()
                                + " ms",
                        null);
        if (lastFailure != null) {
            store.gaveUp();
        }
        boolean nothingIsDecided = pending.size() == outcomes.length;
        if (nothingIsDecided && pending.stream().noneMatch(UnconfirmedCommit::mayHaveLanded)) {
            throw reason;
        }
        LOG.warn("{} commits were abandoned: {}", pending.size(), reason.getMessage());
        for (UnconfirmedCommit each : List.copyOf(pending)) {
            decide(each, new AppendOutcome.Refused(each.mayHaveLanded()
                    ? new EventLogException.OutcomeUnknown(each.id(), batchDeadline.waited(), reason)
                    : reason));
        }
    }
}
