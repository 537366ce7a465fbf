package io.incidentledger.projection.runner.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.bson.Document;

/// Tracks which nodes feed the same views at present, so that each can take its share. Collection `view-nodes` holds a
/// heartbeat counter for each node. A node is alive if its counter advances, measured by the observer's own clock, so
/// the clocks of the nodes need not agree. Thread-safe.
final class NodeMembership {

    /// A node without a heartbeat for this long is considered dead.
    private static final Duration SILENCE = Duration.ofSeconds(4);
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);
    private static final String BEATS = "beats";
    private static final String VIEWS = "views";

    private final MongoCollection<Document> nodes;
    private final String self;
    private final LongSupplier nanoTime;
    private final Map<String, Heart> hearts = new HashMap<>();
    private volatile List<String> living;

    private record Heart(long beats, long since) {}

    /// @param self identifies this node among all that run at the same time
    NodeMembership(MongoConnection connection, String self) {
        this(connection, self, System::nanoTime);
    }

    NodeMembership(MongoConnection connection, String self, LongSupplier nanoTime) {
        this.nodes = connection.database().getCollection("view-nodes");
        this.self = self;
        this.nanoTime = nanoTime;
        this.living = List.of(self);
    }

    /// Reports to the other nodes that this node is alive, and finds out which others are; to be called about once a
    /// second.
    ///
    /// @param views the views that this node feeds. Nodes that feed other views, for example of another version, have
    ///     no share in them
    /// @throws RuntimeException if the server does not respond
    synchronized void heartbeat(String views) {
        BlockingAwait.end(nodes.updateOne(Filters.eq(self),
                Updates.combine(Updates.inc(BEATS, 1L), Updates.set(VIEWS, views)), new UpdateOptions().upsert(true)),
                ANSWER_WITHIN);
        long now = nanoTime.getAsLong();
        List<String> found = new ArrayList<>(List.of(self));
        for (Document node : BlockingAwait.all(nodes.find(Filters.ne("_id", self)), ANSWER_WITHIN)) {
            String id = node.getString("_id");
            long beats = node.getLong(BEATS);
            Heart heart = hearts.merge(id, new Heart(beats, now),
                    (before, after) -> before.beats() == after.beats() ? before : after);
            if (now - heart.since() > FORGOTTEN.toNanos()) {
                BlockingAwait.end(nodes.deleteOne(Filters.and(Filters.eq(id), Filters.eq(BEATS, beats))),
                        ANSWER_WITHIN);
                hearts.remove(id);
            } else if (now - heart.since() < SILENCE.toNanos() && views.equals(node.getString(VIEWS))) {
                found.add(id);
            }
        }
        living = found.stream().sorted().toList();
    }

    /// How many of the parts this node should feed so that all nodes together feed each part once. It is at least one,
    /// because surplus nodes find nothing left to claim.
    int share(int parts) {
        List<String> all = living;
        int mine = parts / all.size() + (all.indexOf(self) < parts % all.size() ? 1 : 0);
        return Math.max(1, mine);
    }

    /// Reports to the other nodes that this node is leaving.
    synchronized void leave() {
        BlockingAwait.end(nodes.deleteOne(Filters.eq(self)), ANSWER_WITHIN);
    }
}
