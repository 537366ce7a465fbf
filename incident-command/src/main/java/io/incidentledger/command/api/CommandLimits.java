package io.incidentledger.command.api;

/// Limits on the size of one command. Characters are Unicode code points.
public final class CommandLimits {

    public static final int TITLE = 300;
    /// Limit for messages, reasons, summaries and postmortem sections.
    public static final int TEXT = 65_536;
    /// Limit for names of people, teams, services and labels, and for ids of other systems.
    public static final int NAME = 200;
    public static final int SOURCE = 100;
    public static final int URL = 2_000;
    public static final int SERVICES = 100;
    public static final int LABELS = 100;
    public static final int LINKS = 100;
    /// Limit for impact intervals, customers and regions.
    public static final int IMPACT_ITEMS = 1_000;
    public static final int IDEMPOTENCY_KEY = 255;

    private CommandLimits() {}
}
