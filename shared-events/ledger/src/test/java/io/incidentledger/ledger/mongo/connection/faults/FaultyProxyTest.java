package io.incidentledger.ledger.mongo.connection.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.tiers.Slow;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// Every fault between the real driver and a server: what the client sees, and what the server has done.
@Timeout(30)
@Slow
class FaultyProxyTest extends ProxiedServerTestBase {

    private void insert(int... ids) {
        List<Document> things = new ArrayList<>();
        for (int id : ids) {
            things.add(new Document("_id", id));
        }
        BlockingAwait.end(things(connection).insertMany(things), PATIENCE);
    }

    @Test
    void withoutFaultsEverythingPasses() {
        insert(1, 2);
        insert(3);
        assertThat(ids(connection)).containsExactly(1, 2, 3);
        assertThat(ids(direct)).containsExactly(1, 2, 3);
    }

    @Test
    void aRequestThatIsCutBeforeItArrivesIsNotCarriedOut() {
        Injection cut = proxy.inject(Requests.named("insert").next(), Fault.cutBeforeRequest());
        assertThatThrownBy(() -> insert(1)).isInstanceOf(MongoSocketException.class);
        insert(2);
        assertThat(ids(direct)).containsExactly(2);
        assertThat(cut.met()).isOne();
    }

    @Test
    void aRequestThatIsCutHalfWayIsNotCarriedOut() {
        proxy.inject(Requests.named("insert").next(), Fault.cutWithinRequest());
        assertThatThrownBy(() -> insert(1)).isInstanceOf(MongoSocketException.class);
        insert(2);
        assertThat(ids(direct)).containsExactly(2);
    }

    @Test
    void aRequestWhoseReplyIsCutIsCarriedOut() {
        proxy.inject(Requests.named("insert").next(), Fault.cutBeforeReply());
        assertThatThrownBy(() -> insert(1)).isInstanceOf(MongoSocketException.class);
        assertThat(ids(direct)).containsExactly(1);
    }

    @Test
    void aRequestWhoseReplyIsCutHalfWayIsCarriedOut() {
        proxy.inject(Requests.named("insert").next(), Fault.cutWithinReply());
        assertThatThrownBy(() -> insert(1)).isInstanceOf(MongoException.class);
        assertThat(ids(direct)).containsExactly(1);
    }

    @Test
    void aLateRequestIsCarriedOutAfterTheClientHasGivenUp() throws InterruptedException {
        LateRequest late = new LateRequest();
        proxy.inject(Requests.named("insert").next(), late);
        assertThatThrownBy(() -> insert(1)).isInstanceOf(MongoSocketException.class);
        assertThat(ids(direct)).isEmpty();
        late.land();
        assertThat(ids(direct)).containsExactly(1);
    }

    @Test
    void aLostReplyIsWaitedForUntilTheClientHasEnough() {
        proxy.inject(Requests.named("insert").next(), Fault.loseReply());
        assertThatThrownBy(() -> BlockingAwait.end(things().insertOne(new Document("_id", 1)), Duration.ofMillis(300)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ids(direct)).containsExactly(1);
    }

    @Test
    void aLostRequestIsWaitedForAndNotCarriedOut() {
        proxy.inject(Requests.named("insert").next(), Fault.loseRequest());
        assertThatThrownBy(() -> BlockingAwait.end(things().insertOne(new Document("_id", 1)), Duration.ofMillis(300)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ids(direct)).isEmpty();
    }

    private MongoCollection<Document> things() {
        return connection.database().getCollection("things");
    }

    @Test
    void delaysAddUp() {
        proxy.inject(Requests.named("insert").nth(1), Fault.delayRequest(Duration.ofMillis(120)));
        proxy.inject(Requests.named("insert").nth(2), Fault.delayReply(Duration.ofMillis(120)));
        long start = System.nanoTime();
        insert(1);
        insert(2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(240));
        assertThat(ids(direct)).containsExactly(1, 2);
    }

    @ParameterizedTest(name = "of {0} bytes")
    @ValueSource(ints = {1, 7, 64})
    void messagesInPiecesArriveWhole(int size) {
        Injection pieces = proxy.inject(Requests.all(), Fault.inPiecesOf(size));
        insert(1, 2, 3);
        assertThat(ids(connection)).containsExactly(1, 2, 3);
        assertThat(pieces.met()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void anAnswerMayBeInventedAndTheServerNotAsked() {
        proxy.inject(Requests.named("find").next(), Fault.answer(BsonDocument
                .parse("""
                        {"cursor": {"firstBatch": [{"_id": 42}], "id": {"$numberLong": "0"}, "ns": "test.things"}, "ok": 1}""")));
        assertThat(ids(connection)).containsExactly(42);
        assertThat(ids(connection)).isEmpty();
    }

    @Test
    void anAnswerMayBeRewritten() {
        proxy.inject(Requests.named("count"), Fault.rewriteReply(reply -> reply.append("n", new BsonInt32(77))));
        Function<MongoConnection, Long> count = through -> BlockingAwait
                .first(through.database().getCollection("things").estimatedDocumentCount(), PATIENCE).orElseThrow();
        insert(1);
        assertThat(count.apply(connection)).isEqualTo(77);
        assertThat(count.apply(direct)).isOne();
    }

    @Test
    void aFaultMeetsTheChosenOccurrenceOfTheChosenCollectionAlone() {
        Injection third = proxy.inject(Requests.named("insert").of("things").nth(3), Fault.cutBeforeRequest());
        Injection elsewhere = proxy.inject(Requests.named("insert").of("others"), Fault.cutBeforeRequest());
        insert(1);
        insert(2);
        assertThat(third.met()).isZero();
        assertThatThrownBy(() -> insert(3)).isInstanceOf(MongoSocketException.class);
        insert(4);
        assertThat(third.met()).isOne();
        assertThat(elsewhere.met()).isZero();
        assertThat(ids(direct)).containsExactly(1, 2, 4);
    }

    @Test
    void documentsBesideTheBodyOfARequestCanBeChosenBy() {
        Injection second = proxy.inject(
                Requests.named("insert").and(request -> request.getArray("documents").size() == 2),
                Fault.cutBeforeRequest());
        insert(1);
        assertThatThrownBy(() -> insert(2, 3)).isInstanceOf(MongoSocketException.class);
        assertThat(second.met()).isOne();
    }

    @Test
    void healedFaultsAreGone() {
        proxy.inject(Requests.named("insert"), Fault.cutBeforeRequest());
        proxy.heal();
        insert(1);
        assertThat(ids(direct)).containsExactly(1);
    }

    @Test
    void aServerThatIsDownRefusesAndOneThatCameBackServesTheSameClient() {
        insert(1);
        proxy.goDown();
        assertThatThrownBy(() -> insert(2)).isInstanceOfAny(MongoSocketException.class, MongoTimeoutException.class);
        assertThatThrownBy(() -> insert(3)).isInstanceOfAny(MongoSocketException.class, MongoTimeoutException.class);
        proxy.comeBack();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            insert(4);
            return true;
        });
        assertThat(ids(connection)).containsExactly(1, 4);
    }

    @Test
    void connectionsThatAreCutCanBeOpenedAnew() {
        insert(1);
        proxy.cutConnections();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            insert(2);
            return true;
        });
        assertThat(ids(direct)).containsExactly(1, 2);
    }
}
