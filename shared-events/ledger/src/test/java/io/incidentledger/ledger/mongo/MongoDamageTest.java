package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLogException.Corrupted;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.verification.ContinuousVerifier;
import io.incidentledger.ledger.verification.LedgerDamage;
import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.ledger.verification.VerificationResult;
import io.incidentledger.tiers.Slow;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/// Changes made by someone with write access to the database are detected.
@Slow
class MongoDamageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase();
    private final MongoEventLog log = MongoEventLog.open(database.connection(), MongoSettings.DEFAULT);

    /// Appends four commits with the positions 1 2 · 3 4 · 5 6 · 7 8.
    @BeforeEach
    void appendFourCommits() {
        log.append(commit(event("a", 0), loose())).join();
        log.append(commit(event("b", 0), event("b", 1))).join();
        log.append(commit(event("a", 1), event("c", 0))).join();
        log.append(commit(event("a", 2), loose())).join();
    }

    @AfterEach
    void drop() {
        log.close();
        database.close();
    }

    private MongoCollection<Document> commits() {
        return database.connection().database().getCollection("commits");
    }

    private static Bson second() {
        return Filters.eq("_id", 3L);
    }

    @Test
    void aMissingCommitIsAnAlarmAndNeverSkipped() {
        BlockingAwait.end(commits().deleteOne(second()), PATIENCE);
        assertThat(log.read(0, 2)).hasSize(2);
        assertThat(log.read(0, 1)).hasSize(1);
        assertThat(catchThrowableOfType(Corrupted.class, () -> log.read(2, 10)).position()).isEqualTo(3);
        assertThat(catchThrowableOfType(Corrupted.class, () -> log.read(3, 10)).position()).isEqualTo(3);
        assertThat(catchThrowableOfType(Corrupted.class, () -> log.scan(0, 100, event -> assertThat(event.position())
                .isLessThan(3))).position()).isEqualTo(3);
        assertThat(catchThrowableOfType(Corrupted.class, () -> log.readCommits(2, 10)).position()).isEqualTo(3);
        assertThat(log.read(4, 10)).hasSize(4);
    }

    @Test
    void aMissingBeginningIsAnAlarm() {
        BlockingAwait.end(commits().deleteOne(Filters.eq("_id", 1L)), PATIENCE);
        assertThat(catchThrowableOfType(Corrupted.class, () -> log.read(0, 10)).position()).isEqualTo(1);
    }

    static Stream<Bson> changes() {
        Binary other = new Binary(new byte[32]);
        return Stream.of(Updates.set("count", 3), Updates.set("number", 7L), Updates.set("commitId", "other"),
                Updates.set("recordedAt", 7L), Updates.set("requestDigest", other), Updates.set("formatVersion", 2),
                Updates.set("previousHash", other), Updates.set("hash", other),
                Updates.set("streams.0.streamId", "other"), Updates.set("streams.0.count", 1),
                Updates.set("events.1.eventId", "other"), Updates.set("events.1.streamType", "other"),
                Updates.set("events.1.streamId", "other"), Updates.set("events.1.sequence", 5L),
                Updates.set("events.1.type", "other"), Updates.set("events.1.revision", "other"),
                Updates.set("events.1.payload", "{}"), Updates.set("events.1.metadata", "{}"),
                Updates.set("events.1.timestamp", 0L), Updates.set("events.1.salt", new Binary(new byte[16])),
                Updates.set("events.1.digest", other), Updates.unset("events.1.payload"), Updates.unset("hash"),
                Updates.unset("commitId"), Updates.set("count", "2"), Updates.set("events", "none"),
                Updates.set("hash", new Binary(new byte[31])), Updates.set("events", List.of()),
                Updates.unset("events.1.revision"), Updates.unset("events.1.streamType"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeOfAnyFieldIsFoundWhereItIs(Bson change) {
        BlockingAwait.end(commits().updateOne(second(), change), PATIENCE);
        VerificationResult verificationResult = new LedgerVerifier(log).verify();
        assertThat(verificationResult.intact()).isFalse();
        assertThat(verificationResult.firstBroken()).isBetween(3L, 4L);
        assertThat(verificationResult.checkedEvents()).isEqualTo(2);
    }

    @Test
    void whatIsGoodBeforeTheDamageIsReadAndTheRestIsRefused() {
        BlockingAwait.end(commits().updateOne(second(), Updates.unset("events.1.payload")), PATIENCE);
        assertThat(log.readCommits(0, 100)).extracting(Commit::number).containsExactly(1L);
        assertThatThrownBy(() -> log.readCommits(2, 100)).isInstanceOf(Corrupted.class)
                .hasMessageContaining("no payload");
        assertThatThrownBy(() -> log.read(2, 1)).isInstanceOf(Corrupted.class);
        assertThatThrownBy(() -> log.readStream("b", 0, 100)).isInstanceOf(Corrupted.class);
    }

    @Test
    void aChangeBehindTheBackOfARunningNodeIsFound() {
        LedgerDamage damage = new LedgerDamage();
        try (ContinuousVerifier verifier = new ContinuousVerifier(log::openFreshReader, 0.5, damage::found)) {
            verifier.start();
            await().atMost(PATIENCE).until(() -> verifier.completed() != null);
            assertThat(damage.first()).isNull();

            BlockingAwait.end(commits().updateOne(second(), Updates.set("recordedAt", 1L)), PATIENCE);

            await().atMost(PATIENCE).until(() -> damage.first() != null);
            assertThat(damage.first()).isNotNull().extracting(Corrupted::position).isEqualTo(3L);
        }
    }
}
