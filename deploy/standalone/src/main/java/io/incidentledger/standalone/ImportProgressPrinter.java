package io.incidentledger.standalone;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import io.incidentledger.command.imports.ImportErrorSummary;
import io.incidentledger.command.imports.ndjson.ImportResponseLine;
import io.incidentledger.command.imports.ndjson.ImportResponseLine.Line;
import io.incidentledger.command.imports.ndjson.ImportResponseLine.Refusal;
import io.incidentledger.command.imports.ndjson.ImportSummary;
import io.incidentledger.command.imports.ndjson.PendingLines;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.program.CountFormatter;
import io.incidentledger.program.text.PrintableText;
import org.jspecify.annotations.Nullable;

/// Displays the progress of an import of histories. It prints the first error and the first warning of each kind as
/// they occur, and the counts of the others at the end. Not thread-safe.
final class ImportProgressPrinter {
    private final PrintWriter out;
    private final ProgressBar bar;
    private final ImportErrorReport report;
    private final @Nullable PendingLines unanswered;
    private final ImportErrorSummary kinds = new ImportErrorSummary();
    private long lines;
    private long refused;

    /// @param unanswered the lines without a response, which yield all errors of a line; null: only the errors in the
    ///     response are known
    ImportProgressPrinter(PrintWriter out, ProgressBar bar, ImportErrorReport report,
            @Nullable PendingLines unanswered) {
        this.out = out;
        this.bar = bar;
        this.report = report;
        this.unanswered = unanswered;
    }

    void answered(ImportResponseLine answer) {
        switch (answer) {
            case Line line -> answered(line);
            case ImportResponseLine.Ended ended -> end();
        }
    }

    private void answered(Line line) {
        lines++;
        Refusal problem = line.problem();
        List<FieldError> all = unanswered == null ? List.of() : unanswered.answered(line.line());
        if (problem != null) {
            refused++;
            refused(line.line(), faults(problem), all);
        }
        warned(line);
        bar.show(() -> String.format(Locale.ROOT, "%s, %,d rejected", CountFormatter.of(lines, "line"), refused));
    }

    /// A problem without field errors counts as an error of the whole line.
    private static List<FieldError> faults(Refusal problem) {
        return problem.errors() == null || problem.errors().isEmpty()
                ? List.of(new FieldError("", problem.detail()))
                : problem.errors();
    }

    /// @param all all errors of the line, if the response does not list all of them; may be empty
    private void refused(long number, List<FieldError> answered, List<FieldError> all) {
        String prefix = "Line " + number + " rejected: ";
        for (FieldError error : answered) {
            if (kinds.isFirst("line " + number, error)) {
                show(prefix + words(error));
                prefix = "    ";
            }
        }
        boolean counted = answered.stream().anyMatch(error -> error.more() != null);
        for (FieldError error : counted && !all.isEmpty() ? all : answered) {
            report.add("Line " + number + ": " + words(error) + (error.more() == null
                    ? ""
                    : String.format(Locale.ROOT, " (and %,d more like that)", error.more())));
        }
    }

    private static String words(FieldError error) {
        return error.pointer().isEmpty() ? error.detail() : error.pointer() + " " + error.detail();
    }

    /// Prints the first warning of each kind, too.
    private void warned(Line line) {
        if (line.warnings() == null) {
            return;
        }
        for (ConsistencyWarning warning : line.warnings()) {
            report.add("Line " + line.line() + ": warning: " + warning.message());
            if (kinds.isFirstOf(warning.code() + " " + warning.milestones(), "line " + line.line(),
                    warning.message())) {
                show("Line " + line.line() + ": warning: " + warning.message());
            }
        }
    }

    private void show(String words) {
        bar.clear();
        out.println(PrintableText.of(words));
    }

    private void end() {
        bar.clear();
        report.printOthers(kinds, out);
    }

    /// The summary that is printed at the end.
    static String summary(ImportSummary summary) {
        return String.format(Locale.ROOT,
                "%s: %,d imported, %,d updated, %,d unchanged, %,d rejected; %s%s",
                CountFormatter.of(summary.lines(), "line"),
                summary.imported(), summary.updated(), summary.unchanged(), summary.refused(),
                CountFormatter.of(summary.updates(), "status update"),
                summary.stoppedAtLine() == null
                        ? ""
                        : ". Stopped at line " + summary.stoppedAtLine()
                                + "; fix the cause and import again");
    }
}
