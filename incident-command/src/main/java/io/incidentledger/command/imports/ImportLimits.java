package io.incidentledger.command.imports;

/// Limits on the size of one line.
public final class ImportLimits {
    public static final int LINE_BYTES = 1 << 20;
    public static final int UPDATES = 10_000;
    /// Limit for role holders, for timeline entries and for action items.
    public static final int ITEMS = 10_000;

    /// The number of errors of a line that are reported individually, since many lines are in flight. Further ones are
    /// counted by kind.
    public static final int FAULTS = 1_000;

    /// The default source of the declaration of an imported incident.
    public static final String SOURCE = "import";

    private ImportLimits() {}
}
