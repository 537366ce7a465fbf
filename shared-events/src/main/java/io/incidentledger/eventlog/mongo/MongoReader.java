package io.incidentledger.eventlog.mongo;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import io.incidentledger.eventlog.Commit;
import io.incidentledger.eventlog.EventLogException;
import io.incidentledger.eventlog.EventReader;
import io.incidentledger.eventlog.Head;
import io.incidentledger.eventlog.Micros;
import io.incidentledger.eventlog.Receipt;
import io.incidentledger.eventlog.StoredEvent;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Reads the ledger on the calling thread, page by page, and makes sure that no page leaves a position out. */
final class MongoReader implements EventReader, AutoCloseable {

    private static final int PAGE = 1_000;
    private static final BsonInt32 NO_EVENTS = new BsonInt32(0);
    private static final int LARGEST_PAGE = 10_000;

    private final CommitQueries queries;
    private final Duration atMost;
    private volatile boolean closed;

    MongoReader(CommitQueries queries, Duration atMost) {
        this.queries = queries;
        this.atMost = atMost;
    }

    private CommitQueries queries() {
        if (closed) {
            throw new EventLogException.Unavailable("the log is closed", null);
        }
        return queries;
    }

    @Override
    public Head head() {
        return queries().head(atMost);
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int limit) {
        long after = Math.max(0, afterPosition);
        List<StoredEvent> events = new ArrayList<>();
        boolean more = limit > 0;
        while (more) {
            List<Commit> page = commitsWith(after + events.size(), Math.min(limit - events.size(), PAGE));
            for (Commit commit : page) {
                for (StoredEvent event : commit.events()) {
                    if (event.position() > after && events.size() < limit) {
                        events.add(event);
                    }
                }
            }
            more = !page.isEmpty() && events.size() < limit;
        }
        return events;
    }

    @Override
    public void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer) {
        long after = Math.max(0, afterPosition);
        while (after < upToPosition) {
            List<Commit> page = commitsWith(after, PAGE);
            if (page.isEmpty()) {
                return;
            }
            for (Commit commit : page) {
                handOut(commit, after, upToPosition, consumer);
                after = commit.receipt().lastPosition();
            }
        }
    }

    private static void handOut(Commit commit, long after, long upTo, Consumer<StoredEvent> consumer) {
        for (StoredEvent event : commit.events()) {
            if (event.position() > after && event.position() <= upTo) {
                consumer.accept(event);
            }
        }
    }

    @Override
    public List<Commit> readCommits(long afterPosition, int limit) {
        long after = Math.max(0, afterPosition);
        List<Commit> commits = new ArrayList<>();
        int events = 0;
        for (Commit commit : commitsWith(after, Math.clamp(limit, 1, LARGEST_PAGE) + 1)) {
            if (commit.receipt().firstPosition() > after && events < limit) {
                commits.add(commit);
                events += commit.events().size();
            }
        }
        return commits;
    }

    /**
     * Commits from the one on that has the position after a given one, without holes. What is good before a damaged commit is given; asking for the rest fails. So does
     * a hole: a majority never has a commit without those before it, unless somebody has taken them away. It is looked at twice.
     */
    private List<Commit> commitsWith(long after, int max) {
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
        List<RawBsonDocument> documents = new ArrayList<>(queries().commitsFrom(after + 1, max, atMost).documents());
        long expected = after + 1;
        if (after > 0 && (documents.isEmpty() || positionOf(documents.getFirst()) != expected)) {
            Optional<RawBsonDocument> before = queries().commitUpTo(after, atMost);
            expected = before.map(MongoReader::endOf).orElse(0L) + 1;
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

    /** Null: it is damaged, but there is something good before it. */
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
        return document.getNumber(CommitFields.POSITION).longValue();
    }

    private static long endOf(RawBsonDocument document) {
        return positionOf(document) + document.getNumber(CommitFields.COUNT, NO_EVENTS).longValue() - 1;
    }

    @Override
    public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
        List<StoredEvent> events = new ArrayList<>();
        long from = startOf(streamId, fromSequence);
        for (boolean last = from > upToPosition; !last;) {
            CommitQueries.Page page = queries().commitsOfStream(streamId, from, upToPosition, PAGE, atMost);
            for (RawBsonDocument document : page.documents()) {
                Commit commit = CommitReader.commit(document, from);
                from = commit.receipt().lastPosition() + 1;
                commit.events().stream().filter(event -> isOf(streamId, event) && event.sequence() >= fromSequence
                        && event.position() <= upToPosition).forEach(events::add);
            }
            last = page.last();
        }
        return events;
    }

    private static boolean isOf(String streamId, StoredEvent event) {
        return event.stream() != null && event.stream().id().equals(streamId);
    }

    /** A position up to which the stream has nothing from a sequence on; beyond all positions: it has nothing at all from there on. */
    private long startOf(String streamId, long sequence) {
        if (sequence <= 0) {
            return 1;
        }
        String wanted = CommitFields.sequenceKey(streamId, sequence);
        String before = CommitFields.sequenceKey(streamId, sequence - 1);
        Map<String, Long> positions = queries().takenSequences(List.of(wanted, before), atMost);
        if (positions.containsKey(wanted)) {
            return positions.get(wanted);
        }
        return positions.containsKey(before) ? Long.MAX_VALUE : 1;
    }

    @Override
    public OptionalLong headSequence(String streamId) {
        return queries().headSequence(streamId, atMost);
    }

    @Override
    public Optional<Receipt> findCommit(String commitId) {
        return Optional.ofNullable(queries().find(List.of(commitId), atMost).get(commitId)).map(CommitHeader::receipt);
    }

    @Override
    public long positionAt(Instant instant) {
        return queries().positionAt(Micros.clamped(instant), atMost);
    }

    @Override
    public void close() {
        closed = true;
    }
}
