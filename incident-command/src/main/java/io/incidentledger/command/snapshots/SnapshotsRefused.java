package io.incidentledger.command.snapshots;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.command.importing.FaultKinds;

/// Snapshots that can't be told to the ledger: which file, where in it, what is wrong. The message has a line for each kind of fault.
public final class SnapshotsRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /// Something that is wrong.
    ///
    /// @param place
    ///            the file; empty: the detail names it
    /// @param pointer
    ///            to what is wrong in it; empty: all of it
    public record Fault(String place, String pointer, String detail) {
        @Override
        public String toString() {
            return (place.isEmpty() ? "" : place + ": ") + (pointer.isEmpty() ? "" : pointer + " ") + detail;
        }
    }

    SnapshotsRefused(String message) {
        this(List.of(new Fault("", "", message)));
    }

    private SnapshotsRefused(List<Fault> faults) {
        super(String.join("\n", byKind(faults)), null, false, false);
        this.faults = List.copyOf(faults);
    }

    static void unlessEmpty(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new SnapshotsRefused(faults);
        }
    }

    /// All of them, where the message has the first of each kind and counts the others.
    public List<Fault> faults() {
        return faults;
    }

    /// Those of the message.
    public List<String> lines() {
        return byKind(faults);
    }

    /// Whether the message counts some of them only.
    public boolean isShortened() {
        return !kinds(faults).others().isEmpty();
    }

    private static FaultKinds kinds(List<Fault> faults) {
        FaultKinds kinds = new FaultKinds();
        faults.forEach(fault -> kinds.isFirst(fault.place(), fault.pointer(), fault.detail()));
        return kinds;
    }

    private static List<String> byKind(List<Fault> faults) {
        FaultKinds kinds = new FaultKinds();
        List<String> lines = new ArrayList<>();
        for (Fault fault : faults) {
            if (kinds.isFirst(fault.place(), fault.pointer(), fault.detail())) {
                lines.add(fault.toString());
            }
        }
        lines.addAll(kinds.others());
        return lines;
    }
}
