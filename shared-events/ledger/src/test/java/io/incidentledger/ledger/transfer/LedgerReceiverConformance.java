package io.incidentledger.ledger.transfer;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.transfer.LedgerImport.Taken;
import io.incidentledger.ledger.transfer.TransferException.Reason;
import io.incidentledger.ledger.verification.LedgerVerifier;
import org.junit.jupiter.api.Test;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.transfer.Exports.append;
import static io.incidentledger.ledger.transfer.Exports.export;
import static io.incidentledger.ledger.transfer.Exports.oddLedger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Rules for a store that receives a ledger that was written elsewhere. A subclass defines how to access one location,
/// which is empty at first.
public abstract class LedgerReceiverConformance {

    private final InMemoryEventLog source = oddLedger();

    /// A receiver for the location; closed by the suite.
    protected abstract LedgerReceiver receiver();

    /// The log at the location; closed by the suite.
    protected abstract EventLog log();

    private Taken take(byte[] export) {
        try (LedgerReceiver receiver = receiver()) {
            return Exports.take(export, receiver);
        }
    }

    private static List<Commit> commitsOf(EventReader reader) {
        return reader.readCommits(0, 1_000);
    }

    @Test
    void everythingComesOverAsItWas() {
        Taken taken = take(export(source));

        Head head = source.head();
        assertThat(taken).isEqualTo(new Taken(head.ledgerId(), 7, 4, head.hash(), 7));
        try (EventLog log = log()) {
            assertThat(log.head()).isEqualTo(head);
            assertThat(commitsOf(log)).isEqualTo(commitsOf(source));
            assertThat(log.findCommit("key")).isEqualTo(source.findCommit("key"));
            assertThat(log.readStream("a", 0, 7)).isEqualTo(source.readStream("a", 0, 7));
            assertThat(new LedgerVerifier(log).verify().intact()).isTrue();
        }
    }

    @Test
    void whatGoesOutAgainIsTheSameByteForByte() {
        byte[] export = export(source);
        take(export);
        try (EventLog log = log()) {
            assertThat(export(log)).isEqualTo(export);
        }
    }

    @Test
    void anEmptyLedgerKeepsItsId() {
        try (InMemoryEventLog empty = new InMemoryEventLog()) {
            take(export(empty));
            try (EventLog log = log()) {
                assertThat(log.head()).isEqualTo(empty.head());
            }
        }
    }

    @Test
    void theLedgerGoesOnWhereItIsNow() {
        take(export(source));
        try (EventLog log = log()) {
            append(log, commit(event("a", 2)));
            assertThat(log.head().position()).isEqualTo(8);
            assertThat(new LedgerVerifier(log).verify().intact()).isTrue();
            assertThat(log.append(commit(event("a", 1)))).failsWithin(Duration.ofSeconds(10));

            Taken back = Exports.take(export(log), new MemoryReceiver());
            assertThat(back.head()).isEqualTo(log.head().hash());
        }
    }

    @Test
    void anImportThatBrokeOffGoesOnWhenItIsRunAgain() {
        byte[] export = export(source);
        assertThatExceptionOfType(TransferException.class)
                .isThrownBy(() -> take(Arrays.copyOf(export, export.length * 2 / 3)))
                .extracting(TransferException::reason).isEqualTo(Reason.CUT_OFF);
        long there;
        try (EventLog log = log()) {
            there = log.head().position();
        }
        assertThat(there).isBetween(1L, 6L);

        assertThat(take(export).newEvents()).isEqualTo(7 - there);
        assertThat(take(export).newEvents()).isZero();
        try (EventLog log = log()) {
            assertThat(commitsOf(log)).isEqualTo(commitsOf(source));
        }
    }

    @Test
    void anotherLedgerIsLeftAlone() {
        try (InMemoryEventLog other = oddLedger()) {
            take(export(other));
            refuses(Reason.OTHER_LEDGER, other);
        }
    }

    @Test
    void anEmptyLedgerWithAnotherIdIsLeftAlone() {
        try (InMemoryEventLog other = new InMemoryEventLog()) {
            take(export(other));
            refuses(Reason.OTHER_LEDGER, other);
        }
    }

    @Test
    void aLedgerThatWentAnotherWayIsLeftAlone() {
        MemoryReceiver other = new MemoryReceiver();
        Exports.take(export(source), other);
        append(source, commit(event("a", 2)));
        append(source, commit(event("a", 3)));
        append(other.log(), commit(event("a", 2)));
        take(export(other.log()));
        refuses(Reason.FORK, other.log());
    }

    private void refuses(Reason reason, EventReader present) {
        assertThatExceptionOfType(TransferException.class).isThrownBy(() -> take(export(source)))
                .extracting(TransferException::reason).isEqualTo(reason);
        try (EventLog log = log()) {
            assertThat(commitsOf(log)).isEqualTo(commitsOf(present));
            assertThat(log.head()).isEqualTo(present.head());
        }
    }

    @Test
    void nothingIsStoredBehindSomethingElseThanWhatItFollows() {
        take(export(source));
        List<ChainedCommit> again = commitsOf(source).stream()
                .map(commit -> ChainedCommit.stored(source.head().ledgerId(), commit)).toList();
        try (LedgerReceiver receiver = receiver()) {
            receiver.begin(source.head().ledgerId());
            for (int i = 0; i < again.size(); i++) {
                List<ChainedCommit> rest = again.subList(i, again.size());
                assertThatExceptionOfType(TransferException.class).isThrownBy(() -> receiver.append(rest))
                        .extracting(TransferException::reason).isEqualTo(Reason.FORK);
            }
        }
        try (EventLog log = log()) {
            assertThat(log.head()).isEqualTo(source.head());
        }
    }

    @Test
    void aLedgerOfManyBatchesComesOver() {
        for (int i = 0; i < 1_500; i++) {
            append(source, commit(event("d", 2 * i), event("d", 2 * i + 1)));
        }
        take(export(source));
        try (EventLog log = log()) {
            assertThat(log.head()).isEqualTo(source.head());
        }
    }
}
