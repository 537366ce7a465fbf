package io.incidentledger.ledger.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.transfer.TransferException.Reason;
import io.incidentledger.ledger.transfer.TransferLine.Beginning;
import io.incidentledger.ledger.transfer.TransferLine.End;
import io.incidentledger.ledger.verification.ChainChecker;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.SequenceWriter;

/// Exports a ledger as lines of JSON, up to the end that it has when the export begins; appending may continue
/// meanwhile.
public final class LedgerExport {

    private static final int PAGE = 1_000;

    private final EventReader reader;

    public LedgerExport(EventReader reader) {
        this.reader = reader;
    }

    /// Writes everything after a position, and verifies it on the way.
    ///
    /// @param afterPosition 0 for the whole ledger; otherwise the last position of a commit, which is then trusted
    /// @param out flushed, not closed; what was written before a failure has no last line, so it is recognizable as cut
    ///     off
    /// @param progress receives the position up to which the ledger has been written
    /// @return the end of the ledger that was written
    /// @throws TransferException when no commit ends at `afterPosition`
    /// @throws EventLogException.Corrupted at the first invalid position of the ledger
    public Head write(long afterPosition, OutputStream out, LongConsumer progress) throws IOException {
        Head head = reader.head();
        try {
            write(checkFrom(afterPosition, head), head, out, progress);
        } catch (JacksonIOException failure) {
            throw failure.getCause();
        }
        out.write('\n');
        out.flush();
        return head;
    }

    private void write(ChainChecker check, Head head, OutputStream out, LongConsumer progress) {
        SequenceWriter lines = TransferJsonCodec.writer(out);
        lines.write(TransferLine.of(
                new Beginning(Beginning.FORMAT, Beginning.VERSION, head.ledgerId(), check.position())));
        while (check.position() < head.position()) {
            writePage(check, head, lines);
            progress.accept(check.position());
        }
        if (!check.hash().equals(head.hash())) {
            throw new EventLogException.Corrupted(head.position(), "the hash of the log's head is wrong", null);
        }
        lines.write(TransferLine.of(End.of(head)));
        lines.flush();
    }

    private void writePage(ChainChecker check, Head head, SequenceWriter lines) {
        List<Commit> page = reader.readCommits(check.position(), PAGE);
        if (page.isEmpty()) {
            check.requireReached(head.position());
        }
        for (Commit commit : page) {
            if (commit.receipt().firstPosition() > head.position()) {
                return;
            }
            check.next(commit);
            lines.write(TransferLine.of(commit));
        }
    }

    private ChainChecker checkFrom(long afterPosition, Head head) {
        if (afterPosition == 0) {
            return ChainChecker.fromGenesis(head.ledgerId());
        }
        if (afterPosition == head.position()) {
            return ChainChecker.at(head);
        }
        List<Commit> next = reader.readCommits(afterPosition, 1);
        if (afterPosition < 0 || next.isEmpty() || next.getFirst().receipt().firstPosition() != afterPosition + 1) {
            throw new TransferException(Reason.GAP, "No commit ends at position " + afterPosition
                    + "; the last line of an earlier export contains the position at which it ended");
        }
        return ChainChecker.before(afterPosition, next.getFirst());
    }
}
