package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.FreshReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import org.bson.RawBsonDocument;

/// Reads the ledger on the calling thread, page by page.
final class MongoReader implements FreshReader {

    private static final int PAGE = 1_000;
    private static final int FIRST_PAGE = 16;
    private static final int LARGEST_PAGE = 10_000;

    private final CommitQueryRunner queries;
    private final GapCheckingReader commits;
    private final Duration atMost;
    private volatile boolean closed;

    MongoReader(CommitQueryRunner queries, Duration atMost) {
        this.queries = queries;
        this.commits = new GapCheckingReader(queries, atMost);
        this.atMost = atMost;
    }

    /// Another reader of the same ledger, which is closed by itself.
    MongoReader reopened() {
        return new MongoReader(queries(), atMost);
    }

    private CommitQueryRunner queries() {
        requireOpen();
        return queries;
    }

    private GapCheckingReader commits() {
        requireOpen();
        return commits;
    }

    private void requireOpen() {
        if (closed) {
            throw new EventLogException.Unavailable("the log is closed", null);
        }
    }

    @Override
    public Head head() {
        return queries().head(atMost);
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int limit) {
        return read(afterPosition, limit, Long.MAX_VALUE, PAGE);
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int limit, long maxBytes) {
        return read(afterPosition, limit, maxBytes, FIRST_PAGE);
    }

    /// The pages grow, so that few events are read in vain when they are large.
    private List<StoredEvent> read(long afterPosition, int limit, long maxBytes, int firstPage) {
        long after = Math.max(0, afterPosition);
        List<StoredEvent> events = new ArrayList<>();
        long bytes = 0;
        int size = firstPage;
        boolean more = limit > 0;
        while (more) {
            List<Commit> page = commits().after(after + events.size(), Math.min(limit - events.size(), size));
            for (Commit commit : page) {
                for (StoredEvent event : commit.events()) {
                    if (event.position() > after && events.size() < limit && bytes < maxBytes) {
                        events.add(event);
                        bytes += maxBytes == Long.MAX_VALUE ? 0 : event.bytes();
                    }
                }
            }
            size = Math.min(PAGE, 2 * size);
            more = !page.isEmpty() && events.size() < limit && bytes < maxBytes;
        }
        return events;
    }

    @Override
    public void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer) {
        long after = Math.max(0, afterPosition);
        while (after < upToPosition) {
            List<Commit> page = commits().after(after, PAGE);
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
        List<Commit> read = new ArrayList<>();
        int events = 0;
        for (Commit commit : commits().after(after, Math.clamp(limit, 1, LARGEST_PAGE) + 1)) {
            if (commit.receipt().firstPosition() > after && events < limit) {
                read.add(commit);
                events += commit.events().size();
            }
        }
        return read;
    }

    @Override
    public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
        return readStream(streamId, fromSequence, upToPosition, Long.MAX_VALUE);
    }

    @Override
    public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition, long maxBytes) {
        List<StoredEvent> events = new ArrayList<>();
        long bytes = 0;
        long from = startOf(streamId, fromSequence);
        for (boolean last = from > upToPosition; !last;) {
            CommitQueryRunner.Page page = queries().commitsOfStream(streamId, from, upToPosition,
                    (int) Math.clamp(maxBytes, 1, PAGE), atMost);
            for (RawBsonDocument document : page.documents()) {
                Commit commit = CommitReader.commit(document, from);
                from = commit.receipt().lastPosition() + 1;
                for (StoredEvent event : commit.events()) {
                    if (isOf(streamId, event) && event.sequence() >= fromSequence
                            && event.position() <= upToPosition) {
                        events.add(event);
                        bytes += event.bytes();
                        if (bytes >= maxBytes) {
                            return events;
                        }
                    }
                }
            }
            last = page.last();
        }
        return events;
    }

    private static boolean isOf(String streamId, StoredEvent event) {
        return event.stream() != null && event.stream().id().equals(streamId);
    }

    /// A position before which the stream has nothing with this sequence or a later one; `Long.MAX_VALUE` when it has
    /// nothing there at all.
    private long startOf(String streamId, long sequence) {
        if (sequence <= 0) {
            return 1;
        }
        String wanted = CommitDocumentFields.sequenceKey(streamId, sequence);
        String before = CommitDocumentFields.sequenceKey(streamId, sequence - 1);
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
        return queries().positionAt(EpochMicros.clamped(instant), atMost);
    }

    @Override
    public void close() {
        closed = true;
    }
}
