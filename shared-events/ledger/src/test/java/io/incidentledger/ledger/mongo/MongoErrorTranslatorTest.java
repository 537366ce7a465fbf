package io.incidentledger.ledger.mongo;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketWriteException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import io.incidentledger.ledger.Commits;
import io.incidentledger.ledger.EventLogException.Unavailable;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.chain.PreparedCommit;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MongoErrorTranslatorTest {

    private static final ServerAddress SERVER = new ServerAddress();
    private static final WriteConcernError NOT_REPLICATED = new WriteConcernError(64, "WriteConcernFailed", "timeout",
            new BsonDocument());

    private static MongoBulkWriteException bulk(@Nullable WriteConcernError concern, BulkWriteError... errors) {
        return new MongoBulkWriteException(BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of()),
                List.of(errors), concern, SERVER, Set.of());
    }

    private static BulkWriteError error(int code, int index) {
        return new BulkWriteError(code, "E" + code, new BsonDocument(), index);
    }

    private static BsonDocument reply(int code) {
        return new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)).append("errmsg",
                new BsonString("as the test wants it"));
    }

    @Test
    void aDuplicateKeyTellsWhereTheInsertStopped() {
        assertThat(MongoErrorTranslator.afterInsert(bulk(null, error(11000, 3))))
                .isEqualTo(new InsertResult.Duplicate(3));
    }

    @Test
    void aDuplicateKeyWithoutTheMajoritysWordTellsNothing() {
        assertThat(MongoErrorTranslator.afterInsert(bulk(NOT_REPLICATED, error(11000, 3))))
                .isInstanceOf(InsertResult.Ambiguous.class);
    }

    @Test
    void aWriteThatTheMajorityDidNotAcknowledgeInTimeIsAmbiguous() {
        assertThat(MongoErrorTranslator.afterInsert(bulk(NOT_REPLICATED))).isInstanceOf(InsertResult.Ambiguous.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 121, 10334, 14031})
    void whatWillNeverBeTakenIsRejected(int code) {
        assertThat(MongoErrorTranslator.afterInsert(bulk(null, error(code, 2)))).isInstanceOfSatisfying(
                InsertResult.Rejected.class,
                rejected -> assertThat(rejected.index()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {91, 189, 10107, 11600, 11602, 13435, 50, 262, 1})
    void anyOtherErrorOfADocumentIsAmbiguous(int code) {
        assertThat(MongoErrorTranslator.afterInsert(bulk(null, error(code, 0))))
                .isInstanceOf(InsertResult.Ambiguous.class);
    }

    @Test
    void aUserWhoMayNotWriteIsRejected() {
        assertThat(MongoErrorTranslator.afterInsert(new MongoCommandException(reply(13), SERVER)))
                .isInstanceOf(InsertResult.Rejected.class);
    }

    static List<RuntimeException> ambiguous() {
        return List.of(new MongoNotPrimaryException(reply(10107), SERVER),
                new MongoNodeIsRecoveringException(reply(11600), SERVER),
                new MongoCommandException(reply(50), SERVER), new MongoCommandException(reply(1), SERVER),
                new MongoSocketReadException("cut", SERVER), new MongoSocketWriteException("cut", SERVER, null),
                new MongoOperationTimeoutException("late"), new IllegalStateException("Timeout on blocking read"));
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void whatMayHaveReachedTheServerIsAmbiguous(RuntimeException failure) {
        assertThat(MongoErrorTranslator.afterInsert(failure)).isEqualTo(new InsertResult.Ambiguous(failure));
    }

    static List<RuntimeException> unsent() {
        return List.of(new MongoTimeoutException("no server"), new MongoSocketOpenException("refused", SERVER),
                new MongoConnectionPoolClearedException(new com.mongodb.connection.ServerId(
                        new com.mongodb.connection.ClusterId(), SERVER), null));
    }

    @ParameterizedTest
    @MethodSource("unsent")
    void whatFoundNoServerWasNotSent(RuntimeException failure) {
        assertThat(MongoErrorTranslator.afterInsert(failure)).isInstanceOfSatisfying(InsertResult.NotSent.class,
                unsent -> assertThat(unsent.reason()).isInstanceOf(Unavailable.class));
    }

    @Test
    void withoutAServerNothingIsSentWithinTheTimeThatIsGiven() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Head genesis = new Head("ledger", 0, 0, new HashChain().genesis("ledger"), Instant.EPOCH);
        try (MongoConnection nobody = MongoConnection.open("mongodb://127.0.0.1:" + free + "/ledger")) {
            CommitQueryRunner queries = new CommitQueryRunner(nobody, genesis);
            EncodedCommit commit = EncodedCommit.of(ChainedCommit.behind(genesis,
                    PreparedCommit.of(Commits.commit(Commits.loose()), new Random(1)), Instant.EPOCH, new HashChain()),
                    List.of());
            long start = System.nanoTime();
            InsertResult insertResult = new MongoCommits(nobody, queries).insert(List.of(commit),
                    Duration.ofMillis(300));
            assertThatThrownBy(() -> queries.head(Duration.ofMillis(300))).isInstanceOf(Unavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            assertThat(insertResult).isInstanceOf(InsertResult.NotSent.class);
        }
    }
}
