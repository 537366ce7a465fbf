package io.incidentledger.ledger.transfer;

import java.io.InputStream;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.transfer.TransferException.Reason;
import io.incidentledger.ledger.transfer.TransferLine.Beginning;
import io.incidentledger.ledger.transfer.TransferLine.End;
import io.incidentledger.ledger.transfer.TransferLine.Entry;
import io.incidentledger.ledger.verification.ChainChecker;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;

/// Reads the lines of an export. Unreadable input results in a [TransferException] that says whether the file was cut
/// off or changed. Not thread-safe.
final class TransferLineReader {

    private final TruncationDetectingInput in;
    private @Nullable MappingIterator<TransferLine> lines;
    private long number;
    private long position;

    TransferLineReader(InputStream in) {
        this.in = new TruncationDetectingInput(in);
    }

    /// Reads the first line, whose format must be known to this version.
    Beginning readHeader() {
        Beginning header;
        try {
            TransferLine first = read();
            header = first == null ? null : first.ledger();
        } catch (JacksonException other) {
            throw new TransferException(Reason.NOT_AN_EXPORT, "This is not an export of a ledger", other);
        }
        if (header == null || !header.format().equals(Beginning.FORMAT)) {
            throw new TransferException(Reason.NOT_AN_EXPORT, "This is not an export of a ledger");
        }
        if (header.version() != Beginning.VERSION) {
            throw new TransferException(Reason.NOT_AN_EXPORT, "The export has version " + header.version()
                    + ", but this version of the program supports version " + Beginning.VERSION);
        }
        number = 1;
        position = header.afterPosition();
        return header;
    }

    /// Reads the next line, a commit or the end; there must be one.
    TransferLine next() {
        number++;
        TransferLine line = nextOrNull();
        if (line == null) {
            throw cutOff(null);
        }
        if (line.ledger() != null) {
            throw changed(null);
        }
        return line;
    }

    /// Requires that a commit follows the one before it and is what was written.
    void requireRight(ChainChecker check, Commit commit) {
        try {
            check.next(commit);
            position = check.position();
        } catch (EventLogException.Corrupted wrong) {
            throw changed(wrong);
        }
    }

    /// Requires that a line is the end of the export, that no line follows it, and that it agrees with the commits
    /// before it.
    ///
    /// @param check check that has seen all commits; null when there were none
    End requireEnd(TransferLine line, @Nullable ChainChecker check) {
        End end = line.end();
        boolean right = end != null && (check == null
                ? end.position() == position
                : end.position() == check.position() && end.commits() == check.commits()
                        && end.hash().equals(check.hash().toString()));
        if (end == null || !right || nextOrNull() != null) {
            throw changed(null);
        }
        return end;
    }

    private @Nullable TransferLine nextOrNull() {
        try {
            return read();
        } catch (JacksonException unreadable) {
            throw in.wasCut() ? cutOff(unreadable) : changed(unreadable);
        }
    }

    private @Nullable TransferLine read() {
        if (lines == null) {
            lines = TransferJsonCodec.reader(in);
        }
        return lines.hasNextValue() ? lines.nextValue() : null;
    }

    /// The commit of a line, not yet verified.
    Commit commit(Entry entry) {
        try {
            return entry.toCommit();
        } catch (IllegalArgumentException unreadable) {
            throw changed(unreadable);
        }
    }

    private TransferException cutOff(@Nullable Throwable cause) {
        return new TransferException(Reason.CUT_OFF, "The file is truncated: it ends after position " + position
                + ". The ledger contains everything up to there; import a complete file to continue", cause);
    }

    private TransferException changed(@Nullable Throwable cause) {
        return new TransferException(Reason.CHANGED, "Line " + number + " of the file differs from what was exported"
                + (cause instanceof EventLogException broken ? " (" + broken.getMessage() + ")" : "")
                + ". The ledger contains everything up to position " + position, cause);
    }
}
