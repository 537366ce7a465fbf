package io.incidentledger.command.imports.ndjson;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What became of all lines.
///
/// @param lines that were not blank
/// @param updates status updates in the lines that were not refused
/// @param stoppedAtLine the line at which the import gave up, because the ledger did not take writes any more; null: it
///     went through
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportSummary(long lines, long imported, long updated, long unchanged, long refused, long updates,
        @Nullable Long stoppedAtLine) {
    static final ImportSummary NOTHING = new ImportSummary(0, 0, 0, 0, 0, 0, null);

    /// The summary of one line more.
    public ImportSummary with(ImportResponseLine.Line line) {
        return switch (line.outcome()) {
            case IMPORTED -> counted(1, 0, 0, 0, line.updates());
            case UPDATED -> counted(0, 1, 0, 0, line.updates());
            case UNCHANGED -> counted(0, 0, 1, 0, line.updates());
            case REFUSED -> counted(0, 0, 0, 1, 0);
        };
    }

    private ImportSummary counted(int moreImported, int moreUpdated, int moreUnchanged, int moreRefused,
            int moreUpdates) {
        return new ImportSummary(lines + 1, imported + moreImported, updated + moreUpdated, unchanged + moreUnchanged,
                refused + moreRefused, updates + moreUpdates, stoppedAtLine);
    }

    ImportSummary stoppedAt(long line) {
        return new ImportSummary(lines, imported, updated, unchanged, refused, updates, line);
    }
}
