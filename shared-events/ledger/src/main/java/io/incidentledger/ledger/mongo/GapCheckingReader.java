package io.incidentledger.ledger.mongo;

import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLogException;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// Reads pages of commits and ensures that no position is missing. Thread-safe.
final class GapCheckingReader {

    private static final BsonInt32 NO_EVENTS = new BsonInt32(0);

    private final CommitQueryRunner queries;
    private final Duration atMost;

    GapCheckingReader(CommitQueryRunner queries, Duration atMost) {
        this.queries = queries;
        this.atMost = atMost;
    }

    /// Reads commits without gaps, starting with the one that contains the position after `after`. Returns the valid
    /// commits before a damaged one; reading the rest fails. Reading fails at a gap too: a majority never has a commit
    /// without those before it, unless somebody has removed them. Before it reports a gap, it reads the page twice.
    List<Commit> after(long after, int max) {
        try {
            return contiguous(after, max);
        } catch (Hole hole) {
            try {
                return contiguous(after, max);
            } catch (Hole still) {
                throw CommitReader.damaged(still.position, "its commit is missing", null);
            }
        }
    }

    private static final class Hole extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        private final long position;

        Hole(long position) {
            this.position = position;
        }
    }

    private List<Commit> contiguous(long after, int max) throws Hole {
        List<RawBsonDocument> documents = new ArrayList<>(queries.commitsFrom(after + 1, max, atMost).documents());
        long expected = after + 1;
        if (after > 0 && (documents.isEmpty() || positionOf(documents.getFirst()) != expected)) {
            Optional<RawBsonDocument> before = queries.commitUpTo(after, atMost);
            expected = before.map(GapCheckingReader::endOf).orElse(0L) + 1;
            if (expected > after + 1) {
                documents.addFirst(before.orElseThrow());
                expected = positionOf(documents.getFirst());
            }
        }
        return contiguous(documents, expected);
    }

    private static List<Commit> contiguous(List<RawBsonDocument> documents, long first) throws Hole {
        List<Commit> page = new ArrayList<>(documents.size());
        long expected = first;
        for (RawBsonDocument document : documents) {
            boolean isNext = positionOf(document) == expected;
            if (!isNext && page.isEmpty()) {
                throw new Hole(expected);
            }
            Commit commit = isNext ? read(document, expected, page.isEmpty()) : null;
            if (commit == null) {
                break;
            }
            page.add(commit);
            expected = commit.receipt().lastPosition() + 1;
        }
        return page;
    }

    /// Returns null when the commit is damaged but valid ones precede it in the page.
    private static @Nullable Commit read(RawBsonDocument document, long expected, boolean isFirst) {
        try {
            return CommitReader.commit(document, expected);
        } catch (EventLogException.Corrupted damaged) {
            if (isFirst) {
                throw damaged;
            }
            return null;
        }
    }

    private static long positionOf(RawBsonDocument document) {
        return document.getNumber(CommitDocumentFields.POSITION).longValue();
    }

    private static long endOf(RawBsonDocument document) {
        return positionOf(document) + document.getNumber(CommitDocumentFields.COUNT, NO_EVENTS).longValue() - 1;
    }
}
