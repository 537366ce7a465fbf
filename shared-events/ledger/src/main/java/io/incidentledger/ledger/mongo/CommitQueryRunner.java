package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;

/// Queries for commits, each answered by an index, over what a majority has. Blocking; failures are
/// [EventLogException]s.
final class CommitQueryRunner {

    /// A page that has reached this many bytes is returned as it is.
    private static final long PAGE_BYTES = 8 << 20;

    private static final Bson NO_EVENTS = Projections.exclude(CommitDocumentFields.EVENTS,
            CommitDocumentFields.SEQUENCES);
    private static final Bson POSITIONS = Projections.include(CommitDocumentFields.POSITION,
            CommitDocumentFields.COUNT);

    private final MongoCollection<RawBsonDocument> collection;
    private final Head genesis;

    /// @param genesis head of the empty ledger
    CommitQueryRunner(MongoConnection connection, Head genesis) {
        this.collection = connection.database().getCollection(CommitDocumentFields.COLLECTION, RawBsonDocument.class);
        this.genesis = genesis;
    }

    private FindPublisher<RawBsonDocument> query(Bson filter, Duration atMost) {
        return collection.withTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS).find(filter);
    }

    private static Optional<RawBsonDocument> first(FindPublisher<RawBsonDocument> query, Duration atMost) {
        return MongoErrorTranslator
                .reading(() -> BlockingAwait.first(query.limit(1).first(), MongoErrorTranslator.withGrace(atMost)));
    }

    private static List<RawBsonDocument> all(Flux<RawBsonDocument> answer, Duration atMost) {
        return MongoErrorTranslator.reading(() -> BlockingAwait.all(answer, MongoErrorTranslator.withGrace(atMost)));
    }

    Head head(Duration atMost) {
        return last(Filters.empty(), atMost).map(header -> header.asHead(genesis.ledgerId())).orElse(genesis);
    }

    private Optional<CommitHeader> last(Bson filter, Duration atMost) {
        return first(query(filter, atMost).sort(Sorts.descending(CommitDocumentFields.POSITION)).projection(NO_EVENTS),
                atMost)
                .map(CommitReader::header);
    }

    /// The last position of the commit that begins at a position; empty when there is none. This is the fastest query.
    OptionalLong endOfCommitAt(long position, Duration atMost) {
        return first(query(Filters.eq(CommitDocumentFields.POSITION, position), atMost).projection(POSITIONS), atMost)
                .map(found -> OptionalLong.of(position + found.getInt32(CommitDocumentFields.COUNT).getValue() - 1))
                .orElseGet(OptionalLong::empty);
    }

    Map<String, CommitHeader> find(Collection<String> commitIds, Duration atMost) {
        Map<String, CommitHeader> found = new HashMap<>();
        for (RawBsonDocument document : all(
                Flux.from(query(anyOf(CommitDocumentFields.COMMIT_ID, commitIds), atMost).projection(NO_EVENTS)),
                atMost)) {
            CommitHeader header = CommitReader.header(document);
            found.put(header.receipt().commitId(), header);
        }
        return found;
    }

    /// The given keys that are taken, with the first positions of the commits that took them.
    Map<String, Long> takenSequences(Collection<String> keys, Duration atMost) {
        Map<String, Long> taken = new HashMap<>();
        for (RawBsonDocument document : all(Flux.from(query(anyOf(CommitDocumentFields.SEQUENCES, keys), atMost)
                .projection(Projections.include(CommitDocumentFields.SEQUENCES))), atMost)) {
            long position = document.getNumber(CommitDocumentFields.POSITION).longValue();
            document.getArray(CommitDocumentFields.SEQUENCES)
                    .forEach(key -> taken.put(key.asString().getValue(), position));
        }
        taken.keySet().retainAll(new HashSet<>(keys));
        return taken;
    }

    Set<String> takenEventIds(Collection<String> eventIds, Duration atMost) {
        String path = CommitDocumentFields.EVENTS + "." + CommitDocumentFields.EVENT_ID;
        Set<String> taken = new HashSet<>();
        for (RawBsonDocument document : all(
                Flux.from(query(anyOf(path, eventIds), atMost).projection(Projections.include(path))), atMost)) {
            for (BsonValue event : document.getArray(CommitDocumentFields.EVENTS)) {
                taken.add(event.asDocument().getString(CommitDocumentFields.EVENT_ID).getValue());
            }
        }
        taken.retainAll(new HashSet<>(eventIds));
        return taken;
    }

    /// Uses an equality filter for a single value, because every server answers that with an index.
    private static Bson anyOf(String field, Collection<String> values) {
        return values.size() == 1 ? Filters.eq(field, values.iterator().next()) : Filters.in(field, values);
    }

    /// The document of the commit that has a position, or of the last one before it.
    Optional<RawBsonDocument> commitUpTo(long position, Duration atMost) {
        return first(query(Filters.lte(CommitDocumentFields.POSITION, position), atMost)
                .sort(Sorts.descending(CommitDocumentFields.POSITION)), atMost);
    }

    /// A page of commit documents, in order.
    ///
    /// @param last whether no further ones follow
    record Page(List<RawBsonDocument> documents, boolean last) {}

    /// The commits whose first position is at least `position`, up to `max` of them or until they reach [#PAGE_BYTES].
    Page commitsFrom(long position, int max, Duration atMost) {
        return page(Filters.gte(CommitDocumentFields.POSITION, position), max, atMost);
    }

    /// Like [#commitsFrom], among the commits that wrote to a stream, up to a first position of `upToPosition`.
    Page commitsOfStream(String streamId, long fromPosition, long upToPosition, int max, Duration atMost) {
        return page(Filters.and(stream(streamId), Filters.gte(CommitDocumentFields.POSITION, fromPosition),
                Filters.lte(CommitDocumentFields.POSITION, upToPosition)), max, atMost);
    }

    private Page page(Bson filter, int max, Duration atMost) {
        FindPublisher<RawBsonDocument> query = query(filter, atMost)
                .sort(Sorts.ascending(CommitDocumentFields.POSITION))
                .limit(max).batchSize(max);
        long[] bytes = {0};
        List<RawBsonDocument> documents = all(Flux.from(query)
                .takeUntil(document -> (bytes[0] += document.getByteBuffer().remaining()) >= PAGE_BYTES), atMost);
        return new Page(documents, documents.size() < max && bytes[0] < PAGE_BYTES);
    }

    private static Bson stream(String streamId) {
        return Filters.eq(CommitDocumentFields.STREAMS + "." + CommitDocumentFields.STREAM_ID, streamId);
    }

    OptionalLong headSequence(String streamId, Duration atMost) {
        return last(stream(streamId), atMost).stream().flatMap(header -> header.receipt().streams().stream())
                .filter(slice -> slice.stream().id().equals(streamId)).mapToLong(StreamSlice::lastSequence).findFirst();
    }

    /// The last position of the last commit that was recorded at or before a time in microseconds; 0 when there is
    /// none.
    long positionAt(long micros, Duration atMost) {
        return first(query(Filters.lte(CommitDocumentFields.RECORDED_AT, micros), atMost)
                .sort(Sorts.descending(CommitDocumentFields.RECORDED_AT, CommitDocumentFields.POSITION))
                .projection(NO_EVENTS), atMost)
                .map(CommitReader::header).map(header -> header.receipt().lastPosition()).orElse(0L);
    }
}
