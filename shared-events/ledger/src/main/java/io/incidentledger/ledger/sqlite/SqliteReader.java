package io.incidentledger.ledger.sqlite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.FreshReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;

/// Reads a ledger file.
final class SqliteReader implements FreshReader {

    private static final int SCAN_PAGE = 1_000;
    private static final long SCAN_CHARS = 8 << 20;

    private final ReaderPool pool;

    SqliteReader(ReaderPool pool) {
        this.pool = pool;
    }

    private <T> T ask(ReadConnection.Query<T> query) {
        return pool.read(() -> 1, session -> session.ask(query));
    }

    String ledgerId() {
        return ask(queries -> queries.genesis().ledgerId());
    }

    @Override
    public Head head() {
        return ask(LedgerQueries::head);
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int limit) {
        long after = Math.max(0, afterPosition);
        List<StoredEvent> page = new ArrayList<>();
        readInto(page, after, saturatedSum(after, limit), Long.MAX_VALUE, event -> 0);
        return page;
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int limit, long maxBytes) {
        long after = Math.max(0, afterPosition);
        List<StoredEvent> page = new ArrayList<>();
        readInto(page, after, saturatedSum(after, limit), maxBytes, StoredEvent::bytes);
        return page;
    }

    @Override
    public void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer) {
        long after = Math.max(0, afterPosition);
        List<StoredEvent> page = new ArrayList<>(SCAN_PAGE);
        do {
            page.clear();
            readInto(page, after, Math.min(upToPosition, saturatedSum(after, SCAN_PAGE)), SCAN_CHARS,
                    event -> event.payload().length() + event.metadata().length());
            page.forEach(consumer);
            after += page.size();
        } while (!page.isEmpty() && after < upToPosition);
    }

    private void readInto(List<StoredEvent> page, long after, long upTo, long maxSize,
            ToLongFunction<StoredEvent> size) {
        if (upTo <= after) {
            return;
        }
        pool.readMuch(() -> after + page.size() + 1, session -> {
            session.events(after, upTo, maxSize, size, page::add);
            return page;
        });
    }

    private static long saturatedSum(long position, int limit) {
        return position > Long.MAX_VALUE - limit ? Long.MAX_VALUE : position + limit;
    }

    @Override
    public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
        return readStream(streamId, fromSequence, upToPosition, Long.MAX_VALUE);
    }

    @Override
    public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition, long maxBytes) {
        List<StoredEvent> events = new ArrayList<>();
        return pool.readMuch(() -> events.isEmpty() ? 1 : events.getLast().position() + 1, session -> {
            session.stream(streamId, fromSequence, upToPosition, maxBytes, events::add);
            return events;
        });
    }

    @Override
    public OptionalLong headSequence(String streamId) {
        return ask(queries -> queries.headSequence(streamId));
    }

    @Override
    public Optional<Receipt> findCommit(String commitId) {
        return ask(queries -> Optional.ofNullable(queries.findCommit(commitId)));
    }

    /// Returns the valid commits before a damaged one; reading the rest fails.
    @Override
    public List<Commit> readCommits(long afterPosition, int limit) {
        long after = Math.max(0, afterPosition);
        List<Commit> page = new ArrayList<>();
        try {
            return pool.readMuch(() -> page.isEmpty() ? after + 1 : page.getLast().receipt().lastPosition() + 1,
                    session -> {
                        session.commits().read(after, limit, page::add);
                        return page;
                    });
        } catch (EventLogException.Corrupted damage) {
            if (page.isEmpty()) {
                throw damage;
            }
            return page;
        }
    }

    @Override
    public long positionAt(Instant instant) {
        return ask(queries -> queries.positionAt(EpochMicros.clamped(instant)));
    }

    @Override
    public void close() {
        pool.close();
    }
}
