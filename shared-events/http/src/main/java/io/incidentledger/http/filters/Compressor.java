package io.incidentledger.http.filters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/// Compresses one body, part by part; nothing is held back longer than until the next [#flush]. Who goes away closes it
/// on another thread than the one that compresses: what comes after that is dropped.
final class Compressor implements AutoCloseable {

    private static final byte[] NOTHING = {};

    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private final DeflaterOutputStream deflating;
    private boolean closed;

    Compressor(ContentCoding coding) {
        deflating = coding.over(compressed);
    }

    private interface Step {

        void run() throws IOException;
    }

    /// Takes a part, which it releases, and gives what is compressed by now; that may be nothing.
    byte[] add(DataBuffer part) {
        try (InputStream bytes = part.asInputStream()) {
            return step(() -> bytes.transferTo(deflating));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            DataBufferUtils.release(part);
        }
    }

    /// All that was added is readable with what this gives.
    byte[] flush() {
        return step(deflating::flush);
    }

    /// The end of the body.
    byte[] end() {
        return step(deflating::finish);
    }

    private synchronized byte[] step(Step step) {
        if (closed) {
            return NOTHING;
        }
        try {
            step.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] bytes = compressed.toByteArray();
        compressed.reset();
        return bytes;
    }

    /// Frees its native memory.
    @Override
    public synchronized void close() {
        closed = true;
        try {
            deflating.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
