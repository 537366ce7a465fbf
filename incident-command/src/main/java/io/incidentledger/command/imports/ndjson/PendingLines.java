package io.incidentledger.command.imports.ndjson;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

import io.incidentledger.command.imports.ImportLimits;
import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportLine.Complete;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.InvalidJsonException;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

/// The lines of one import that were sent but have no response yet, for clients that need every error of a line: a
/// response only counts the errors beyond the first thousand. The number of lines in memory is the number that the
/// ledger accepts before it responds. Thread-safe, provided that one thread at a time sends lines.
public final class PendingLines {
    private final ConcurrentSkipListMap<Long, byte[]> lines = new ConcurrentSkipListMap<>();
    private final NdjsonSplitter splitter = new NdjsonSplitter(ImportLimits.LINE_BYTES);
    private final ImportFormat format;

    public PendingLines(ImportFormat format) {
        this.format = format;
    }

    /// Returns the same body, and keeps its lines as they are sent.
    public Flux<DataBuffer> keepingThoseOf(Flux<DataBuffer> body) {
        return body.doOnNext(buffer -> {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.toByteBuffer(ByteBuffer.wrap(bytes));
            keep(splitter.accept(bytes));
        }).doOnComplete(() -> keep(splitter.finish()));
    }

    private void keep(List<ImportLine> read) {
        for (ImportLine line : read) {
            if (line instanceof Complete(long number, byte[] json)) {
                lines.put(number, json);
            }
        }
    }

    /// Processes the response to a line; responses come in the order of the lines.
    ///
    /// @return all errors of the line; empty when its fields are valid, or it is not a JSON object
    public List<FieldError> answered(long number) {
        byte[] json = lines.get(number);
        lines.headMap(number, true).clear();
        if (json == null) {
            return List.of();
        }
        try {
            format.read(json, Integer.MAX_VALUE);
            return List.of();
        } catch (InvalidJsonException refused) {
            return refused.faults();
        }
    }
}
