package io.incidentledger.ledger.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.conformance.SettableClock;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.transfer.TransferException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.transfer.Exports.append;
import static io.incidentledger.ledger.transfer.Exports.export;
import static io.incidentledger.ledger.transfer.Exports.lines;
import static io.incidentledger.ledger.transfer.Exports.oddLedger;
import static io.incidentledger.ledger.transfer.Exports.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LedgerTransferTest {

    private final InMemoryEventLog source = oddLedger();
    private final MemoryReceiver target = new MemoryReceiver();

    private static Reason refusal(byte[] export, LedgerReceiver target) {
        return assertThatExceptionOfType(TransferException.class).isThrownBy(() -> take(export, target)).actual()
                .reason();
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void assertBeginningOf(EventReader whole) {
        if (target.begun()) {
            var taken = target.log().readCommits(0, 100);
            assertThat(whole.readCommits(0, 100)).startsWith(taken.toArray(new io.incidentledger.ledger.Commit[0]));
        }
    }

    @Test
    void anExportHasALineForTheLedgerOneForEachCommitAndOneForTheEnd() {
        List<String> lines = lines(export(source));
        Head head = source.head();

        assertThat(lines).hasSize(6);
        assertThat(lines.getFirst())
                .isEqualTo("{\"ledger\":{\"format\":\"incident-ledger\",\"version\":1,\"ledgerId\":\""
                        + head.ledgerId() + "\",\"afterPosition\":0}}");
        assertThat(lines.subList(1, 5))
                .allSatisfy(line -> assertThat(line).startsWith("{\"commit\":{\"formatVersion\":1,"));
        assertThat(lines.getLast())
                .isEqualTo("{\"end\":{\"position\":7,\"commits\":4,\"hash\":\"" + head.hash() + "\"}}");
    }

    @Test
    void aFileThatIsCutAnywhereIsKnownToBeCutAndWhatItHasIsTaken() {
        byte[] export = export(source);
        for (int length = 0; length < export.length - 2; length++) {
            MemoryReceiver receiver = new MemoryReceiver();
            Reason reason = refusal(Arrays.copyOf(export, length), receiver);
            long wholeLines = new String(export, 0, length, StandardCharsets.UTF_8).chars()
                    .filter(each -> each == '\n').count();
            boolean firstLineIsWhole = length >= lines(export).getFirst().length();
            assertThat(reason).as("cut to %d", length)
                    .isEqualTo(firstLineIsWhole ? Reason.CUT_OFF : Reason.NOT_AN_EXPORT);
            long commits = receiver.begun() ? receiver.log().head().commits() : 0;
            assertThat(commits).as("cut to %d", length).isGreaterThanOrEqualTo(Math.max(0, wholeLines - 1));
        }
    }

    @Test
    void aChangedByteIsNeverTaken() {
        byte[] export = export(source);
        for (int i = 0; i < export.length; i++) {
            byte[] changed = export.clone();
            changed[i] ^= 1;
            MemoryReceiver receiver = new MemoryReceiver();
            try {
                take(changed, receiver);
                assertThat(export(receiver.log())).as("a change at %d that means the same", i).isEqualTo(export);
            } catch (TransferException refused) {
                assertThat(refused.reason()).isIn(Reason.CHANGED, Reason.CUT_OFF, Reason.NOT_AN_EXPORT, Reason.GAP);
            }
            if (receiver.begun()) {
                var taken = receiver.log().readCommits(0, 100);
                assertThat(source.readCommits(0, 100).subList(0, taken.size())).isEqualTo(taken);
            }
        }
    }

    @Test
    void missingDoubledAndSwappedLinesAreNoticed() {
        List<String> lines = lines(export(source));
        for (int i = 1; i < lines.size() - 1; i++) {
            var missing = new ArrayList<>(lines);
            missing.remove(i);
            var doubled = new ArrayList<>(lines);
            doubled.add(i, lines.get(i));
            for (List<String> wrong : List.of(missing, doubled)) {
                assertThat(refusal(bytes(wrong), new MemoryReceiver())).isEqualTo(Reason.CHANGED);
            }
        }
        var goesOn = new ArrayList<>(lines);
        goesOn.add(lines.getLast());
        assertThat(refusal(bytes(goesOn), target)).isEqualTo(Reason.CHANGED);
        assertBeginningOf(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my shopping list", "{\"id\":\"1\",\"title\":\"an incident\"}", "{}", "null", "[1]"})
    void whatIsNoExportIsSaidToBeNone(String content) {
        assertThat(refusal(content.getBytes(StandardCharsets.UTF_8), target)).isEqualTo(Reason.NOT_AN_EXPORT);
        assertThat(target.begun()).isFalse();
    }

    @Test
    void anExportOfALaterVersionIsLeftAlone() {
        String later = new String(export(source), StandardCharsets.UTF_8).replace("\"version\":1", "\"version\":2");
        assertThat(refusal(later.getBytes(StandardCharsets.UTF_8), target)).isEqualTo(Reason.NOT_AN_EXPORT);
        assertThat(target.begun()).isFalse();
    }

    @Test
    void laterExportsContinueEarlierOnes() {
        byte[] first = export(source);
        long end = source.head().position();
        append(source, commit(event("a", 2)));
        byte[] second = export(source, end);
        byte[] nothingNew = export(source, end + 1);
        assertThat(lines(second)).hasSize(3);
        assertThat(lines(nothingNew)).hasSize(2);

        assertThat(refusal(second, target)).isEqualTo(Reason.GAP);
        take(first, target);
        assertThat(take(second, target).newEvents()).isEqualTo(1);
        assertThat(take(nothingNew, target).newEvents()).isZero();
        assertThat(take(first, target).newEvents()).isZero();
        assertThat(target.log().head()).isEqualTo(source.head());
    }

    @Test
    void aContinuationOfAnotherHistoryIsRefused() {
        byte[] first = export(source);
        long end = source.head().position();
        take(first, target);
        append(target.log(), commit(event("a", 2)));
        append(source, commit(event("a", 2)));
        assertThat(refusal(export(source, end), target)).isEqualTo(Reason.FORK);
        assertThat(refusal(export(source, end + 1), target)).isEqualTo(Reason.FORK);
    }

    @Test
    void anExportBeginsOnlyBehindACommit() {
        for (long inside : List.of(-1L, 2L, 3L, 6L, 8L)) {
            assertThatExceptionOfType(TransferException.class).isThrownBy(() -> export(source, inside))
                    .extracting(TransferException::reason).isEqualTo(Reason.GAP);
        }
    }

    @Test
    void whatWasRecordedInTheFutureIsRefusedAndWhatCameBeforeIsTaken() {
        Instant now = Instant.parse("2026-11-03T10:00:00Z");
        SettableClock clock = new SettableClock(now);
        InMemoryEventLog ahead = new InMemoryEventLog(clock);
        append(ahead, commit(event("a", 0)));
        clock.set(Instant.parse("2099-01-01T00:00:00Z"));
        append(ahead, commit(event("a", 1)));
        byte[] export = export(ahead);

        LedgerImport intake = new LedgerImport(target, now);
        assertThatExceptionOfType(TransferException.class)
                .isThrownBy(() -> intake.read(new ByteArrayInputStream(export), position -> {}))
                .withMessageContainingAll("Position 2", "2099-01-01T00:00:00Z", "--accept-clock-difference")
                .extracting(TransferException::reason).isEqualTo(Reason.IN_FUTURE);
        assertThat(target.log().head().position()).isEqualTo(1);

        take(export, target);
        assertThat(target.log().head()).isEqualTo(ahead.head());
    }

    @Test
    void aPackedFileThatIsCutIsKnownToBeCut() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(export(source));
        }
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 20);
        LedgerImport intake = new LedgerImport(target, Instant.MAX);
        GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(cut));
        assertThatExceptionOfType(TransferException.class).isThrownBy(() -> intake.read(in, position -> {}))
                .extracting(TransferException::reason).isEqualTo(Reason.CUT_OFF);
        assertBeginningOf(source);
    }
}
