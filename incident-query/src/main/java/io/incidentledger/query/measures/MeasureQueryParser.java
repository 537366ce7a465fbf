package io.incidentledger.query.measures;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.incidentledger.events.validation.Rfc3339;
import io.incidentledger.events.validation.UnreadableTimeException;
import io.incidentledger.http.parameters.QueryParameters;
import org.jspecify.annotations.Nullable;

/// Parses a measure query from request parameters. Errors are recorded with the parameters, which report all of them at
/// once. Names of measures are validated only when the query runs, because the available measures depend on the read
/// point.
public final class MeasureQueryParser {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int LENGTH_OF_DATE = "2024-03-05".length();

    private final QueryParameters parameters;

    public MeasureQueryParser(QueryParameters parameters) {
        this.parameters = parameters;
    }

    public MeasureQuery question() {
        return question("from", "to", several("measure"));
    }

    /// Parses a drift query. Its `from` and `to` are points in time of the ledger, so the period has other names.
    public MeasureQuery questionOfDrift() {
        return question("periodFrom", "periodTo", several("measure"));
    }

    /// Parses a query about data quality, which has no measures.
    public MeasureQuery questionOfQuality() {
        return question("from", "to", Set.of());
    }

    private MeasureQuery question(String beginning, String end, Set<String> measures) {
        ZoneId zone = zone();
        Instant from = border(beginning, zone);
        Instant to = border(end, zone);
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.fault(end, "must be after " + beginning);
        }
        return new MeasureQuery(from, to, zone, grouping(), measures, severity(), included());
    }

    /// Parses the detail level of the response to a measure query.
    public DetailLevel depth(MeasureQuery query) {
        Set<MeasureDetail> details = details(EnumSet.allOf(MeasureDetail.class));
        boolean compared = parameters.choice("compare", "none", List.of("previous")).equals("previous");
        if (compared && (query.from() == null || query.to() == null)) {
            parameters.fault("compare", "needs from and to");
        }
        if (compared && query.grouping().temporal()) {
            parameters.fault("compare", "does not go with groups of months or weeks: ask for each of them");
        }
        return new DetailLevel(details, compared);
    }

    /// Parses the detail level of the response to a data quality query.
    public DetailLevel depthOfQuality() {
        return new DetailLevel(details(EnumSet.complementOf(EnumSet.of(MeasureDetail.SAMPLES))), false);
    }

    private Set<MeasureDetail> details(Set<MeasureDetail> offered) {
        Set<String> names = several("detail");
        List<String> allowed = offered.stream().map(MeasureDetail::wireName).toList();
        if (!allowed.containsAll(names)) {
            parameters.fault("detail", "must be one of " + String.join(", ", allowed));
        }
        return offered.stream().filter(each -> names.contains(each.wireName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private ZoneId zone() {
        String text = parameters.text("zone");
        try {
            return text == null ? UTC : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            parameters.fault("zone", "must be a time zone, e.g. Europe/Berlin");
            return UTC;
        }
    }

    /// Parses a bound of a period. A date means the start of that day in the time zone.
    private @Nullable Instant border(String name, ZoneId zone) {
        String text = parameters.text(name);
        try {
            if (text == null) {
                return null;
            }
            return text.length() == LENGTH_OF_DATE
                    ? Rfc3339.date(text).atStartOfDay(zone).toInstant()
                    : Rfc3339.instant(text.replace(' ', '+'));
        } catch (UnreadableTimeException unreadable) {
            parameters.fault(name, unreadable.requirement() + ", or a date");
            return null;
        }
    }

    private Grouping grouping() {
        List<String> names = Arrays.stream(Grouping.values()).filter(each -> each != Grouping.ALL)
                .map(Grouping::wireName)
                .toList();
        String chosen = parameters.choice("groupBy", Grouping.ALL.wireName(), names);
        return Arrays.stream(Grouping.values()).filter(each -> each.wireName().equals(chosen)).findFirst()
                .orElse(Grouping.ALL);
    }

    private SeverityBasis severity() {
        String chosen = parameters.choice("severity", SeverityBasis.PEAK.wireName(),
                Arrays.stream(SeverityBasis.values()).map(SeverityBasis::wireName).toList());
        return Arrays.stream(SeverityBasis.values()).filter(each -> each.wireName().equals(chosen)).findFirst()
                .orElse(SeverityBasis.PEAK);
    }

    /// Parses a period that is bounded at both ends.
    public ReportPeriod window() {
        ZoneId zone = zone();
        Instant from = border("from", zone);
        Instant to = border("to", zone);
        if (from == null) {
            parameters.fault("from", "must be the beginning of the window");
        }
        if (to == null) {
            parameters.fault("to", "must be the end of the window");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.fault("to", "must be after from");
        }
        return new ReportPeriod(from == null ? Instant.EPOCH : from, to == null ? Instant.EPOCH : to);
    }

    public Set<IncludedIncidents> included() {
        Set<String> names = several("include");
        List<String> allowed = Arrays.stream(IncludedIncidents.values()).map(IncludedIncidents::wireName).toList();
        if (!allowed.containsAll(names)) {
            parameters.fault("include", "must be one of " + String.join(", ", allowed));
        }
        return Arrays.stream(IncludedIncidents.values()).filter(each -> names.contains(each.wireName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The values of a parameter that may be repeated or comma-separated.
    private Set<String> several(String name) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String text : parameters.texts(name)) {
            chosen.addAll(List.of(text.split(",", -1)));
        }
        return chosen;
    }
}
