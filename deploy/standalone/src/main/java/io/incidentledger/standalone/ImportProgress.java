package io.incidentledger.standalone;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import io.incidentledger.command.importing.FaultKinds;
import io.incidentledger.command.importing.ImportAnswer;
import io.incidentledger.command.importing.ImportAnswer.Line;
import io.incidentledger.command.importing.ImportAnswer.Refusal;
import io.incidentledger.command.importing.ImportSummary;
import io.incidentledger.program.Count;
import io.incidentledger.program.Printable;
import io.incidentledger.web.FieldFault;

/// Shows how far an import of histories is. The first fault of each kind is told as it comes, the others are counted at the end.
/// Not thread-safe.
final class ImportProgress {
    private final PrintWriter out;
    private final ProgressBar bar;
    private final ImportReport report;
    private final FaultKinds kinds = new FaultKinds();
    private long lines;
    private long refused;

    ImportProgress(PrintWriter out, ProgressBar bar, ImportReport report) {
        this.out = out;
        this.bar = bar;
        this.report = report;
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
        if (problem != null) {
            refused++;
            refused(line.line(), problem);
        }
        bar.show(() -> String.format(Locale.ROOT, "%s, %,d refused", Count.of(lines, "line"), refused));
    }

    private void refused(long number, Refusal problem) {
        String place = "line " + number;
        if (problem.errors() == null || problem.errors().isEmpty()) {
            tell(number, problem.detail(), kinds.isFirstOf(problem.type(), place, problem.detail()), true);
            return;
        }
        boolean begun = false;
        for (FieldFault fault : problem.errors()) {
            boolean first = kinds.isFirst(place, fault.pointer(), fault.detail());
            tell(number, fault.pointer().isEmpty() ? fault.detail() : fault.pointer() + " " + fault.detail(), first,
                    !begun);
            begun |= first;
        }
    }

    /// @param shown
    ///            whether it is more than counted
    private void tell(long number, String words, boolean shown, boolean beginning) {
        report.add("Line " + number + ": " + words);
        if (shown) {
            bar.clear();
            out.println((beginning ? "Line " + number + " refused: " : "    ") + Printable.of(words));
        }
    }

    private void end() {
        bar.clear();
        List<String> others = kinds.others();
        others.forEach(line -> out.println(Printable.of(line)));
        if (!others.isEmpty()) {
            out.println(Printable.of(report.whereabouts()));
        }
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
