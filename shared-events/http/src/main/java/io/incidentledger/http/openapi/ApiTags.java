package io.incidentledger.http.openapi;

import java.util.List;

import io.swagger.v3.oas.models.tags.Tag;

/// The topics by which the OpenAPI document groups operations.
public final class ApiTags {

    public static final String INCIDENTS = "Incidents";
    public static final String LIFECYCLE = "Lifecycle";
    public static final String ROLES = "Roles";
    public static final String TIMELINE = "Timeline";
    public static final String MILESTONES = "Milestones and impact";
    public static final String ACTION_ITEMS = "Action items";
    public static final String POSTMORTEMS = "Postmortems";
    public static final String MEASURES = "Measures";
    public static final String FEED = "Feed and replay";
    public static final String LEDGER = "Ledger";
    public static final String POLICIES = "Policies";
    public static final String IMPORT = "Import";

    private ApiTags() {}

    /// Returns all tags with their descriptions, in the order in which they are shown.
    static List<Tag> all() {
        return List.of(
                tag(INCIDENTS, "Declare incidents, change their details and services, and read them."),
                tag(LIFECYCLE, "Acknowledge, mitigate, resolve, close, cancel and merge incidents; change their "
                        + "severity and status."),
                tag(ROLES, "Who has which role in an incident, and who is responsible for it."),
                tag(TIMELINE, "What happened, in the order in which it happened, and corrections of it."),
                tag(MILESTONES, "When an incident began, was detected, was mitigated and so on, whom it affected, and "
                        + "how its time was spent."),
                tag(ACTION_ITEMS, "What has to be done after an incident."),
                tag(POSTMORTEMS, "Documents that people write on the basis of the ledger."),
                tag(MEASURES, "Durations and availability across incidents, and the quality of the data behind them."),
                tag(FEED, "The events themselves: as CloudEvents, live, or replayed."),
                tag(LEDGER, "The hash-chained log: its head, and its verification."),
                tag(POLICIES, "What an organization has adopted, such as measures of its own."),
                tag(IMPORT, "Incidents from other systems."));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
