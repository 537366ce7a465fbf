package io.incidentledger.projection.runner.cluster;

import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.runner.LedgerEventProcessor;
import io.incidentledger.projection.runner.LiveEventListener;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs Axon's processor on the ledger to feed the parts of a processing group that this node has claimed. A rebuild is
/// the same as following from the beginning: the node that claims a part continues from its published position.
final class ClusterEventProcessor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterEventProcessor.class);
    private static final Duration CLAIM_INTERVAL = Duration.ofMillis(500);
    private static final Duration RENEWAL = Duration.ofSeconds(1);

    private final ProcessingGroup views;
    private final CheckpointTokenStore claims;
    private final ClusterProgress progress;
    private final long liveFrom;
    private final LedgerEventProcessor processor;

    /// @param quota the number of parts that this node may claim, at least 1; evaluated repeatedly
    /// @param liveFrom the position up to which events are history; listeners are not called for them
    ClusterEventProcessor(ProcessingGroup views, EventReader reader, EventTail tail, TokenStore tokens,
            ClusterProgress progress,
            IntSupplier quota, long liveFrom) {
        this.views = views;
        this.claims = new CheckpointTokenStore(tokens, views, progress.published());
        this.progress = progress;
        this.liveFrom = liveFrom;
        this.processor = new LedgerEventProcessor(views.name(), reader, tail, views.parts(), this::handled, this::feed,
                settings -> settings.tokenStore(claims)
                        .maxSegmentProvider(processorName -> quota.getAsInt())
                        .tokenClaimInterval(CLAIM_INTERVAL.toMillis())
                        .claimExtensionThreshold(RENEWAL.toMillis())
                        .enableCoordinatorClaimExtension()
                        .initialToken(from -> new GlobalSequenceTrackingToken(0)));
    }

    void start() {
        processor.start();
    }

    /// The position up to which all parts of this node were fed.
    private long handled() {
        return claims.feeds().stream().mapToLong(PartitionProjector::handled).min().orElse(Long.MAX_VALUE);
    }

    private void feed(List<StoredEvent> batch, Segment segment) {
        PartitionProjector feed = claims.feedOf(segment);
        if (feed == null) {
            throw new IllegalStateException("the claim of " + segment + " was released");
        }
        List<StoredEvent> liveEvents = feed.feed(batch);
        progress.publish(feed.reached());
        List<StoredEvent> live = liveEvents.stream().filter(event -> event.position() > liveFrom).toList();
        if (!live.isEmpty()) {
            views.listeners().forEach(listener -> notifyListener(listener, live));
        }
    }

    /// Live metrics may miss events; views may not.
    private static void notifyListener(LiveEventListener listener, List<StoredEvent> live) {
        try {
            listener.onEvents(live);
        } catch (RuntimeException missed) {
            LOG.warn("{} missed {} events: {}", listener.getClass().getSimpleName(), live.size(), missed.getMessage());
        }
    }

    /// The number of parts that this node feeds.
    int claimed() {
        return claims.feeds().size();
    }

    /// Whether the processor is running without an unresolved error.
    boolean healthy() {
        return processor.healthy();
    }

    /// Finishes the batches in progress and releases the claims. It does so once; concurrent calls wait for it.
    @Override
    public void close() {
        processor.close();
    }
}
