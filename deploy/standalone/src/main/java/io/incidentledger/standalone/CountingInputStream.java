package io.incidentledger.standalone;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts the bytes that were read. One thread reads; any thread may call [#count()].
final class CountingInputStream extends FilterInputStream {
    private volatile long count;

    CountingInputStream(InputStream input) {
        super(input);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only one thread reads.
    private void count(int more) {
        count += more;
    }

    long count() {
        return count;
    }
}
