package io.incidentledger.standalone;

import java.io.PrintWriter;
import java.util.Locale;

import io.incidentledger.command.importing.ImportAnswer;
import io.incidentledger.command.importing.ImportAnswer.Line;
import io.incidentledger.command.importing.ImportSummary;

/// Shows how far an import of histories is. Lines that were refused are told as they come. Not thread-safe.
final class ImportProgress {
    private final PrintWriter out;
    private final ProgressBar bar;
    private long lines;
    private long refused;

    ImportProgress(PrintWriter out, ProgressBar bar) {
        this.out = out;
        this.bar = bar;
    }

    void answered(ImportAnswer answer) {
        switch (answer) {
            case Line line -> answered(line);
            case ImportAnswer.Ended ended -> bar.clear();
        }
    }

    private void answered(Line line) {
        lines++;
        if (line.problem() != null) {
            refused++;
            bar.clear();
            out.println("Line " + line.line() + " refused: " + line.problem().detail());
            line.problem().errors().stream().skip(1)
                    .forEach(fault -> out.println("    " + fault.pointer() + " " + fault.detail()));
        }
        bar.show(() -> String.format(Locale.ROOT, "%,d lines, %,d refused", lines, refused));
    }

    /// What became of everything, for the end.
    static String summary(ImportSummary summary) {
        return String.format(Locale.ROOT,
                "%,d lines: %,d imported, %,d updated, %,d unchanged, %,d refused; %,d status updates%s",
                summary.lines(),
                summary.imported(), summary.updated(), summary.unchanged(), summary.refused(), summary.updates(),
                summary.stoppedAtLine() == null
                        ? ""
                        : ". Stopped at line " + summary.stoppedAtLine()
                                + ": import again when the cause is gone");
    }
}
