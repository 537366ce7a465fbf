package io.incidentledger.ledger.mongo.connection.faults;

import java.util.List;
import java.util.stream.IntStream;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.result.InsertManyResult;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// Replies and behavior of a replica set that a single server does not have, as seen by the real driver.
@Timeout(30)
class ReplicaSetRepliesTest extends ProxiedServerTestBase {

    private InsertManyResult insert(int... ids) {
        List<Document> documents = IntStream.of(ids).mapToObj(id -> new Document("_id", id).append("also", id))
                .toList();
        return BlockingAwait.first(things(connection).insertMany(documents), PATIENCE).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void notToBeThePrimaryIsAnErrorOfItsOwnKindToTheDriver(NotPrimary reason) {
        proxy.inject(Requests.named("insert").next(), Fault.answer(reason.error()));
        assertThatThrownBy(() -> insert(1)).isInstanceOfAny(MongoNotPrimaryException.class,
                MongoNodeIsRecoveringException.class);
        insert(2);
        assertThat(ids(direct)).containsExactly(2);
    }

    @Test
    void aWriteMayHaveBeenCarriedOutByWhoeverIsNoLongerThePrimary() {
        proxy.inject(Requests.named("insert").next(),
                Fault.rewriteReply(Replies.error(NotPrimary.PrimarySteppedDown)));
        assertThatThrownBy(() -> insert(1)).isInstanceOfAny(MongoNotPrimaryException.class,
                MongoNodeIsRecoveringException.class);
        assertThat(ids(direct)).containsExactly(1);
    }

    @Test
    void aMajorityThatIsNotReachedInTimeIsAnErrorOfTheWriteConcern() {
        proxy.inject(Requests.named("insert").next(), Fault.rewriteReply(Replies.majorityTimedOut()));
        MongoBulkWriteException timedOut = catchThrowableOfType(MongoBulkWriteException.class, () -> insert(1, 2));
        assertThat(timedOut.getWriteConcernError().getCode()).isEqualTo(64);
        assertThat(timedOut.getWriteErrors()).isEmpty();
        assertThat(ids(direct)).containsExactly(1, 2);
    }

    @Test
    void aPrimaryMayStepDownWhileItWaitsForTheMajority() {
        proxy.inject(Requests.named("insert").next(),
                Fault.rewriteReply(Replies.noMajority(NotPrimary.InterruptedDueToReplStateChange)));
        MongoBulkWriteException steppedDown = catchThrowableOfType(MongoBulkWriteException.class, () -> insert(1));
        assertThat(steppedDown.getWriteConcernError().getCode()).isEqualTo(11602);
        assertThat(ids(direct)).containsExactly(1);
    }

    @Test
    void aCountMayBeWrong() {
        Injection wrong = proxy.inject(Requests.named("insert").next(), Fault.rewriteReply(Replies.counting(0)));
        assertThat(insert(1, 2).getInsertedIds()).hasSize(2);
        assertThat(wrong.met()).isOne();
        assertThat(ids(direct)).containsExactly(1, 2);
    }

    @Test
    void aDuplicateKeyMayBeSaidToBeInAnyIndex() {
        BlockingAwait.end(
                things(direct).createIndex(Indexes.ascending("also"), new IndexOptions().unique(true).name("unique")),
                PATIENCE);
        insert(1);
        assertThat(duplicateKey().getMessage()).contains("index: ").doesNotContain("index: somewhere ");
        proxy.inject(Requests.named("insert"), Fault.rewriteReply(Replies.duplicateIn("somewhere")));
        assertThat(duplicateKey().getMessage()).contains("index: somewhere dup key");
        insert(5);
        assertThat(ids(direct)).containsExactly(1, 2, 5);
    }

    private BulkWriteError duplicateKey() {
        MongoBulkWriteException refused = catchThrowableOfType(MongoBulkWriteException.class, () -> insert(2, 1, 3));
        return refused.getWriteErrors().getFirst();
    }

    @Test
    void whatNoMajorityHasIsNotReadButItsKeysAreTaken() {
        proxy.inject(Requests.named("insert").next(),
                IsolatedPrimary.thatIsFollowedAfter(3, proxy, Fault.cutBeforeReply()));
        assertThatThrownBy(() -> insert(1, 2)).isInstanceOf(MongoSocketException.class);
        assertThat(ids(connection)).isEmpty();
        assertThatThrownBy(() -> insert(2)).isInstanceOf(MongoBulkWriteException.class);
        assertThat(BlockingAwait.all(things(connection).aggregate(List.of()), PATIENCE)).isEmpty();
        insert(3);
        assertThat(ids(connection)).containsExactly(3);
        assertThat(ids(connection)).containsExactly(1, 2, 3);
        assertThat(ids(connection)).containsExactly(1, 2, 3);
    }

    @Test
    void aReadMayLagBehindAnAcknowledgedWrite() {
        proxy.inject(Requests.named("insert").next(),
                IsolatedPrimary.thatIsFollowedAfter(1, proxy, Exchange::pass));
        insert(1);
        assertThat(ids(connection)).isEmpty();
        assertThat(ids(connection)).containsExactly(1);
    }

    @Test
    void whatIsRolledBackWasNeverReadAndItsKeysAreFreeAgain() {
        proxy.inject(Requests.named("insert").nth(2), IsolatedPrimary.thatIsRolledBackAfter(1, proxy,
                Fault.rewriteReply(Replies.error(NotPrimary.PrimarySteppedDown))));
        insert(1);
        assertThatThrownBy(() -> insert(2, 3)).isInstanceOfAny(MongoNotPrimaryException.class,
                MongoNodeIsRecoveringException.class);
        assertThat(ids(connection)).containsExactly(1);
        assertThat(ids(connection)).containsExactly(1);
        assertThat(ids(direct)).containsExactly(1);
        insert(2);
        assertThat(ids(connection)).containsExactly(1, 2);
    }
}
