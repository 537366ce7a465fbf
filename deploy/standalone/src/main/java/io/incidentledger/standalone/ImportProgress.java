package io.incidentledger.standalone;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

import io.incidentledger.command.importing.ImportAnswer;
import io.incidentledger.command.importing.ImportAnswer.Line;
import io.incidentledger.command.importing.ImportSummary;

/// Shows how far an import is: a bar that is drawn again and again on a terminal, a line now and then elsewhere. Lines that were
/// refused are told as they come. Not thread-safe.
final class ImportProgress {
    private static final int WIDTH = 30;
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration REPORT = Duration.ofSeconds(5);
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final long totalBytes;
    private final LongSupplier readBytes;
    private final LongSupplier nanoTime;
    private long shownAt;
    private long lines;
    private long refused;

    /// @param totalBytes
    ///            of the file; 0: not known
    /// @param readBytes
    ///            how many of them were read
    ImportProgress(PrintWriter out, boolean terminal, long totalBytes, LongSupplier readBytes, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.totalBytes = totalBytes;
        this.readBytes = readBytes;
        this.nanoTime = nanoTime;
        this.shownAt = nanoTime.getAsLong();
    }

    void answered(ImportAnswer answer) {
        switch (answer) {
            case Line line -> answered(line);
            case ImportAnswer.Ended ended -> clear();
        }
    }

    private void answered(Line line) {
        lines++;
        if (line.problem() != null) {
            refused++;
            clear();
            out.println("Line " + line.line() + " refused: " + line.problem().detail());
            line.problem().errors().stream().skip(1)
                    .forEach(fault -> out.println("    " + fault.pointer() + " " + fault.detail()));
        }
        long now = nanoTime.getAsLong();
        if (now - shownAt >= (terminal ? REDRAW : REPORT).toNanos()) {
            shownAt = now;
            show();
        }
    }

    private void show() {
        String counts = String.format(Locale.ROOT, "%,d lines, %,d refused", lines, refused);
        if (terminal) {
            out.print(CLEAR + bar() + counts);
            out.flush();
        } else {
            out.println(percentage() + counts);
        }
    }

    private String bar() {
        if (totalBytes <= 0) {
            return "";
        }
        int filled = (int) (WIDTH * done());
        return "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percentage();
    }

    private String percentage() {
        return totalBytes <= 0 ? "" : String.format(Locale.ROOT, "%3d %%  ", (int) (100 * done()));
    }

    private double done() {
        return Math.min(1, (double) readBytes.getAsLong() / totalBytes);
    }

    private void clear() {
        if (terminal) {
            out.print(CLEAR);
            out.flush();
        }
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
