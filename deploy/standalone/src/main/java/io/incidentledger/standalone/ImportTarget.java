package io.incidentledger.standalone;

import java.util.function.Consumer;

import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportResponseLine;
import io.incidentledger.program.CannotRunException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

/// A ledger into which lines can be imported.
interface ImportTarget {

    /// Imports all lines and returns when the import has ended.
    ///
    /// @param each receives every response, in order
    /// @return the last response; null if there was none
    /// @throws CannotRunException if the ledger can't be reached or opened
    @Nullable ImportResponseLine run(Flux<DataBuffer> lines, ImportFormat format, Consumer<ImportResponseLine> each);
}
