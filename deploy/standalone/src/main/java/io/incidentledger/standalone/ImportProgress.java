package io.incidentledger.standalone;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import io.incidentledger.command.imports.FaultKinds;
import io.incidentledger.command.imports.ndjson.ImportAnswer;
import io.incidentledger.command.imports.ndjson.ImportAnswer.Line;
import io.incidentledger.command.imports.ndjson.ImportAnswer.Refusal;
import io.incidentledger.command.imports.ndjson.ImportSummary;
import io.incidentledger.command.imports.ndjson.UnansweredLines;
import io.incidentledger.events.validation.FieldFault;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.program.Count;
import io.incidentledger.program.Printable;
import org.jspecify.annotations.Nullable;

/// Shows how far an import of histories is. The first fault and the first warning of each kind are told as they come, the others are counted at
/// the end.
/// Not thread-safe.
final class ImportProgress {
    private final PrintWriter out;
    private final ProgressBar bar;
    private final ImportReport report;
    private final @Nullable UnansweredLines unanswered;
    private final FaultKinds kinds = new FaultKinds();
    private long lines;
    private long refused;

    /// @param unanswered
    ///            what is known of the lines beside their answers; null: nothing
    ImportProgress(PrintWriter out, ProgressBar bar, ImportReport report, @Nullable UnansweredLines unanswered) {
        this.out = out;
        this.bar = bar;
        this.report = report;
        this.unanswered = unanswered;
    }

    void answered(ImportAnswer answer) {
        switch (answer) {
            case Line line -> answered(line);
            case ImportAnswer.Ended ended -> end();
        }
    }

    private void answered(Line line) {
        lines++;
        Refusal problem = line.problem();
        List<FieldFault> all = unanswered == null ? List.of() : unanswered.answered(line.line());
        if (problem != null) {
            refused++;
            refused(line.line(), faults(problem), all);
        }
        warned(line);
        bar.show(() -> String.format(Locale.ROOT, "%s, %,d refused", Count.of(lines, "line"), refused));
    }

    /// What is about no field is a fault of the whole line.
    private static List<FieldFault> faults(Refusal problem) {
        return problem.errors() == null || problem.errors().isEmpty()
                ? List.of(new FieldFault("", problem.detail()))
                : problem.errors();
    }

    /// @param all
    ///            faults, where those that were answered are not all; may be empty
    private void refused(long number, List<FieldFault> answered, List<FieldFault> all) {
        String beginning = "Line " + number + " refused: ";
        for (FieldFault fault : answered) {
            if (kinds.isFirst("line " + number, fault)) {
                show(beginning + words(fault));
                beginning = "    ";
            }
        }
        boolean counted = answered.stream().anyMatch(fault -> fault.more() != null);
        for (FieldFault fault : counted && !all.isEmpty() ? all : answered) {
            report.add("Line " + number + ": " + words(fault) + (fault.more() == null
                    ? ""
                    : String.format(Locale.ROOT, " (and %,d more like that)", fault.more())));
        }
    }

    private static String words(FieldFault fault) {
        return fault.pointer().isEmpty() ? fault.detail() : fault.pointer() + " " + fault.detail();
    }

    /// Of what stands out about an incident, too, the first of each kind is told.
    private void warned(Line line) {
        if (line.warnings() == null) {
            return;
        }
        for (ConsistencyWarning warning : line.warnings()) {
            report.add("Line " + line.line() + ": warning: " + warning.message());
            if (kinds.isFirstOf(warning.code() + " " + warning.milestones(), "line " + line.line(),
                    warning.message())) {
                show("Line " + line.line() + " warns: " + warning.message());
            }
        }
    }

    private void show(String words) {
        bar.clear();
        out.println(Printable.of(words));
    }

    private void end() {
        bar.clear();
        report.tellOthers(kinds, out);
    }

    /// What became of everything, for the end.
    static String summary(ImportSummary summary) {
        return String.format(Locale.ROOT,
                "%s: %,d imported, %,d updated, %,d unchanged, %,d refused; %s%s",
                Count.of(summary.lines(), "line"),
                summary.imported(), summary.updated(), summary.unchanged(), summary.refused(),
                Count.of(summary.updates(), "status update"),
                summary.stoppedAtLine() == null
                        ? ""
                        : ". Stopped at line " + summary.stoppedAtLine()
                                + ": import again when the cause is gone");
    }
}
