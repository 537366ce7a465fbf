package io.incidentledger.projection.runner.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Slow
class NodeMembershipTest {

    private final TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase();
    private final AtomicLong nanos = new AtomicLong();
    private final List<NodeMembership> three = Stream.of("a", "b", "c")
            .map(name -> new NodeMembership(database.connection(), name, nanos::get)).toList();

    @AfterEach
    void drop() {
        database.close();
    }

    private static final String VIEWS = "board.v1";

    /// Lets time pass in which these nodes send heartbeats and the others send none.
    private void pass(int seconds, NodeMembership... beating) {
        for (int second = 0; second < seconds; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            for (NodeMembership node : beating) {
                node.heartbeat(VIEWS);
            }
        }
    }

    private NodeMembership node(int index) {
        return three.get(index);
    }

    private List<Integer> shares(int parts) {
        return three.stream().map(node -> node.share(parts)).toList();
    }

    @Test
    void beforeAnythingIsKnownANodeFeedsEverythingThatIsFree() {
        assertThat(shares(4)).containsExactly(4, 4, 4);
    }

    @Test
    void livingNodesShareAllPartsEvenly() {
        pass(2, node(0), node(1), node(2));

        assertThat(shares(4)).containsExactly(2, 1, 1);
        assertThat(shares(9)).containsExactly(3, 3, 3);
        assertThat(shares(1)).as("the one part is whose it is; the others find nothing to claim").containsOnly(1);
    }

    @Test
    void aNodeThatFallsSilentOrLeavesIsCountedOnNoMore() {
        pass(2, node(0), node(1), node(2));
        pass(6, node(0), node(1));
        assertThat(node(0).share(4)).isEqualTo(2);
        assertThat(node(1).share(4)).isEqualTo(2);

        node(1).leave();
        pass(1, node(0));

        assertThat(node(0).share(4)).isEqualTo(4);
    }

    @Test
    void aNodeThatWasSilentForMinutesIsKnownAgainWhenItComesBack() {
        pass(2, node(0), node(1));
        pass(150, node(0));
        assertThat(node(0).share(4)).isEqualTo(4);

        pass(2, node(1), node(0));

        assertThat(node(0).share(4)).isEqualTo(2);
        assertThat(node(1).share(4)).isEqualTo(2);
    }

    @Test
    void nodesThatFeedOtherViewsHaveNoShareInThese() {
        pass(2, node(0), node(1));
        node(2).heartbeat("board.v2");
        pass(1, node(0), node(1));

        assertThat(shares(4)).containsExactly(2, 2, 4);
    }
}
