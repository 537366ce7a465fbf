package io.incidentledger.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.incidentledger.program.CannotRun;
import io.incidentledger.program.Printable;
import io.incidentledger.program.Reason;
import org.jspecify.annotations.Nullable;

/// Where every fault of an import is written, a line each, if somebody wants that. Not thread-safe.
final class ImportReport implements AutoCloseable {
    private final @Nullable Path file;
    private final PrintWriter lines;

    private ImportReport(@Nullable Path file, PrintWriter lines) {
        this.file = file;
        this.lines = lines;
    }

    /// @param file
    ///            is written anew; null: no report is wanted
    /// @throws CannotRun
    ///             when it can't be written
    static ImportReport to(@Nullable Path file) {
        try {
            return new ImportReport(file, new PrintWriter(
                    file == null ? PrintWriter.nullWriter() : Files.newBufferedWriter(file, StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw CannotRun.wrongUsage("Can't write the report " + file + ": " + Reason.of(failure));
        }
    }

    void add(String fault) {
        lines.println(Printable.of(fault));
    }

    /// Where those are that are only counted elsewhere.
    String whereabouts() {
        return file == null ? "--report FILE lists all of them" : "All of them are in " + file;
    }

    /// @throws CannotRun
    ///             when it is not complete
    @Override
    public void close() {
        lines.close();
        if (lines.checkError()) {
            throw CannotRun.because("The report " + file + " could not be written; the disk may be full", null);
        }
    }
}
