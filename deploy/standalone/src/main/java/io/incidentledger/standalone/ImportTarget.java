package io.incidentledger.standalone;

import java.util.function.Consumer;

import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportResponseLine;
import io.incidentledger.program.CannotRunException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

/// A ledger that lines can be imported into.
interface ImportTarget {

    /// Imports all lines, on the calling thread as far as the caller can tell.
    ///
    /// @param each
    ///            hears every answer, in order
    /// @return the last answer; null: there was none
    /// @throws CannotRun when the ledger can't be reached or opened
    @Nullable ImportResponseLine run(Flux<DataBuffer> lines, ImportFormat format, Consumer<ImportResponseLine> each);
}
