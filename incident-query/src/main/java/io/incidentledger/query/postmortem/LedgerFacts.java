package io.incidentledger.query.postmortem;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Status;
import io.incidentledger.events.durations.DurationCalculator;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.milestones.EvaluatedMilestone;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.query.incident.ImpactResponse;
import io.incidentledger.query.incident.IncidentDescription;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.timeline.QuotingSentence;
import io.incidentledger.query.timeline.TermFormatter;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;
import org.jspecify.annotations.Nullable;

/// Generates what the ledger itself knows under each heading, in plain text. It states what is unknown wherever a
/// reader would look for it, rather than leaving it out.
final class LedgerFacts {

    private static final String MITIGATION = "incident-mitigated";

    private final IncidentView incident;
    private final TimelineView timeline;
    private final IncidentNaming names;
    private final Instant now;

    LedgerFacts(PostmortemView view, IncidentNaming names, Instant now) {
        this.incident = view.incident();
        this.timeline = view.timeline();
        this.names = names;
        this.now = now;
    }

    List<QuotingSentence> summary() {
        IncidentDescription incidentDescription = incident.details();
        List<QuotingSentence> said = new ArrayList<>();
        said.add(QuotingSentence.of(incident.course().severity().peak().wireName() + " incident{}, declared at "
                + TermFormatter.of(incident.declaredAt()) + "{}.", affecting(incidentDescription.services()),
                TermFormatter.by(incident.declaration().declaredBy())));
        addTo(said, "Issue: ", incidentDescription.issue());
        addTo(said, "Summary of the incident: ", incidentDescription.summary());
        said.add(QuotingSentence.of(lasting(ImpactResponse.of(incident))));
        EvaluatedMilestone resolved = reading(Milestone.RESOLVED);
        String into = incident.course().related().mergedInto();
        if (resolved.at() != null) {
            said.add(QuotingSentence.of("Resolved at " + TermFormatter.of(resolved.at()) + doubt(resolved) + "."));
        } else if (into == null) {
            said.add(QuotingSentence.of(unresolved(incident.course().status())));
        }
        addTo(said, "Merged as a duplicate into ", into == null ? null : names.nameOf(into));
        addTo(said, "Duplicates that were merged into it: ",
                QuotingSentence.listing(incident.course().related().absorbed().stream().map(names::nameOf).toList()));
        return List.copyOf(said);
    }

    private static QuotingSentence affecting(List<String> services) {
        QuotingSentence listed = QuotingSentence.listing(services);
        return listed == null ? QuotingSentence.EMPTY : QuotingSentence.of(" affecting {}", listed);
    }

    private String lasting(ImpactResponse impact) {
        String length = length("timeToRestore");
        if (length != null) {
            return "The impact lasted " + length + ".";
        }
        boolean ended = reading(Milestone.IMPACT_ENDED).at() != null
                && impact.intervals().stream().allMatch(interval -> interval.to() != null);
        if (ended || !incident.course().status().open()) {
            return "How long the impact lasted is not known.";
        }
        return reading(Milestone.IMPACT_STARTED).at() == null
                ? "The impact lasts; since when is not known."
                : "The impact lasts.";
    }

    private static String unresolved(Status status) {
        return status == Status.RESOLVED || status == Status.CLOSED
                ? "When it was resolved is not known."
                : "It is not resolved: " + status.wireName() + ".";
    }

    List<QuotingSentence> impact() {
        ImpactResponse impact = ImpactResponse.of(incident);
        List<ImpactResponse.Interval> intervals = impact.intervals();
        List<QuotingSentence> said = new ArrayList<>();
        boolean spans = isSpannedBy(intervals);
        said.add(QuotingSentence.of("Duration: " + from(reading(Milestone.IMPACT_STARTED)) + " to "
                + to(reading(Milestone.IMPACT_ENDED)) + addedUp(spans)));
        if (!spans || intervals.size() > 1 || intervals.stream().anyMatch(it -> it.service() != null)) {
            intervals.forEach(interval -> said.add(interval(interval)));
        }
        said.add(QuotingSentence.of("Users affected: " + users(impact.usersAffected(), impact.usersShare())));
        addTo(said, "Customers: ", QuotingSentence.listing(impact.customers()));
        addTo(said, "Regions: ", QuotingSentence.listing(impact.regions()));
        said.add(QuotingSentence.of("Revenue impact: {}", orUnknown(impact.revenue())));
        said.add(QuotingSentence.of("Error budget used: " + (impact.errorBudgetMinutes() == null
                ? "not known"
                : impact.errorBudgetMinutes().toPlainString() + " min")));
        return List.copyOf(said);
    }

    /// Whether the impact starts with the first of its intervals, as far as its start is known, and ends with the last
    /// one. This is not the case if one of the milestones was recorded with a different time.
    private boolean isSpannedBy(List<ImpactResponse.Interval> intervals) {
        if (intervals.isEmpty()) {
            return true;
        }
        Instant from = reading(Milestone.IMPACT_STARTED).at();
        boolean lasts = intervals.stream().anyMatch(interval -> interval.to() == null);
        Instant last = lasts
                ? null
                : intervals.stream().map(ImpactResponse.Interval::to).filter(Objects::nonNull)
                        .map(Objects::requireNonNull).max(Comparator.naturalOrder()).orElse(null);
        return (from == null || from.equals(intervals.getFirst().from()))
                && Objects.equals(last, reading(Milestone.IMPACT_ENDED).at());
    }

    /// The total duration, worded so that it does not contradict the start and the end.
    private String addedUp(boolean spans) {
        Duration length = duration("timeToRestore");
        if (!spans) {
            return "; its intervals say otherwise"
                    + (length == null ? "" : ", " + TermFormatter.of(length) + " in all");
        }
        Instant from = reading(Milestone.IMPACT_STARTED).at();
        Instant to = reading(Milestone.IMPACT_ENDED).at();
        if (length == null || from == null || to == null) {
            return length == null ? "" : " (" + TermFormatter.of(length) + ")";
        }
        return length.equals(Duration.between(from, to))
                ? " (" + TermFormatter.of(length) + ")"
                : ", with interruptions (" + TermFormatter.of(length) + " in all)";
    }

    private static String from(EvaluatedMilestone reading) {
        return reading.at() == null ? "not known" : TermFormatter.of(reading.at()) + doubt(reading);
    }

    private String to(EvaluatedMilestone reading) {
        if (reading.at() != null) {
            return TermFormatter.of(reading.at()) + doubt(reading);
        }
        return ongoing();
    }

    /// The wording for an unknown end.
    private String ongoing() {
        return incident.course().status().open() ? "now, it lasts" : "not known";
    }

    private static String doubt(EvaluatedMilestone reading) {
        if (reading.state() == MeasurementStatus.INVALID) {
            return " (contradictory: " + reading.reason() + ")";
        }
        return reading.quality() == null ? "" : " (" + reading.quality().wireName() + ")";
    }

    private QuotingSentence interval(ImpactResponse.Interval interval) {
        QuotingSentence what = interval.service() == null
                ? QuotingSentence.of("The incident as a whole")
                : QuotingSentence.given(interval.service());
        String level = interval.level() == null ? "" : " (" + interval.level().wireName() + ")";
        return QuotingSentence.of("{}" + level + ": " + TermFormatter.of(interval.from()) + " to "
                + (interval.to() == null ? ongoing() : TermFormatter.of(interval.to())), what);
    }

    private static String users(@Nullable Long users, @Nullable BigDecimal share) {
        if (users == null) {
            return share == null ? "not known" : TermFormatter.percent(share) + " of all users";
        }
        return users + (share == null ? "" : " (" + TermFormatter.percent(share) + " of all users)");
    }

    List<QuotingSentence> rootCause() {
        List<QuotingSentence> said = new ArrayList<>();
        addTo(said, "Recorded on the incident: ", incident.details().rootCause());
        EvaluatedMilestone identified = reading(Milestone.CAUSE_IDENTIFIED);
        if (identified.at() != null) {
            said.add(QuotingSentence
                    .of("The cause was identified at " + TermFormatter.of(identified.at()) + doubt(identified) + "."));
        }
        return List.copyOf(said);
    }

    List<QuotingSentence> detection() {
        List<QuotingSentence> said = new ArrayList<>();
        said.add(QuotingSentence.of("Declared{}; source: {}.", TermFormatter.by(incident.declaration().declaredBy()),
                incident.declaration().source()));
        EvaluatedMilestone detected = reading(Milestone.DETECTED);
        said.add(QuotingSentence.of(detected.at() == null
                ? "When it was detected is not known."
                : "Detected at " + TermFormatter.of(detected.at()) + doubt(detected) + "."));
        addTo(said, "From the start of the impact to its detection: ", length("timeToDetect"));
        addTo(said, "From detection to acknowledgement: ", length("timeToAcknowledge"));
        addTo(said, "From detection to a commander: ", length("timeToMobilize"));
        return List.copyOf(said);
    }

    List<QuotingSentence> response() {
        List<QuotingSentence> said = new ArrayList<>();
        List<TimelineEntry> entries = timeline.entries(TimelineView.Order.OCCURRED, names);
        Set<String> mitigations = entries.stream().filter(entry -> entry.kind().equals(MITIGATION))
                .map(TimelineEntry::entryId).collect(Collectors.toSet());
        entries.stream().map(entry -> new Deed(time(entry, mitigations), did(entry)))
                .sorted(Comparator.comparing(Deed::at)).forEach(deed -> {
                    if (deed.sentence() != null) {
                        said.add(QuotingSentence.of(TermFormatter.of(deed.at()) + ", {}", deed.sentence()));
                    }
                });
        addTo(said, "From the start of the impact to its mitigation: ", length("timeToMitigate"));
        return List.copyOf(said);
    }

    private record Deed(Instant at, @Nullable QuotingSentence sentence) {}

    /// The time of an entry. For a mitigation it is the most recently recorded one, unless another mitigation in the
    /// same cycle followed; then the entry keeps its own time.
    private static Instant time(TimelineEntry entry, Set<String> mitigations) {
        boolean stated = entry.supersededBy().stream().noneMatch(by -> mitigations.contains(by.entryId()));
        return stated ? Objects.requireNonNullElse(entry.restatedAt(), entry.occurredAt()) : entry.occurredAt();
    }

    private static @Nullable QuotingSentence did(TimelineEntry entry) {
        if (entry.kind().equals(EntryKind.ACTION.wireName())) {
            return QuotingSentence.of("tried{}: {}", TermFormatter.by(entry.actor()), entry.sentence());
        }
        if (entry.kind().equals(EntryKind.DECISION.wireName())) {
            return QuotingSentence.of("decided{}: {}", TermFormatter.by(entry.actor()), entry.sentence());
        }
        if (entry.kind().equals(EntryKind.HYPOTHESIS.wireName())) {
            return QuotingSentence.of("suspected{}: {}", TermFormatter.by(entry.actor()), entry.sentence());
        }
        return entry.kind().equals(MITIGATION)
                ? QuotingSentence.of("what worked: {}",
                        entry.details().getOrDefault("message", QuotingSentence.of("mitigated")))
                : null;
    }

    private EvaluatedMilestone reading(Milestone milestone) {
        return incident.course().milestones().reading(milestone, now);
    }

    private @Nullable String length(String key) {
        Duration length = duration(key);
        return length == null ? null : TermFormatter.of(length);
    }

    private @Nullable Duration duration(String key) {
        DurationDefinition definition = DurationDefinitions.DEFAULT.named(key);
        return DurationCalculator.reading(incident.course().milestones(), definition, now).length();
    }

    private static QuotingSentence orUnknown(@Nullable String fact) {
        return fact == null ? QuotingSentence.of("not known") : QuotingSentence.given(fact);
    }

    private static void addTo(List<QuotingSentence> said, String name, @Nullable String fact) {
        if (fact != null && !fact.isBlank()) {
            said.add(QuotingSentence.of(name + "{}", fact));
        }
    }

    private static void addTo(List<QuotingSentence> said, String name, @Nullable QuotingSentence facts) {
        if (facts != null) {
            said.add(QuotingSentence.of(name + "{}", facts));
        }
    }
}
