package io.incidentledger.projection.runner.cluster;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.projection.FoldFailedException;
import io.incidentledger.projection.PositionTracker;
import io.incidentledger.projection.mongo.MongoViewProgress;
import io.incidentledger.projection.mongo.MongoViewProgress.Part;
import io.incidentledger.projection.mongo.MongoViewProgress.Reached;
import io.incidentledger.projection.mongo.MongoViewProgress.Stop;
import io.incidentledger.projection.runner.HeadTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The progress of views that several nodes feed. What this node publishes is known at once; what others publish is
/// read every few milliseconds while a view is behind the ledger (less often while no view moves), and once a second
/// otherwise. Thread-safe.
final class ClusterProgress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterProgress.class);
    private static final long FIRST_PAUSE_MILLIS = 2;
    private static final long LAST_PAUSE_MILLIS = 10;
    private static final long HEARTBEAT_MILLIS = 1_000;
    private static final long SILENT_AFTER_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long STUCK_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final MongoViewProgress published;
    private final HeadTracker head;
    private final Map<String, Followed> followed = new LinkedHashMap<>();
    private final Map<Part, Reached> reached = new ConcurrentHashMap<>();
    private final Thread watcher = Thread.ofPlatform().name("views-progress").daemon().unstarted(this::watch);
    private boolean headMoved;
    private volatile boolean closed;
    private volatile long heardAt = System.nanoTime() - SILENT_AFTER_NANOS;

    /// A view, and when it last advanced or was up to date.
    private static final class Followed {

        private final List<Part> parts;
        private final PositionTracker positionTracker = new PositionTracker();
        private volatile long movedAt = System.nanoTime();

        Followed(List<Part> parts) {
            this.parts = parts;
        }

        boolean behind(long end) {
            return positionTracker.failure() == null && positionTracker.position() < end;
        }
    }

    ClusterProgress(MongoViewProgress published, HeadTracker head, List<ProcessingGroup> groups) {
        this.published = published;
        this.head = head;
        for (ProcessingGroup group : groups) {
            for (PartitionedView view : group.views()) {
                followed.put(view.name(), new Followed(
                        group.allParts().stream().filter(part -> part.view().equals(view.key())).toList()));
            }
        }
    }

    void start() {
        watcher.start();
    }

    MongoViewProgress published() {
        return published;
    }

    /// The progress of each view, by name.
    Map<String, PositionTracker> byView() {
        return followed.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, view -> view.getValue().positionTracker));
    }

    /// Publishes the progress of parts that this node feeds, here and to all other nodes.
    void publish(Map<Part, Reached> its) {
        published.publish(its);
        take(its);
    }

    private synchronized void take(Map<Part, Reached> news) {
        news.forEach((part, now) -> reached.merge(part, now,
                (before, after) -> after.position() >= before.position() ? after : before));
        followed.values().forEach(this::take);
    }

    private void take(Followed view) {
        PositionTracker whole = view.positionTracker;
        List<Reached> known = view.parts.stream().flatMap(part -> Stream.ofNullable(reached.get(part))).toList();
        long lowest = known.stream().mapToLong(Reached::position).min().orElse(0);
        if (known.size() == view.parts.size() && lowest > whole.position()) {
            whole.advance(lowest);
            view.movedAt = System.nanoTime();
        }
        Stop first = known.stream().flatMap(each -> Stream.ofNullable(each.stop()))
                .min(Comparator.comparingLong(Stop::position)).orElse(null);
        if (first == null) {
            whole.resume();
        } else if (whole.failure() == null) {
            whole.stop(FoldFailedException.withMessage(first.message(), first.position()));
            LOG.error("{}", first.message());
        }
    }

    /// Whether this node can read the progress of the views, and no view that has not stopped is stuck.
    boolean well() {
        long now = System.nanoTime();
        long end = head.position();
        return now - heardAt < SILENT_AFTER_NANOS && followed.values().stream()
                .noneMatch(view -> view.behind(end) && now - view.movedAt > STUCK_AFTER_NANOS);
    }

    private void watch() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (!closed) {
                pause = rest(look(pause));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads the progress once; returns how long to wait before the next read, in milliseconds.
    private long look(long restedFor) {
        try {
            take(published.read(followed.values().stream().flatMap(view -> view.parts.stream()).toList()));
        } catch (RuntimeException away) {
            LOG.debug("The progress of the views can't be read: {}", away.getMessage());
            return HEARTBEAT_MILLIS;
        }
        long before = heardAt;
        heardAt = System.nanoTime();
        long end = head.position();
        followed.values().stream().filter(view -> !view.behind(end)).forEach(view -> view.movedAt = heardAt);
        if (followed.values().stream().noneMatch(view -> view.behind(end))) {
            return HEARTBEAT_MILLIS;
        }
        boolean news = followed.values().stream().anyMatch(view -> view.behind(end) && view.movedAt > before);
        return news ? FIRST_PAUSE_MILLIS : Math.min(2 * restedFor, LAST_PAUSE_MILLIS);
    }

    /// Must be called when the ledger has grown: from then on views are behind.
    synchronized void headMoved() {
        headMoved = true;
        notifyAll();
    }

    private synchronized long rest(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; !headMoved
                && left > 0; left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) {
            wait(left);
        }
        if (!headMoved) {
            return millis;
        }
        headMoved = false;
        wait(FIRST_PAUSE_MILLIS);
        return FIRST_PAUSE_MILLIS;
    }

    @Override
    public void close() {
        closed = true;
        watcher.interrupt();
    }
}
