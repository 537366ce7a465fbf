package io.incidentledger.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.incidentledger.command.imports.ImportErrorSummary;
import io.incidentledger.program.CannotRunException;
import io.incidentledger.program.IoErrorMessages;
import io.incidentledger.program.text.PrintableText;
import org.jspecify.annotations.Nullable;

/// Report of every error of an import, one per line, if requested. An existing file is overwritten only if it is empty
/// or such a report. Not thread-safe.
final class ImportErrorReport implements AutoCloseable {
    /// The beginning of a report: a line of histories, a snapshot file, or a message about all of them.
    private static final Pattern BEGINNING = Pattern
            .compile("(?:Line \\d+|[^{\\[].*\\.json(?:\\.gz)?): .+|There is no .+|Can't read .+");
    private static final int LONGEST_BEGINNING = 10_000;

    private final @Nullable Path file;
    private final PrintWriter lines;

    private ImportErrorReport(@Nullable Path file, PrintWriter lines) {
        this.file = file;
        this.lines = lines;
    }

    /// @param file the report, which is overwritten; null: no report is requested
    /// @param inputs the imported files, which must not be overwritten
    /// @throws CannotRunException if it can't be written, or would overwrite something else
    static ImportErrorReport to(@Nullable Path file, List<Path> inputs) {
        if (file == null) {
            return new ImportErrorReport(null, new PrintWriter(PrintWriter.nullWriter()));
        }
        try {
            requireHarmless(file, inputs);
            return new ImportErrorReport(file, new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException missing) {
            throw CannotRunException.wrongUsage("Can't write the report " + file + ": no such directory: "
                    + file.toAbsolutePath().getParent());
        } catch (IOException failure) {
            throw CannotRunException.wrongUsage("Can't write the report " + file + ": " + IoErrorMessages.of(failure));
        }
    }

    private static void requireHarmless(Path file, List<Path> inputs) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        for (Path input : inputs) {
            if (Files.isRegularFile(input) && Files.isSameFile(file, input)) {
                throw CannotRunException.wrongUsage("The report " + file + " would overwrite an imported file");
            }
        }
        if (Files.size(file) > 0 && !isReport(file)) {
            throw CannotRunException
                    .wrongUsage("The report " + file + " would overwrite a file that is not an import report");
        }
    }

    private static boolean isReport(Path file) throws IOException {
        // Bytes that are not UTF-8 are replaced, because file names may contain them.
        try (var reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            char[] head = new char[LONGEST_BEGINNING];
            int length = Math.max(0, reader.read(head));
            String line = new String(head, 0, length).split("\\R", 2)[0];
            return BEGINNING.matcher(line).matches();
        }
    }

    void add(String fault) {
        lines.println(PrintableText.of(fault));
    }

    /// Prints how many more errors there were of each kind, and where they are listed.
    void printOthers(ImportErrorSummary kinds, PrintWriter out) {
        List<String> others = kinds.others();
        others.forEach(line -> out.println(PrintableText.of(line)));
        if (!others.isEmpty()) {
            out.println(PrintableText.of(whereabouts()));
        }
    }

    /// The sentence that says where the errors are listed that are only counted elsewhere.
    String whereabouts() {
        return file == null ? "--report FILE lists all of them" : "All of them are in " + file;
    }

    /// @throws CannotRunException if it could not be written completely
    @Override
    public void close() {
        lines.close();
        if (lines.checkError()) {
            throw CannotRunException.because("The report " + file + " could not be written; the disk may be full",
                    null);
        }
    }
}
