package io.incidentledger.projection.runner.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.projection.mongo.MongoViewProgress;
import io.incidentledger.projection.mongo.MongoViewProgress.Part;
import io.incidentledger.projection.mongo.MongoViewProgress.Reached;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/// Token store that delegates claims to the shared store but takes positions from the published progress of the views:
/// a token can be ahead of a view that is new or had stopped.
final class CheckpointTokenStore implements TokenStore {

    private static final long STORE_EVERY_NANOS = 1_000_000_000;

    private final TokenStore store;
    private final ProcessingGroup views;
    private final MongoViewProgress progress;
    private final Map<Integer, PartitionProjector> claimed = new ConcurrentHashMap<>();
    private final Map<Integer, Long> storedAt = new ConcurrentHashMap<>();

    CheckpointTokenStore(TokenStore store, ProcessingGroup views, MongoViewProgress progress) {
        this.store = store;
        this.views = views;
        this.progress = progress;
    }

    /// The projector of a claimed segment; null if the claim is gone.
    @Nullable PartitionProjector feedOf(Segment segment) {
        return claimed.get(segment.getSegmentId());
    }

    Collection<PartitionProjector> feeds() {
        return claimed.values();
    }

    @Override
    public TrackingToken fetchToken(String processorName, Segment segment) {
        store.fetchToken(processorName, segment);
        Map<Part, Reached> published = progress.read(views.parts(segment.getSegmentId()));
        PartitionProjector feed = new PartitionProjector(views, segment, published);
        claimed.put(segment.getSegmentId(), feed);
        return new GlobalSequenceTrackingToken(feed.handled());
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        return store.fetchToken(processorName, segment);
    }

    /// Storing a token also renews the claim. The token itself only serves people who inspect it, so storing it once a
    /// second is enough.
    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        long now = System.nanoTime();
        Long before = storedAt.get(segment);
        if (before == null || now - before >= STORE_EVERY_NANOS) {
            store.storeToken(token, processorName, segment);
            storedAt.put(segment, now);
        }
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        store.extendClaim(processorName, segment);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        claimed.remove(segment);
        storedAt.remove(segment);
        store.releaseClaim(processorName, segment);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        store.initializeTokenSegments(processorName, segmentCount, initialToken);
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return store.fetchSegments(processorName);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        return store.fetchAvailableSegments(processorName);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return store.retrieveStorageIdentifier();
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return store.requiresExplicitSegmentInitialization();
    }
}
