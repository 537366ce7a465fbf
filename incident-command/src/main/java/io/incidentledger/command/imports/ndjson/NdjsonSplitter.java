package io.incidentledger.command.imports.ndjson;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/// Splits a stream of bytes at its line feeds. It buffers at most one line, and nothing of a line that is too long.
final class NdjsonSplitter {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number = 1;
    private boolean tooLong;

    NdjsonSplitter(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// Returns the lines of a body, requested on demand. Releases the buffers.
    static Flux<ImportLine> split(Flux<DataBuffer> body, int maxBytes) {
        return Flux.defer(() -> {
            var splitter = new NdjsonSplitter(maxBytes);
            return body.map(splitter::take)
                    .concatWith(Flux.defer(() -> Flux.just(splitter.finish())))
                    .concatMapIterable(Function.identity(), 1)
                    .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        });
    }

    private List<ImportLine> take(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return accept(bytes);
    }

    /// Returns the lines that end within these bytes.
    List<ImportLine> accept(byte[] bytes) {
        List<ImportLine> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                keep(bytes, start, i);
                lines.addAll(finish());
                start = i + 1;
            }
        }
        keep(bytes, start, bytes.length);
        return lines;
    }

    private void keep(byte[] bytes, int from, int to) {
        if (tooLong || line.size() + (to - from) > maxBytes) {
            tooLong = true;
            line.reset();
        } else {
            line.write(bytes, from, to - from);
        }
    }

    /// Returns the last line, which has no line feed; empty if it is blank.
    List<ImportLine> finish() {
        List<ImportLine> finished = finished();
        line.reset();
        tooLong = false;
        number++;
        return finished;
    }

    private List<ImportLine> finished() {
        if (tooLong) {
            return List.of(new ImportLine.TooLong(number, maxBytes));
        }
        byte[] bytes = number == 1 ? withoutByteOrderMark(line.toByteArray()) : line.toByteArray();
        return blank(bytes) ? List.of() : List.of(new ImportLine.Complete(number, bytes));
    }

    private static byte[] withoutByteOrderMark(byte[] bytes) {
        int mark = BYTE_ORDER_MARK.length;
        boolean marked = Arrays.mismatch(bytes, BYTE_ORDER_MARK) == mark || Arrays.equals(bytes, BYTE_ORDER_MARK);
        return marked ? Arrays.copyOfRange(bytes, mark, bytes.length) : bytes;
    }

    private static boolean blank(byte[] bytes) {
        for (byte character : bytes) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }
}
