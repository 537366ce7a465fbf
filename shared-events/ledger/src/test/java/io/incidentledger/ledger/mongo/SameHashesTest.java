package io.incidentledger.ledger.mongo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.append.AppendOutcome;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.chain.PreparedCommit;
import io.incidentledger.ledger.conformance.SettableClock;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.sqlite.SqliteEventLog;
import io.incidentledger.ledger.sqlite.SqliteSettings;
import io.incidentledger.tiers.Slow;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;

@Slow
class SameHashesTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-03T10:00:00.123456Z"));

    private void appendEverythingThatIsOdd(SqliteEventLog log) {
        String odd = " \u0000 { \"é\" : \"日本 😀\" } ";
        log.append(commit(event("a", 0), loose(), event("b", 0), event("a", 1))).join();
        clock.set(clock.instant().plusSeconds(1));
        log.append(new NewCommit(odd, Hash.parse("ab".repeat(32)),
                List.of(new NewEvent(odd, new StreamId(odd, odd), 7, odd, "", odd, odd,
                        Instant.parse("1905-06-30T12:00:00.123456Z")))))
                .join();
        log.append(commit(loose())).join();
    }

    private static PreparedCommit asWritten(Commit commit) {
        return new PreparedCommit(
                new NewCommit(commit.receipt().commitId(), commit.receipt().requestDigest(),
                        commit.events().stream().map(StoredEvent::written).toList()),
                commit.receipt().streams(), commit.seals(), null);
    }

    @Test
    void theSameCommitsHaveTheSameHashesInSqliteAndInMongoDb(@TempDir Path directory) {
        try (SqliteEventLog sqlite = SqliteEventLog.open(directory, SqliteSettings.DEFAULT.withClock(clock));
                TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase()) {
            appendEverythingThatIsOdd(sqlite);
            MongoSettings settings = MongoSettings.DEFAULT.withClock(clock);
            BlockingAwait.end(database.connection().database().getCollection("ledger")
                    .insertOne(new Document("_id", "ledger").append("ledgerId", sqlite.head().ledgerId())
                            .append("formatVersion", HashChain.FORMAT_VERSION).append("createdAt", 0L)),
                    settings.readTimeout());
            try (MongoEventLog mongo = MongoEventLog.open(database.connection(), settings)) {
                Head empty = mongo.head();
                CommitQueryRunner queries = new CommitQueryRunner(database.connection(), empty);
                MongoCommitBatchStore store = new MongoCommitBatchStore(
                        new MongoCommits(database.connection(), queries), settings,
                        Sleeper.REAL, position -> {});
                for (Commit commit : sqlite.readCommits(0, 100)) {
                    clock.set(commit.receipt().recordedAt());
                    assertThat(store.write(List.of(asWritten(commit))))
                            .containsExactly(new AppendOutcome.Stored(commit.receipt()));
                }
                assertThat(mongo.readCommits(0, 100)).isEqualTo(sqlite.readCommits(0, 100));
                assertThat(mongo.head()).isEqualTo(sqlite.head());
            }
        }
    }
}
