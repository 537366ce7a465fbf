package io.incidentledger.ledger.transfer;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Input stream that detects whether its input ended within a line, or within a compressed block. Not thread-safe.
final class TruncationDetectingInput extends FilterInputStream {

    private boolean ended;
    private int last = '\n';

    TruncationDetectingInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = readOrEnd(into, offset, length);
        if (read > 0) {
            last = into[offset + read - 1];
        }
        ended |= read < 0;
        return read;
    }

    private int readOrEnd(byte[] into, int offset, int length) throws IOException {
        try {
            return super.read(into, offset, length);
        } catch (EOFException packedBlockWasCut) {
            return -1;
        }
    }

    /// Whether the input ended without the end of a line.
    boolean wasCut() {
        return ended && last != '\n';
    }
}
