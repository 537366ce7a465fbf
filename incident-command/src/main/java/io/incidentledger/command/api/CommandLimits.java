package io.incidentledger.command.api;

/// How much one command may carry; characters are Unicode code points.
public final class CommandLimits {

    public static final int TITLE = 300;
    /// Messages, reasons, summaries, sections of a postmortem.
    public static final int TEXT = 65_536;
    /// Names of people, teams, services, labels, and ids of others.
    public static final int NAME = 200;
    public static final int SOURCE = 100;
    public static final int URL = 2_000;
    public static final int SERVICES = 100;
    public static final int LABELS = 100;
    public static final int LINKS = 100;
    /// Intervals of impact, customers, regions.
    public static final int IMPACT_ITEMS = 1_000;
    public static final int IDEMPOTENCY_KEY = 255;

    private CommandLimits() {}
}
