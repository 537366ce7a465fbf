package io.incidentledger.projection.runner.cluster;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.axon.LedgerSerializer;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.projection.PositionTracker;
import io.incidentledger.projection.View;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.WritableDocuments;
import io.incidentledger.projection.mongo.MongoViewProgress;
import io.incidentledger.projection.mongo.MongoViewStore;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.projection.runner.LiveEventListener;
import io.incidentledger.projection.runner.ProjectionRunner;
import io.incidentledger.projection.runner.RunnerState;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Feeds stored views together with other nodes. Each node feeds its share of the parts; if it dies, other nodes take
/// over its claims. Every node knows the progress of all parts. A node is ready once the views, whichever node feeds
/// them, have reached the position at which the ledger ended when the node started. While MongoDB is unavailable it
/// keeps trying, and it resumes as soon as MongoDB responds.
public final class ClusterProjectionRunner implements ProjectionRunner, SmartLifecycle {

    /// Starts before the web server, whose phase is 2048 below the default, and after the beans of the log, which do
    /// not set a phase.
    private static final int PHASE = DEFAULT_PHASE - 4096;
    /// The number of parts into which views of incidents are divided, and so the maximum number of nodes that can feed
    /// at once. A release that changes it rebuilds the views.
    public static final int PARTS = 4;
    private static final long HEARTBEAT_MILLIS = 1_000;
    private static final long LAST_BEAT_SECONDS = 5;
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(3_650);
    private static final Logger LOG = LoggerFactory.getLogger(ClusterProjectionRunner.class);

    private final EventReader reader;
    private final EventTail tail;
    private final TokenStore tokens;
    private final NodeMembership nodes;
    private final List<ProcessingGroup> groups;
    private final Duration patience;
    private final ClusterProgress progress;
    private final Map<ProcessingGroup, ClusterEventProcessor> following = new ConcurrentHashMap<>();
    private final ScheduledExecutorService heart = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("views-heart").daemon().factory());
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private EventTail.@Nullable Subscription subscription;
    private volatile RunnerState state = RunnerState.STOPPED;
    private volatile long wanted = -1;
    private boolean away;

    /// @param claimTimeout how long a node that renews nothing keeps its parts: several seconds, more than 2
    /// @param perIncident views whose documents are each made of the events of one incident; fed in [#PARTS] parts
    /// @param inOrder a view that needs all events in order; fed by one node at a time
    /// @param inOrderFeed creates the view that feeds the documents of `inOrder`
    /// @param listeners are called for events after the start of this node, each event on the node that feeds its part
    /// @param patience how long starting may wait for the views before it continues in the background
    public <D> ClusterProjectionRunner(MongoConnection connection, EventReader reader, EventTail tail, HeadTracker head,
            Duration claimTimeout, List<DocumentViewDefinition<?>> perIncident, DocumentViewDefinition<D> inOrder,
            Function<WritableDocuments<D>, View> inOrderFeed, List<LiveEventListener> listeners, Duration patience) {
        String node = UUID.randomUUID().toString();
        MongoViewStore store = new MongoViewStore(connection, PARTS);
        this.reader = reader;
        this.tail = tail;
        this.tokens = new MongoTokenStore(connection, new LedgerSerializer(new EventCodec()),
                new NodeClaimSettings(node, claimTimeout, InstantSource.system()));
        this.nodes = new NodeMembership(connection, node);
        this.groups = List.of(
                new ProcessingGroup(
                        perIncident.stream().<PartitionedView>map(view -> PartitionedView.of(store, view)).toList(),
                        PARTS, List.copyOf(listeners)),
                new ProcessingGroup(List.of(PartitionedView.of(store, inOrder, inOrderFeed)), 1, List.of()));
        this.patience = patience;
        this.progress = new ClusterProgress(new MongoViewProgress(connection), head, groups);
    }

    @Override
    public void start() {
        state = RunnerState.REBUILDING;
        progress.start();
        subscription = tail.onAdvance(position -> progress.headMoved());
        heart.scheduleWithFixedDelay(this::heartbeat, 0, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
        try {
            caughtUp.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            LOG.info("the views are catching up in the background; queries are rejected until then");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void heartbeat() {
        if (state == RunnerState.STOPPED) {
            return;
        }
        try {
            if (wanted < 0) {
                nodes.heartbeat(views());
                begin(reader.head().position());
            }
            if (groups.stream().map(this::follow).reduce(true, Boolean::logicalAnd)) {
                nodes.heartbeat(views());
            }
            away = false;
        } catch (RuntimeException failure) {
            if (!away && state != RunnerState.STOPPED) {
                LOG.warn("the views can't be updated at the moment: {}", failure.getMessage());
            }
            away = true;
        }
    }

    private String views() {
        return groups.stream().map(ProcessingGroup::name).collect(Collectors.joining(" | "));
    }

    private void begin(long head) {
        wanted = head;
        CompletableFuture.allOf(progress.byView().values().stream()
                .map(view -> view.await(head, AS_LONG_AS_IT_TAKES).exceptionally(stopped -> head))
                .toArray(CompletableFuture[]::new)).thenRun(this::nowFollowing);
    }

    private synchronized void nowFollowing() {
        if (state == RunnerState.REBUILDING) {
            state = RunnerState.FOLLOWING;
        }
        caughtUp.complete(null);
    }

    /// Replaces a processor that has failed, because Axon itself retries only after a delay that grows up to a minute.
    /// Until the new processor is healthy this node sends no heartbeat, so the others do not count on it.
    private boolean follow(ProcessingGroup group) {
        ClusterEventProcessor present = following.get(group);
        if (present != null && present.healthy()) {
            return true;
        }
        if (present != null) {
            LOG.info("{}: projection restarts", group.name());
            present.close();
        }
        beginFollowing(group);
        return present == null;
    }

    /// Does nothing if the runner was stopped first, because nothing would close the processor then.
    private synchronized void beginFollowing(ProcessingGroup group) {
        if (state != RunnerState.STOPPED) {
            ClusterEventProcessor next = new ClusterEventProcessor(group, reader, tail, tokens, progress,
                    () -> nodes.share(group.parts()), wanted);
            following.put(group, next);
            next.start();
        }
    }

    @Override
    public RunnerState state() {
        return state;
    }

    @Override
    public double rebuilt() {
        if (state != RunnerState.REBUILDING) {
            return 1;
        }
        long lowest = progress.byView().values().stream().mapToLong(PositionTracker::position).min().orElse(0);
        return wanted <= 0 ? 0 : Math.min(1, (double) lowest / wanted);
    }

    @Override
    public boolean followingWell() {
        return state == RunnerState.FOLLOWING && progress.well();
    }

    @Override
    public Map<String, PositionTracker> progress() {
        return progress.byView();
    }

    /// The number of parts of all views that this node feeds.
    public int claimed() {
        return following.values().stream().mapToInt(ClusterEventProcessor::claimed).sum();
    }

    @Override
    public void stop() {
        synchronized (this) {
            state = RunnerState.STOPPED;
        }
        endHeart();
        EventTail.Subscription subscribed = subscription;
        if (subscribed != null) {
            subscribed.close();
        }
        following.values().forEach(ClusterEventProcessor::close);
        progress.close();
        try {
            nodes.leave();
        } catch (RuntimeException unreachable) {
            LOG.debug("the other nodes were not notified and will detect the change by polling: {}",
                    unreachable.getMessage());
        }
    }

    /// Ends the heartbeat; afterwards no processor is started any more.
    private void endHeart() {
        heart.shutdownNow();
        try {
            heart.awaitTermination(LAST_BEAT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return state != RunnerState.STOPPED;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
