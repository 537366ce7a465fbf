package io.incidentledger.query.measures;

import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;

import io.incidentledger.events.WireNamed;
import org.jspecify.annotations.Nullable;

/// How incidents are grouped. Days start at midnight in the requested time zone.
public enum Grouping implements WireNamed {
    /// No grouping.
    ALL("all"),
    SEVERITY("severity"),
    /// Grouped by service; an incident counts once in each of its services.
    SERVICE("service"),
    TEAM("team"),
    /// Grouped by the month of the declaration, such as 2024-05.
    MONTH("month"),
    /// Grouped by the ISO 8601 week of the declaration, such as 2024-W21.
    WEEK("week"),
    SOURCE("source");

    /// The key of the group for incidents without a service or without a team.
    public static final String NONE = "(none)";

    private final String wireName;

    Grouping(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /// A note that readers of the groups need; null: none.
    public @Nullable String note() {
        return this == SERVICE ? "An incident counts once in each of its services, so groups do not add up." : null;
    }

    /// Whether the groups are periods of time themselves.
    boolean temporal() {
        return this == MONTH || this == WEEK;
    }

    /// The groups that an incident belongs to, at least one.
    public List<String> keys(MeasureRow row, MeasureQuery query) {
        return switch (this) {
            case ALL -> List.of("all");
            case SEVERITY -> List.of(query.severity().of(row.severity()).wireName());
            case SERVICE -> row.services().isEmpty() ? List.of(NONE) : row.services();
            case TEAM -> List.of(row.team() == null ? NONE : row.team());
            case MONTH -> List.of(YearMonth.from(row.declaredAt().atZone(query.zone())).toString());
            case WEEK -> List.of(week(row.declaredAt().atZone(query.zone())));
            case SOURCE -> List.of(row.source());
        };
    }

    private static String week(ZonedDateTime day) {
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return day.get(IsoFields.WEEK_BASED_YEAR) + (week < 10 ? "-W0" : "-W") + week;
    }
}
