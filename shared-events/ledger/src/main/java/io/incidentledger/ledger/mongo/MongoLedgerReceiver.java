package io.incidentledger.ledger.mongo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.transfer.LedgerReceiver;
import io.incidentledger.ledger.transfer.TransferException;
import io.incidentledger.ledger.transfer.TransferException.Reason;
import org.jspecify.annotations.Nullable;

/// Imports a ledger into a database, one document per commit, in order. After a failure, the stored commits are the
/// first ones of those to be stored, so running the import again continues after them.
final class MongoLedgerReceiver implements LedgerReceiver {

    private final MongoConnection connection;
    private final MongoSettings settings;
    private final Set<String> streams = new HashSet<>();
    private @Nullable CommitQueryRunner queries;

    /// Sends no query before [#begin].
    ///
    /// @param connection stays open when this is closed
    MongoLedgerReceiver(MongoConnection connection, MongoSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    @Override
    public Head begin(String ledgerId) {
        queries = new CommitQueryRunner(connection,
                MongoLedgerInitializer.ensure(connection, settings.clock(), ledgerId));
        return queries.head(settings.readTimeout());
    }

    private CommitQueryRunner begun() {
        if (queries == null) {
            throw new IllegalStateException("the transfer was not started");
        }
        return queries;
    }

    @Override
    public Optional<Hash> hashFrom(long firstPosition) {
        return begun().commitUpTo(firstPosition, settings.readTimeout()).map(CommitReader::header)
                .filter(header -> header.receipt().firstPosition() == firstPosition).map(CommitHeader::hash);
    }

    @Override
    public void append(List<ChainedCommit> commits) {
        Head head = begun().head(settings.readTimeout());
        ChainedCommit next = commits.getFirst();
        if (!next.follows(head)) {
            throw fork(head.position(), next);
        }
        MongoCommits collection = new MongoCommits(connection, begun());
        List<EncodedCommit> together = new ArrayList<>();
        int bytes = 0;
        for (ChainedCommit commit : commits) {
            EncodedCommit encoded = EncodedCommit.of(commit, beginnings(commit));
            if (encoded.size() > CommitSequencer.MAX_BYTES) {
                throw new EventLogException.TooLarge(encoded.size(), CommitSequencer.MAX_BYTES);
            }
            if (together.size() == CommitSequencer.MAX_COMMITS
                    || bytes + encoded.size() > CommitSequencer.MAX_BYTES) {
                insert(collection, together);
                together.clear();
                bytes = 0;
            }
            together.add(encoded);
            bytes += encoded.size();
        }
        insert(collection, together);
    }

    private void insert(MongoCommits collection, List<EncodedCommit> encoded) {
        if (encoded.isEmpty()) {
            return;
        }
        switch (collection.insert(encoded, settings.readTimeout())) {
            case InsertResult.Acknowledged all -> {
            }
            case InsertResult.Duplicate(int index) -> {
                ChainedCommit taken = encoded.get(index).chained();
                throw fork(taken.receipt().firstPosition() - 1, taken);
            }
            case InsertResult.Rejected(int index, EventLogException reason) -> throw reason;
            case InsertResult.NotSent(EventLogException reason) -> throw reason;
            case InsertResult.Ambiguous(Throwable cause) ->
                throw MongoErrorTranslator.unavailable("MongoDB did not report whether it stored the commits", cause);
        }
    }

    /// The streams that begin later than at sequence 0, as Axon allows. The commit takes the key of each one's
    /// beginning, so that it can't begin twice.
    private List<String> beginnings(ChainedCommit commit) {
        List<String> begun = new ArrayList<>();
        for (StreamSlice slice : commit.receipt().streams()) {
            String stream = slice.stream().id();
            if (slice.firstSequence() > 0 && !streams.contains(stream)
                    && begun().headSequence(stream, settings.readTimeout()).isEmpty()) {
                begun.add(stream);
            }
            streams.add(stream);
        }
        return begun;
    }

    private static TransferException fork(long end, ChainedCommit next) {
        return new TransferException(Reason.FORK, "The ledger ends at position " + end + ", but the file continues at "
                + next.receipt().firstPosition()
                + " after another commit: stop all writers to the ledger, or decide which history is right");
    }

    @Override
    public void close() {
        // The caller closes the connection.
    }
}
