package io.incidentledger.query.measures;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.Rfc3339;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.UnreadableTimeException;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.parameters.ParameterSchema;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import org.jspecify.annotations.Nullable;

/// Parses a measure query from request parameters. Names of measures are validated only when the query runs, because
/// the available measures depend on the read point.
public final class MeasureQueryParser {

    static final String DETAIL = "detail";
    static final String COMPARE = "compare";

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int LENGTH_OF_DATE = "2024-03-05".length();
    private static final String NONE = "none";
    private static final String PREVIOUS = "previous";

    private static final ParameterSchema DATE_OR_INSTANT = ParameterSchema.formatted("date-or-instant",
            Rfc3339.YEARS + "[0-9]{2}-[0-9]{2}$|^" + Rfc3339.INSTANTS + "$");
    private static final QueryParameter<@Nullable ZoneId> ZONE = QueryParameter.<ZoneId>custom("zone",
            "The time zone in which days, weeks and months begin. UTC if absent.",
            ParameterSchema.formatted("time-zone", TextFormat.Kind.ZONE.pattern()),
            (text, errors) -> {
                try {
                    return ZoneId.of(text);
                } catch (DateTimeException unknown) {
                    errors.accept("must be a time zone, e.g. Europe/Berlin");
                    return null;
                }
            }).example("Europe/Berlin");
    private static final QueryParameter<@Nullable Bound> FROM = bound("from",
            "The beginning of the period: an RFC 3339 instant, or a date in the time zone.", "2026-01-01");
    private static final QueryParameter<@Nullable Bound> TO = bound("to",
            "The end of the period, exclusive: an RFC 3339 instant, or a date in the time zone.", "2027-01-01");
    private static final QueryParameter<@Nullable Bound> REQUIRED_FROM = FROM.required();
    private static final QueryParameter<@Nullable Bound> REQUIRED_TO = TO.required();
    private static final QueryParameter<@Nullable Bound> PERIOD_FROM = bound("periodFrom",
            "The beginning of the period that was reported: an RFC 3339 instant, or a date in the time zone.",
            "2026-01-01");
    private static final QueryParameter<@Nullable Bound> PERIOD_TO = bound("periodTo",
            "The end of the period that was reported, exclusive: an RFC 3339 instant, or a date in the time zone.",
            "2027-01-01");
    private static final QueryParameter<Set<String>> MEASURE = QueryParameter
            .commaSeparated("measure", "Only these measures. If absent, all.",
                    ParameterSchema.formatted("measure-keys", "^[A-Za-z0-9]+(,[A-Za-z0-9]+)*$"))
            .example("timeToResolve");
    private static final QueryParameter<Grouping> GROUP_BY = QueryParameter.constant("groupBy",
            new WireNames<>(Grouping.class), Grouping.ALL, "How incidents are grouped.");
    private static final QueryParameter<SeverityBasis> SEVERITY = QueryParameter.constant("severity",
            new WireNames<>(SeverityBasis.class), SeverityBasis.PEAK,
            "Which of an incident's severities counts: the highest, the first or the latest.");
    private static final QueryParameter<Set<String>> INCLUDE = QueryParameter.commaSeparatedChoices("include",
            new WireNames<>(OptionalIncidentKind.class).all(), "Kinds of incidents that are otherwise left out.");
    private static final QueryParameter<String> COMPARED = QueryParameter.choice(COMPARE, List.of(NONE, PREVIOUS),
            NONE, "Whether the period is compared with the previous one of the same length.");
    private static final QueryParameter<Set<String>> DETAILS = detail(EnumSet.allOf(MeasureDetailOption.class));
    private static final Set<MeasureDetailOption> DETAILS_OF_QUALITY = EnumSet
            .complementOf(EnumSet.of(MeasureDetailOption.SAMPLES));
    private static final QueryParameter<Set<String>> DETAIL_OF_QUALITY = detail(DETAILS_OF_QUALITY);

    private final QueryParameters parameters;

    /// The beginning or the end of a period. A date means the start of that day in a time zone.
    private interface Bound extends Function<ZoneId, Instant> {}

    public MeasureQueryParser(QueryParameters parameters) {
        this.parameters = parameters;
    }

    private static QueryParameter<@Nullable Bound> bound(String name, String description, String example) {
        return QueryParameter.<Bound>custom(name, description, DATE_OR_INSTANT, (text, errors) -> {
            try {
                if (text.length() == LENGTH_OF_DATE) {
                    LocalDate date = Rfc3339.date(text);
                    return zone -> date.atStartOfDay(zone).toInstant();
                }
                Instant instant = QueryParameter.parseInstant(text);
                return zone -> instant;
            } catch (UnreadableTimeException unreadable) {
                errors.accept(text.length() == LENGTH_OF_DATE
                        ? unreadable.requirement() + ", or an RFC 3339 timestamp"
                        : unreadable.requirement() + ", or a date");
                return null;
            }
        }).example(example);
    }

    private static QueryParameter<Set<String>> detail(Set<MeasureDetailOption> available) {
        return QueryParameter.commaSeparatedChoices(DETAIL, WireNamed.names(available),
                "Details that the response has besides the figures.");
    }

    public MeasureQuery query() {
        return query(FROM, TO, parameters.get(MEASURE));
    }

    /// Parses a drift query. Its `from` and `to` are points in time of the ledger, so the period has other names.
    public MeasureQuery queryOfDrift() {
        return query(PERIOD_FROM, PERIOD_TO, parameters.get(MEASURE));
    }

    /// Parses a query about data quality, which has no measures.
    public MeasureQuery queryOfQuality() {
        return query(FROM, TO, Set.of());
    }

    private MeasureQuery query(QueryParameter<@Nullable Bound> beginning, QueryParameter<@Nullable Bound> end,
            Set<String> measures) {
        ZoneId zone = zone();
        Instant from = instant(beginning, zone);
        Instant to = instant(end, zone);
        parameters.requireOrder(beginning, from, end, to);
        return new MeasureQuery(from, to, zone, parameters.get(GROUP_BY), measures, parameters.get(SEVERITY),
                included());
    }

    /// Parses the detail level of the response to a measure query.
    public DetailLevel detailLevel(MeasureQuery query) {
        Set<MeasureDetailOption> details = details(DETAILS, EnumSet.allOf(MeasureDetailOption.class));
        boolean compared = parameters.get(COMPARED).equals(PREVIOUS);
        if (compared && (query.from() == null || query.to() == null)) {
            parameters.fault(COMPARE, "requires from and to");
        }
        if (compared && query.grouping().temporal()) {
            parameters.fault(COMPARE, "cannot be combined with groups of months or weeks");
        }
        return new DetailLevel(details, compared);
    }

    /// Parses the detail level of the response to a data quality query.
    public DetailLevel detailLevelOfQuality() {
        return new DetailLevel(details(DETAIL_OF_QUALITY, DETAILS_OF_QUALITY), false);
    }

    private Set<MeasureDetailOption> details(QueryParameter<Set<String>> detail, Set<MeasureDetailOption> available) {
        Set<String> names = parameters.get(detail);
        return available.stream().filter(each -> names.contains(each.wireName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private ZoneId zone() {
        ZoneId zone = parameters.get(ZONE);
        return zone == null ? UTC : zone;
    }

    private @Nullable Instant instant(QueryParameter<@Nullable Bound> parameter, ZoneId zone) {
        Bound bound = parameters.get(parameter);
        return bound == null ? null : bound.apply(zone);
    }

    /// Parses a period that is bounded at both ends.
    public ReportPeriod period() {
        ZoneId zone = zone();
        Instant from = instant(REQUIRED_FROM, zone);
        Instant to = instant(REQUIRED_TO, zone);
        parameters.requireOrder(REQUIRED_FROM, from, REQUIRED_TO, to);
        return new ReportPeriod(from == null ? Instant.EPOCH : from, to == null ? Instant.EPOCH : to);
    }

    public Set<OptionalIncidentKind> included() {
        Set<String> names = parameters.get(INCLUDE);
        return Stream.of(OptionalIncidentKind.values()).filter(each -> names.contains(each.wireName()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
