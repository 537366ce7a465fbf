package io.incidentledger.command.imports.ndjson;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The results of all lines of an import.
///
/// @param lines how many lines were not blank
/// @param imported how many incidents are new
/// @param updated how many lines changed an incident that was imported before
/// @param unchanged how many lines said nothing new
/// @param refused how many lines were refused
/// @param updates how many status updates were in the lines that were not refused
/// @param stoppedAtLine the line at which the import stopped because the ledger no longer accepted writes; absent if it
///     ran to the end
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportSummary(long lines, long imported, long updated, long unchanged, long refused, long updates,
        @Nullable Long stoppedAtLine) {
    static final ImportSummary NOTHING = new ImportSummary(0, 0, 0, 0, 0, 0, null);

    /// Returns the summary including one more line.
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
