package io.incidentledger.projection.runner.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

/// Stores the tokens of processors in collection `tokens`: one document per processor with all its segments, so that
/// segments appear all at once or not at all, and a segment that was split or merged in the meantime can't be claimed.
/// Only the node that holds the claim writes a token: a node that lost its claim while it was paused can't move the
/// token back. Merging segments is the only operation that takes two writes (Axon deletes one token and then stores the
/// other); a crash between them loses the deleted token.
///
/// Thread-safe. Every call blocks until a majority of the replica set has responded.
final class MongoTokenStore implements TokenStore {

    private static final String COLLECTION = "tokens";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private static final String ID = "_id";
    private static final String SEGMENTS = "segments";
    private static final String OWNER = "owner";
    private static final String CLAIMED_AT = "claimedAt";
    private static final String TOKEN = "token";
    private static final String TOKEN_TYPE = "tokenType";

    private static final String STORAGE_DOCUMENT = "__storage";
    private static final String STORAGE_IDENTIFIER = "identifier";

    private final MongoCollection<Document> tokens;
    private final Serializer serializer;
    private final NodeClaimSettings nodeClaimSettings;

    /// @param serializer must be able to write tokens as text
    MongoTokenStore(MongoConnection connection, Serializer serializer, NodeClaimSettings nodeClaimSettings) {
        this.tokens = connection.database().getCollection(COLLECTION);
        this.serializer = serializer;
        this.nodeClaimSettings = nodeClaimSettings;
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    /// If nodes race, one wins; for the others the segments exist already.
    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        Document segments = new Document();
        IntStream.range(0, segmentCount)
                .forEach(segment -> segments.append(Integer.toString(segment), unclaimed(initialToken)));
        insertUnlessPresent(and(eq(ID, processorName), eq(SEGMENTS, new Document())), set(SEGMENTS, segments),
                () -> new UnableToClaimTokenException("Processor " + processorName + " has segments already"));
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        insertUnlessPresent(and(eq(ID, processorName), exists(at(segment), false)), set(at(segment), unclaimed(token)),
                () -> new UnableToInitializeTokenException(named(processorName, segment) + " exists already"));
    }

    /// If a document exists but does not match, the insert fails with a duplicate key.
    private void insertUnlessPresent(Bson absent, Bson update, Supplier<RuntimeException> present) {
        try {
            BlockingAwait.end(tokens.updateOne(absent, update, new UpdateOptions().upsert(true)), ANSWER_WITHIN);
        } catch (MongoWriteException refused) {
            throw refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY ? present.get() : refused;
        }
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        return claim(processorName, segment, exists(at(segment)));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        int id = segment.getSegmentId();
        int sibling = segment.mergeableSegmentId();
        Bson unsplit = exists(at(segment.splitSegmentId()), false);
        return claim(processorName, id,
                sibling > id ? and(exists(at(id)), exists(at(sibling)), unsplit) : and(exists(at(id)), unsplit));
    }

    private @Nullable TrackingToken claim(String processorName, int segment, Bson unchanged) {
        Bson free = or(eq(at(segment, OWNER), null), eq(at(segment, OWNER), nodeClaimSettings.node()),
                lt(at(segment, CLAIMED_AT), nodeClaimSettings.staleBefore()));
        Bson claimed = combine(set(at(segment, OWNER), nodeClaimSettings.node()),
                set(at(segment, CLAIMED_AT), nodeClaimSettings.now()));
        Document processor = BlockingAwait
                .first(tokens.findOneAndUpdate(and(eq(ID, processorName), unchanged, free), claimed), ANSWER_WITHIN)
                .orElseThrow(() -> new UnableToClaimTokenException(named(processorName, segment)
                        + " is claimed by another node, was split or merged, or was never initialised"));
        return tokenOf(processor, segment);
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        SerializedToken text = SerializedToken.of(token, serializer);
        updateOwn(processorName, segment, combine(set(at(segment, TOKEN_TYPE), text.type()),
                set(at(segment, TOKEN), text.json()), set(at(segment, CLAIMED_AT), nodeClaimSettings.now())));
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        updateOwn(processorName, segment, set(at(segment, CLAIMED_AT), nodeClaimSettings.now()));
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        updateOwn(processorName, segment, unset(at(segment)));
    }

    private void updateOwn(String processorName, int segment, Bson update) {
        boolean own = BlockingAwait.first(tokens.updateOne(claimedHere(processorName, segment), update), ANSWER_WITHIN)
                .orElseThrow()
                .getMatchedCount() == 1;
        if (!own) {
            throw new UnableToClaimTokenException(
                    named(processorName, segment) + " is not claimed by this node, " + nodeClaimSettings.node());
        }
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        BlockingAwait.end(tokens.updateOne(claimedHere(processorName, segment), set(at(segment, OWNER), null)),
                ANSWER_WITHIN);
    }

    private Bson claimedHere(String processorName, int segment) {
        return and(eq(ID, processorName), eq(at(segment, OWNER), nodeClaimSettings.node()));
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return ids(segments(processorName));
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        Document segments = segments(processorName);
        int[] all = ids(segments);
        return IntStream.of(all)
                .filter(segment -> free(segments.get(Integer.toString(segment), Document.class)))
                .mapToObj(segment -> Segment.computeSegment(segment, all))
                .toList();
    }

    private boolean free(Document segment) {
        String owner = segment.getString(OWNER);
        return owner == null || owner.equals(nodeClaimSettings.node())
                || segment.getLong(CLAIMED_AT) < nodeClaimSettings.staleBefore();
    }

    private Document segments(String processorName) {
        return BlockingAwait.first(tokens.find(eq(ID, processorName)).first(), ANSWER_WITHIN)
                .map(document -> document.get(SEGMENTS, Document.class))
                .orElseGet(Document::new);
    }

    private static int[] ids(Document segments) {
        return segments.keySet().stream().mapToInt(Integer::parseInt).sorted().toArray();
    }

    /// The same for all stores on one database, whichever node asks first.
    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return BlockingAwait
                .first(tokens.findOneAndUpdate(eq(ID, STORAGE_DOCUMENT),
                        setOnInsert(STORAGE_IDENTIFIER, UUID.randomUUID().toString()),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)), ANSWER_WITHIN)
                .map(document -> document.getString(STORAGE_IDENTIFIER));
    }

    private Document unclaimed(@Nullable TrackingToken token) {
        SerializedToken text = SerializedToken.of(token, serializer);
        return new Document(OWNER, null).append(CLAIMED_AT, nodeClaimSettings.now())
                .append(TOKEN_TYPE, text.type())
                .append(TOKEN, text.json());
    }

    private @Nullable TrackingToken tokenOf(Document processor, int segment) {
        Document stored = processor.get(SEGMENTS, Document.class).get(Integer.toString(segment), Document.class);
        return new SerializedToken(stored.getString(TOKEN_TYPE), stored.getString(TOKEN)).read(serializer);
    }

    private static String at(int segment) {
        return SEGMENTS + '.' + segment;
    }

    private static String at(int segment, String field) {
        return at(segment) + '.' + field;
    }

    private static String named(String processorName, int segment) {
        return "Segment " + segment + " of processor " + processorName;
    }
}
