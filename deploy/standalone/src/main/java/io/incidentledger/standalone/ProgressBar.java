package io.incidentledger.standalone;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Displays progress: on a terminal a bar that is redrawn, elsewhere a line every few seconds. Not thread-safe.
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration REPORT = Duration.ofSeconds(5);
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final DoubleSupplier done;
    private final LongSupplier nanoTime;
    private long shownAt;

    /// @param done the fraction that is done, from 0 to 1; NaN if it is unknown
    ProgressBar(PrintWriter out, boolean terminal, DoubleSupplier done, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.done = done;
        this.nanoTime = nanoTime;
        this.shownAt = nanoTime.getAsLong();
    }

    /// A progress bar for a terminal or for a log, whichever is attached.
    static ProgressBar on(PrintWriter out, DoubleSupplier done) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new ProgressBar(out, terminal, done, System::nanoTime);
    }

    /// Displays the progress, unless it was displayed very recently.
    void show(Supplier<String> counts) {
        long now = nanoTime.getAsLong();
        if (now - shownAt < (terminal ? REDRAW : REPORT).toNanos()) {
            return;
        }
        shownAt = now;
        double part = Math.min(1, done.getAsDouble());
        if (terminal) {
            out.print(CLEAR + bar(part) + counts.get());
            out.flush();
        } else {
            out.println(percentage(part) + counts.get());
        }
    }

    private static String bar(double part) {
        if (Double.isNaN(part)) {
            return "";
        }
        int filled = (int) (WIDTH * part);
        return "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percentage(part);
    }

    private static String percentage(double part) {
        return Double.isNaN(part) ? "" : String.format(Locale.ROOT, "%3d %%  ", (int) (100 * part));
    }

    /// Removes the bar from a terminal, so that other text can be printed.
    void clear() {
        if (terminal) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
