package io.incidentledger.ledger.sqlite;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventLogException.DuplicateEvent;
import io.incidentledger.ledger.EventLogException.SequenceConflict;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.append.AppendOutcome;
import io.incidentledger.ledger.append.AppendOutcome.Refused;
import io.incidentledger.ledger.append.AppendOutcome.Stored;
import io.incidentledger.ledger.chain.PreparedCommit;
import io.incidentledger.ledger.clock.RecordingClock;
import io.incidentledger.ledger.verification.LedgerVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.commitWithId;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.eventWithId;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Outcomes of the commits of one batch.
class SqliteCommitBatchStoreTest {

    private final SecureRandom random = new SecureRandom();
    private final List<Long> appended = new ArrayList<>();
    private int failAfter = Integer.MAX_VALUE;

    @TempDir
    private Path directory;
    private LedgerFile file;
    private SqliteCommitBatchStore store;
    private SqliteReader reader;

    @BeforeEach
    void open() {
        file = LedgerFile.in(directory, SqliteEventLog.FILE_NAME, Duration.ofMillis(100));
        LedgerSchema.ensure(file, Instant::now, "a-ledger");
        store = new SqliteCommitBatchStore(file, RecordingClock.of(this::now), appended::add);
        reader = new SqliteReader(new ReaderPool(file, 1));
    }

    private Instant now() {
        if (--failAfter < 0) {
            throw new IllegalStateException("as the test wants it");
        }
        return Instant.now();
    }

    @AfterEach
    void close() {
        reader.close();
        store.close();
    }

    private List<AppendOutcome> write(NewCommit... batch) {
        return store.write(Stream.of(batch).map(commit -> PreparedCommit.of(commit, random)).toList());
    }

    private static Receipt stored(AppendOutcome outcome) {
        assertThat(outcome).isInstanceOf(Stored.class);
        return ((Stored) outcome).receipt();
    }

    private static EventLogException refused(AppendOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).reason();
    }

    private void assertIntact(long position) {
        assertThat(new LedgerVerifier(reader).verify().reason()).isNull();
        assertThat(reader.head().position()).isEqualTo(position);
    }

    @Test
    void laterCommitsOfARefusedStreamAreRefusedToo() {
        write(commit(event("a", 0)));
        List<AppendOutcome> outcomes = write(commit(event("a", 0), event("b", 0)), commit(event("a", 1)),
                commit(event("b", 0)),
                commit(event("c", 0)), commit(event("c", 1)));
        assertThat(refused(outcomes.get(0))).isInstanceOf(SequenceConflict.class);
        assertThat(refused(outcomes.get(1))).isInstanceOf(SequenceConflict.class);
        assertThat(refused(outcomes.get(2))).isInstanceOf(SequenceConflict.class);
        assertThat(stored(outcomes.get(3)).firstPosition()).isEqualTo(2);
        assertThat(stored(outcomes.get(4)).firstPosition()).isEqualTo(3);
        assertIntact(3);
        assertThat(stored(write(commit(event("a", 1))).getFirst()).firstPosition()).isEqualTo(4);
    }

    @Test
    void aCommitIdWithinOneBatchIsStoredOnce() {
        List<AppendOutcome> outcomes = write(commitWithId("key", event("a", 0)), commit(event("b", 0)),
                commitWithId("key", event("a", 0)), commitWithId("key", event("z", 9)), commit(event("a", 1)));
        Receipt first = stored(outcomes.getFirst());
        assertThat(stored(outcomes.get(2))).isEqualTo(first.asRepeated());
        assertThat(stored(outcomes.get(3))).isEqualTo(first.asRepeated());
        assertThat(stored(outcomes.get(4)).firstPosition()).isEqualTo(3);
        assertIntact(3);
    }

    @Test
    void aStoredCommitIdWinsEvenBehindARefusalOfItsStream() {
        Receipt first = stored(write(commitWithId("key", event("a", 0))).getFirst());
        List<AppendOutcome> outcomes = write(commit(event("a", 0)), commitWithId("key", event("a", 1)));
        assertThat(refused(outcomes.get(0))).isInstanceOf(SequenceConflict.class);
        assertThat(stored(outcomes.get(1))).isEqualTo(first.asRepeated());
    }

    @Test
    void anEventIdThatIsTakenWithinTheBatchIsRefusedAndLeavesNoTrace() {
        List<AppendOutcome> outcomes = write(commit(eventWithId("same", "a", 0)),
                commit(event("b", 0), eventWithId("same", "b", 1)),
                commit(event("b", 0)), commit(event("c", 0)));
        assertThat(stored(outcomes.get(0)).firstPosition()).isEqualTo(1);
        assertThat(refused(outcomes.get(1))).isInstanceOf(DuplicateEvent.class);
        assertThat(refused(outcomes.get(2))).isInstanceOf(SequenceConflict.class);
        assertThat(stored(outcomes.get(3)).firstPosition()).isEqualTo(2);
        assertIntact(2);
    }

    @Test
    void whatAnotherProcessWroteMeanwhileIsContinued() {
        write(commit(event("a", 0)));
        try (SqliteCommitBatchStore other = new SqliteCommitBatchStore(file, RecordingClock.of(Instant::now),
                appended::add)) {
            other.write(List.of(PreparedCommit.of(commit(event("b", 0), event("b", 1)), random)));
        }
        assertThat(stored(write(commit(event("a", 1))).getFirst()).firstPosition()).isEqualTo(4);
        assertThat(refused(write(commit(event("b", 1))).getFirst())).isInstanceOf(SequenceConflict.class);
        assertThat(appended).containsExactly(1L, 3L, 4L, 4L);
        assertIntact(4);
    }

    @Test
    void aBatchThatFailsInTheMiddleLeavesNothingAndTheNextOneIsWritten() {
        write(commit(event("a", 0)));
        failAfter = 2;
        assertThatThrownBy(() -> write(commit(loose()), commit(loose()), commit(loose())))
                .hasMessage("as the test wants it");
        assertIntact(1);
        failAfter = Integer.MAX_VALUE;
        assertThat(stored(write(commit(loose())).getFirst()).firstPosition()).isEqualTo(2);
        assertIntact(2);
    }

    @Test
    void aFileThatAnotherProcessKeepsLockedIsUnavailableUntilItIsFree() throws Exception {
        try (WriteConnection other = new WriteConnection(file.connectToWrite())) {
            other.begin();
            assertThatThrownBy(() -> write(commit(loose()))).isInstanceOf(EventLogException.Unavailable.class)
                    .hasMessageContaining("another process");
            other.rollback();
            assertThat(stored(write(commit(loose())).getFirst()).firstPosition()).isEqualTo(1);
        }
        assertIntact(1);
    }
}
