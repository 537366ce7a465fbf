package io.incidentledger.command.imports.pagehistory;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.incidentledger.command.imports.ImportErrorSummary;
import io.incidentledger.events.validation.FieldError;

/// Snapshots can't be imported: which file, where in it, and why. The message has a line for each kind of error.
public final class SnapshotImportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;
    private final transient List<String> lines;
    private final boolean shortened;

    /// An error.
    ///
    /// @param place the file; empty: the detail names it
    /// @param pointer to the error's location in the file; empty: the whole file
    public record Fault(String place, String pointer, String detail) {
        @Override
        public String toString() {
            return (place.isEmpty() ? "" : place + ": ") + (pointer.isEmpty() ? "" : pointer + " ") + detail;
        }
    }

    SnapshotImportException(String message) {
        this(List.of(new Fault("", "", message)), List.of(message), false);
    }

    private SnapshotImportException(List<Fault> faults, List<String> lines, boolean shortened) {
        super(String.join("\n", lines), null, false, false);
        this.faults = List.copyOf(faults);
        this.lines = List.copyOf(lines);
        this.shortened = shortened;
    }

    static void unlessEmpty(List<Fault> faults) {
        Gathering gathering = new Gathering(fault -> {});
        faults.forEach(gathering::add);
        if (!faults.isEmpty()) {
            throw gathering.refused(faults);
        }
    }

    /// Collects the errors of many files. Not thread-safe.
    static final class Gathering {
        private final ImportErrorSummary kinds = new ImportErrorSummary();
        private final List<String> lines = new ArrayList<>();
        private final Consumer<Fault> each;

        /// @param each receives every error
        Gathering(Consumer<Fault> each) {
            this.each = each;
        }

        void add(Fault fault) {
            each.accept(fault);
            if (kinds.isFirst(fault.place(), new FieldError(fault.pointer(), fault.detail()))) {
                lines.add(fault.toString());
            }
        }

        void throwIfAny() {
            if (!lines.isEmpty()) {
                throw refused(List.of());
            }
        }

        private SnapshotImportException refused(List<Fault> faults) {
            List<String> others = kinds.others();
            return new SnapshotImportException(faults, Stream.concat(lines.stream(), others.stream()).toList(),
                    !others.isEmpty());
        }
    }

    /// The errors of one place; empty when each was reported when it was found.
    public List<Fault> faults() {
        return faults;
    }

    /// The lines of the message: the first error of each kind, and the number of further ones.
    public List<String> lines() {
        return lines;
    }

    /// Whether the message only counts some of the errors.
    public boolean isShortened() {
        return shortened;
    }
}
