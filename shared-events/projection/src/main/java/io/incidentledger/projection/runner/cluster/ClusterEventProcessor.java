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

/// Axon's processor on the ledger, feeding those parts of some views that this node holds the claims of. Rebuilding is
/// following from the beginning: whoever claims a part goes on where it was published to be.
final class ClusterEventProcessor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterEventProcessor.class);
    private static final Duration CLAIM_INTERVAL = Duration.ofMillis(500);
    private static final Duration RENEWAL = Duration.ofSeconds(1);

    private final ProcessingGroup views;
    private final CheckpointTokenStore claims;
    private final ClusterProgress progress;
    private final long liveFrom;
    private final LedgerEventProcessor processor;

    /// @param quota
    ///            how many parts this node may hold, at least 1; asked again and again
    /// @param liveFrom
    ///            the position up to which events are history: the listeners hear of none of them
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

    private void feed(List<StoredEvent> stretch, Segment segment) {
        PartitionProjector feed = claims.feedOf(segment);
        if (feed == null) {
            throw new IllegalStateException("the claim of " + segment + " was given back");
        }
        List<StoredEvent> happened = feed.feed(stretch);
        progress.publish(feed.reached());
        List<StoredEvent> live = happened.stream().filter(event -> event.position() > liveFrom).toList();
        if (!live.isEmpty()) {
            views.listeners().forEach(listener -> notifyListener(listener, live));
        }
    }

    /// Figures of life may miss something; views may not.
    private static void notifyListener(LiveEventListener listener, List<StoredEvent> live) {
        try {
            listener.happened(live);
        } catch (RuntimeException missed) {
            LOG.warn("{} missed {} events: {}", listener.getClass().getSimpleName(), live.size(), missed.getMessage());
        }
    }

    /// How many parts this node feeds.
    int claimed() {
        return claims.feeds().size();
    }

    /// Whether the processor is at work, without an error that it could not get over yet.
    boolean healthy() {
        return processor.healthy();
    }

    /// Finishes the stretches that are underway and gives the claims back, once; whoever closes it meanwhile waits for
    /// that.
    @Override
    public void close() {
        processor.close();
    }
}
