package io.incidentledger.command.importing;

/// How much one line may carry.
final class ImportLimits {
    static final int LINE_BYTES = 1 << 20;
    static final int UPDATES = 10_000;
    /// Holders of roles, timeline entries, action items: of each.
    static final int ITEMS = 10_000;

    /// Faults of a line that are told one by one, since many lines are in flight. The others are counted by their kind.
    static final int FAULTS = 1_000;

    /// What made somebody declare an incident that comes from elsewhere.
    static final String SOURCE = "import";

    private ImportLimits() {}
}
