package io.incidentledger.command.imports;

/// How much one line may carry.
public final class ImportLimits {
    public static final int LINE_BYTES = 1 << 20;
    public static final int UPDATES = 10_000;
    /// Holders of roles, timeline entries, action items: of each.
    public static final int ITEMS = 10_000;

    /// Faults of a line that are told one by one, since many lines are in flight. The others are counted by their kind.
    public static final int FAULTS = 1_000;

    /// What made somebody declare an incident that comes from elsewhere.
    public static final String SOURCE = "import";

    private ImportLimits() {}
}
