package io.incidentledger.command.snapshots;

import java.io.Serial;
import java.util.List;

/// Snapshots that can't be told to the ledger: which file, where in it, what is wrong. The message has a line for each fault.
public final class SnapshotsRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    SnapshotsRefused(String message) {
        super(message, null, false, false);
    }

    static void unlessEmpty(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new SnapshotsRefused(String.join("\n", faults));
        }
    }
}
