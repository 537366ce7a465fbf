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
import io.incidentledger.ledger.mongo.connection.Await;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.bson.Document;

/// Which nodes feed the same views just now, for each to take its share: collection `view-nodes`, a count of heartbeats
/// for each node. Whether a node lives is judged by whether its count moves in the time of who looks, so clocks need
/// not agree. Thread-safe.
final class NodeMembership {

    /// A node whose heart has not beaten for so long is taken for dead.
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

    /// @param self
    ///            names this node, and no other that runs at the same time
    NodeMembership(MongoConnection connection, String self) {
        this(connection, self, System::nanoTime);
    }

    NodeMembership(MongoConnection connection, String self, LongSupplier nanoTime) {
        this.nodes = connection.database().getCollection("view-nodes");
        this.self = self;
        this.nanoTime = nanoTime;
        this.living = List.of(self);
    }

    /// Tells the others that this node lives and looks who else does; to be called about once a second.
    ///
    /// @param views what this node feeds: nodes that feed other views, of another version say, have no share in them
    /// @throws RuntimeException when the server does not answer
    synchronized void heartbeat(String views) {
        Await.end(nodes.updateOne(Filters.eq(self),
                Updates.combine(Updates.inc(BEATS, 1L), Updates.set(VIEWS, views)), new UpdateOptions().upsert(true)),
                ANSWER_WITHIN);
        long now = nanoTime.getAsLong();
        List<String> found = new ArrayList<>(List.of(self));
        for (Document node : Await.all(nodes.find(Filters.ne("_id", self)), ANSWER_WITHIN)) {
            String id = node.getString("_id");
            long beats = node.getLong(BEATS);
            Heart heart = hearts.merge(id, new Heart(beats, now),
                    (before, after) -> before.beats() == after.beats() ? before : after);
            if (now - heart.since() > FORGOTTEN.toNanos()) {
                Await.end(nodes.deleteOne(Filters.and(Filters.eq(id), Filters.eq(BEATS, beats))), ANSWER_WITHIN);
                hearts.remove(id);
            } else if (now - heart.since() < SILENCE.toNanos() && views.equals(node.getString(VIEWS))) {
                found.add(id);
            }
        }
        living = found.stream().sorted().toList();
    }

    /// How many of so many parts this node should feed, so that all nodes together feed each once: at least one,
    /// because who is too many claims nothing anyway.
    int share(int parts) {
        List<String> all = living;
        int mine = parts / all.size() + (all.indexOf(self) < parts % all.size() ? 1 : 0);
        return Math.max(1, mine);
    }

    /// Tells the others that this node is going.
    synchronized void leave() {
        Await.end(nodes.deleteOne(Filters.eq(self)), ANSWER_WITHIN);
    }
}
