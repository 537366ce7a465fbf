package io.incidentledger.ledger.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.incidentledger.ledger.EventLogException.Corrupted;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.ledger.verification.VerificationResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Any change to a ledger's file is detected and located, and no event from there on is returned.
class TamperingTest {

    @TempDir
    private Path temporary;
    private SampleCommits sampleCommits;
    private List<StoredEvent> written;

    @BeforeEach
    void writeSample() throws IOException {
        sampleCommits = SampleCommits.in(temporary);
        written = sampleCommits.start().handedOut();
        assertThat(written).hasSize(6);
    }

    private VerificationResult verified() {
        try (SqliteReader reader = new SqliteReader(
                new ReaderPool(new LedgerFile(sampleCommits.file(), SqliteSettings.DEFAULT.busyTimeout()), 1))) {
            return new LedgerVerifier(reader).verify();
        }
    }

    private void assertRefusedFrom(long position) {
        SampleCommits.Reading reading = sampleCommits.start();
        assertThat(reading.refusal()).isInstanceOfSatisfying(Corrupted.class,
                damage -> assertThat(damage.position()).isEqualTo(position));
        assertThat(reading.handedOut()).isEqualTo(written.subList(0, reading.handedOut().size()))
                .allMatch(event -> event.position() < position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_id = event_id || 'x'", "stream_type = 'Other'", "stream_id = 'other'",
        "stream_type = NULL",
        "stream_id = NULL", "stream_type = NULL, stream_id = NULL", "sequence = sequence + 7", "type = 'Other'",
        "revision = '2'", "revision = NULL", "payload = replace(payload, 'title', 'titel')", "payload = payload || ' '",
        "payload = NULL", "payload = ''", "metadata = '{}'", "timestamp = timestamp + 1", "salt = zeroblob(16)",
        "salt = zeroblob(15)", "salt = NULL", "digest = zeroblob(32)", "digest = zeroblob(31)", "digest = x''",
        "payload = CAST(x'22ff22' AS TEXT)"})
    void aChangedColumnOfAnEventIsLocated(String change) throws Exception {
        for (long position : new long[]{1, 2, 3, 5, 6}) {
            sampleCommits.restore();
            sampleCommits.tamper("UPDATE events SET " + change + " WHERE position = " + position);
            assertRefusedFrom(position);
            assertThat(verified().intact()).isFalse();
            assertThat(verified().firstBroken()).isEqualTo(position);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"number = number + 10", "commit_id = 'other'", "recorded_at = recorded_at + 1",
        "recorded_at = recorded_at - 1", "request_digest = zeroblob(32)", "request_digest = zeroblob(3)",
        "format_version = 2", "previous_hash = zeroblob(32)", "previous_hash = x'00'", "hash = zeroblob(32)",
        "hash = x'00'", "event_count = 0"})
    void aChangedColumnOfACommitIsLocated(String change) throws Exception {
        for (long first : new long[]{1, 2, 5}) {
            sampleCommits.restore();
            sampleCommits.tamper("UPDATE commits SET " + change + " WHERE first_position = " + first);
            assertRefusedFrom(first);
            assertThat(verified().firstBroken()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @CsvSource({"hash = zeroblob(32), 6", "number = 40, 6", "commit_id = 'other', 6",
        "recorded_at = recorded_at + 1, 6",
        "event_count = 2, 7", "event_count = 0, 6", "first_position = 7, 6"})
    void aChangedLastCommitIsLocated(String change, long position) throws Exception {
        sampleCommits.tamper("UPDATE commits SET " + change + " WHERE first_position = 6");
        assertRefusedFrom(position);
    }

    @ParameterizedTest
    @CsvSource({"event_count = 2, 2, 2", "event_count = 4, 2, 2", "event_count = 2, 1, 1", "first_position = 3, 2, 2"})
    void aCommitThatClaimsOtherEventsIsLocated(String change, long first, long position) throws Exception {
        sampleCommits.tamper("UPDATE commits SET " + change + " WHERE first_position = " + first);
        assertRefusedFrom(position);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aMissingEventIsLocated(long position) throws Exception {
        sampleCommits.tamper("DELETE FROM events WHERE position = " + position);
        assertRefusedFrom(position);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 5, 6})
    void aMissingCommitIsLocated(long first) throws Exception {
        sampleCommits.tamper("DELETE FROM commits WHERE first_position = " + first);
        assertRefusedFrom(first);
        assertThat(verified().firstBroken()).isEqualTo(first);
    }

    @Test
    void eventsInAnotherOrderAreLocated() throws Exception {
        sampleCommits.tamper("UPDATE events SET position = 1000 WHERE position = 2",
                "UPDATE events SET position = 2 WHERE position = 3",
                "UPDATE events SET position = 3 WHERE position = 1000");
        assertRefusedFrom(2);
    }

    @Test
    void commitsInAnotherOrderAreLocated() throws Exception {
        for (String table : List.of("events SET position", "commits SET first_position")) {
            sampleCommits.restore();
            String column = table.substring(table.indexOf(' ') + 5);
            sampleCommits.tamper("UPDATE " + table + " = 1000 WHERE " + column + " = 5",
                    "UPDATE " + table + " = 5 WHERE " + column + " = 6",
                    "UPDATE " + table + " = 6 WHERE " + column + " = 1000");
            assertRefusedFrom(5);
        }
    }

    @Test
    void aCommitThatWasAddedByHandIsLocated() throws Exception {
        sampleCommits.tamper(
                "INSERT INTO events SELECT 7, 'new', NULL, NULL, -1, type, revision, payload, metadata, "
                        + "timestamp, salt,"
                        + " digest FROM events WHERE position = 6",
                "INSERT INTO commits SELECT 7, 1, 5, 'new', recorded_at, NULL, 1, hash,"
                        + " zeroblob(32) FROM commits WHERE first_position = 6");
        assertRefusedFrom(7);
    }

    @Test
    void aLedgerWithTheIdOfAnotherOneIsBrokenFromItsFirstCommitOn() throws Exception {
        sampleCommits.tamper("UPDATE ledger SET ledger_id = 'other'");
        assertRefusedFrom(1);
    }

    @Test
    void anEndThatWasCutOffIsNoticedByWhoKeptTheHeadsHash() throws Exception {
        VerificationResult before = verified();
        sampleCommits.tamper("DELETE FROM events WHERE position = 6", "DELETE FROM commits WHERE first_position = 6");
        VerificationResult after = verified();
        assertThat(before.intact()).isTrue();
        assertThat(after.intact()).isTrue();
        assertThat(after.checkedEvents()).isEqualTo(5);
        assertThat(after.headHash()).isNotEqualTo(before.headHash());
    }

    @Test
    void theFileItselfRefusesToBeEdited() throws Exception {
        for (String sql : List.of("UPDATE events SET payload = ''", "DELETE FROM events",
                "UPDATE commits SET number = 0",
                "DELETE FROM commits", "UPDATE ledger SET ledger_id = ''", "DELETE FROM ledger")) {
            assertThatThrownBy(() -> sampleCommits.sql(sql)).isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
    }

    /// A byte that no hash covers (free space, an index) may change without detection; the events that are read must
    /// then still be what was written.
    @Test
    void noByteOfTheFileCanBeChangedSoThatSomethingElseIsRead() throws Exception {
        long size = Files.size(sampleCommits.original());
        int refused = 0;
        for (long offset : offsets(size).toArray()) {
            sampleCommits.restore();
            flip(offset);
            SampleCommits.Reading reading = sampleCommits.start();
            assertThat(reading.handedOut()).as("read with byte %d changed", offset)
                    .isEqualTo(written.subList(0, reading.handedOut().size()));
            if (reading.refusal() == null) {
                assertThat(reading.handedOut()).as("read with byte %d changed", offset).isEqualTo(written);
            } else {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(30);
    }

    /// Offsets of the file's first bytes, and a grid over the rest.
    private static LongStream offsets(long size) {
        return LongStream.concat(LongStream.range(0, 100).filter(i -> i % 5 == 0),
                LongStream.iterate(101, i -> i < size, i -> i + 97));
    }

    private void flip(long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(sampleCommits.file(), StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, offset);
            one.put(0, (byte) (one.get(0) ^ 0x55));
            channel.write(one.flip(), offset);
        }
    }

    @Test
    void aFileThatWasCutOffIsRefused() throws Exception {
        long size = Files.size(sampleCommits.original());
        for (long left : Stream.of(1L, 50L, 4_096L, 8_192L, size / 2, size - 4_096, size - 1).mapToLong(i -> i)
                .toArray()) {
            sampleCommits.restore();
            try (FileChannel channel = FileChannel.open(sampleCommits.file(), StandardOpenOption.WRITE)) {
                channel.truncate(left);
            }
            SampleCommits.Reading reading = sampleCommits.start();
            assertThat(reading.handedOut()).as("read from %d of %d bytes", left, size)
                    .isEqualTo(written.subList(0, reading.handedOut().size()));
            assertThat(reading.refusal() != null || reading.handedOut().equals(written))
                    .as("%d of %d bytes", left, size).isTrue();
        }
    }
}
