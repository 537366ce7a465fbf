package io.incidentledger.command.imports.ndjson;

import io.incidentledger.command.imports.ndjson.ImportResponseLine.Line;
import org.jspecify.annotations.Nullable;

/// Counts the lines of one import. Not thread-safe: the response lines of an import come one after the other.
final class ImportCounters {
    private static final int SERVER_FAULTS = 500;

    private ImportSummary summary = ImportSummary.NOTHING;
    private @Nullable Long position;

    /// Whether the ledger itself rejected the line; it would reject the next one as well.
    static boolean endsWith(Line line) {
        return line.problem() != null && line.problem().status() >= SERVER_FAULTS;
    }

    Line counted(Line line) {
        summary = summary.with(line);
        if (endsWith(line)) {
            summary = summary.stoppedAt(line.line());
        }
        if (line.position() != null && (position == null || line.position() > position)) {
            position = line.position();
        }
        return line;
    }

    ImportResponseLine ended() {
        return new ImportResponseLine.Ended(summary, position);
    }
}
