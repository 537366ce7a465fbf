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
import io.incidentledger.events.IncidentNames;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Status;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.durations.Durations;
import io.incidentledger.events.milestones.MilestoneReading;
import io.incidentledger.events.milestones.ReadingState;
import io.incidentledger.query.incident.Details;
import io.incidentledger.query.incident.ImpactAnswer;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.timeline.Sentence;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;
import io.incidentledger.query.timeline.Words;
import org.jspecify.annotations.Nullable;

/// What the ledger itself can say under each heading, in plain text. It names what it does not know instead of leaving it out where a reader would look for it.
final class Statements {

    private static final String MITIGATION = "incident-mitigated";

    private final IncidentView incident;
    private final TimelineView timeline;
    private final IncidentNames names;
    private final Instant now;

    Statements(PostmortemView view, IncidentNames names, Instant now) {
        this.incident = view.incident();
        this.timeline = view.timeline();
        this.names = names;
        this.now = now;
    }

    List<Sentence> summary() {
        Details details = incident.details();
        List<Sentence> said = new ArrayList<>();
        said.add(Sentence.of(incident.course().severity().peak().wireName() + " incident{}, declared at "
                + Words.of(incident.declaredAt()) + "{}.", affecting(details.services()),
                Words.by(incident.declaration().declaredBy())));
        addTo(said, "Issue: ", details.issue());
        addTo(said, "Summary of the incident: ", details.summary());
        said.add(Sentence.of(lasting(ImpactAnswer.of(incident))));
        MilestoneReading resolved = reading(Milestone.RESOLVED);
        String into = incident.course().related().mergedInto();
        if (resolved.at() != null) {
            said.add(Sentence.of("Resolved at " + Words.of(resolved.at()) + doubt(resolved) + "."));
        } else if (into == null) {
            said.add(Sentence.of(unresolved(incident.course().status())));
        }
        addTo(said, "Merged as a duplicate into ", into == null ? null : names.nameOf(into));
        addTo(said, "Duplicates that were merged into it: ",
                Sentence.listing(incident.course().related().absorbed().stream().map(names::nameOf).toList()));
        return List.copyOf(said);
    }

    private static Sentence affecting(List<String> services) {
        Sentence listed = Sentence.listing(services);
        return listed == null ? Sentence.EMPTY : Sentence.of(" affecting {}", listed);
    }

    private String lasting(ImpactAnswer impact) {
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

    List<Sentence> impact() {
        ImpactAnswer impact = ImpactAnswer.of(incident);
        List<ImpactAnswer.Interval> intervals = impact.intervals();
        List<Sentence> said = new ArrayList<>();
        boolean spans = isSpannedBy(intervals);
        said.add(Sentence.of("Duration: " + from(reading(Milestone.IMPACT_STARTED)) + " to "
                + to(reading(Milestone.IMPACT_ENDED)) + addedUp(spans)));
        if (!spans || intervals.size() > 1 || intervals.stream().anyMatch(it -> it.service() != null)) {
            intervals.forEach(interval -> said.add(interval(interval)));
        }
        said.add(Sentence.of("Users affected: " + users(impact.usersAffected(), impact.usersShare())));
        addTo(said, "Customers: ", Sentence.listing(impact.customers()));
        addTo(said, "Regions: ", Sentence.listing(impact.regions()));
        said.add(Sentence.of("Revenue impact: {}", orUnknown(impact.revenue())));
        said.add(Sentence.of("Error budget used: " + (impact.errorBudgetMinutes() == null
                ? "not known"
                : impact.errorBudgetMinutes().toPlainString() + " min")));
        return List.copyOf(said);
    }

    /// Whether the impact begins with the first of its intervals, as far as its beginning is known, and ends with the last one. It doesn't where one of
    /// the times was stated otherwise.
    private boolean isSpannedBy(List<ImpactAnswer.Interval> intervals) {
        if (intervals.isEmpty()) {
            return true;
        }
        Instant from = reading(Milestone.IMPACT_STARTED).at();
        boolean lasts = intervals.stream().anyMatch(interval -> interval.to() == null);
        Instant last = lasts
                ? null
                : intervals.stream().map(ImpactAnswer.Interval::to).filter(Objects::nonNull)
                        .map(Objects::requireNonNull).max(Comparator.naturalOrder()).orElse(null);
        return (from == null || from.equals(intervals.getFirst().from()))
                && Objects.equals(last, reading(Milestone.IMPACT_ENDED).at());
    }

    /// How long it was, said so that it does not contradict its beginning and its end.
    private String addedUp(boolean spans) {
        Duration length = duration("timeToRestore");
        if (!spans) {
            return "; its intervals say otherwise" + (length == null ? "" : ", " + Words.of(length) + " in all");
        }
        Instant from = reading(Milestone.IMPACT_STARTED).at();
        Instant to = reading(Milestone.IMPACT_ENDED).at();
        if (length == null || from == null || to == null) {
            return length == null ? "" : " (" + Words.of(length) + ")";
        }
        return length.equals(Duration.between(from, to))
                ? " (" + Words.of(length) + ")"
                : ", with interruptions (" + Words.of(length) + " in all)";
    }

    private static String from(MilestoneReading reading) {
        return reading.at() == null ? "not known" : Words.of(reading.at()) + doubt(reading);
    }

    private String to(MilestoneReading reading) {
        if (reading.at() != null) {
            return Words.of(reading.at()) + doubt(reading);
        }
        return ongoing();
    }

    /// Where no end is known.
    private String ongoing() {
        return incident.course().status().open() ? "now, it lasts" : "not known";
    }

    private static String doubt(MilestoneReading reading) {
        if (reading.state() == ReadingState.INVALID) {
            return " (contradictory: " + reading.reason() + ")";
        }
        return reading.quality() == null ? "" : " (" + reading.quality().wireName() + ")";
    }

    private Sentence interval(ImpactAnswer.Interval interval) {
        Sentence what = interval.service() == null
                ? Sentence.of("The incident as a whole")
                : Sentence.given(interval.service());
        String level = interval.level() == null ? "" : " (" + interval.level().wireName() + ")";
        return Sentence.of("{}" + level + ": " + Words.of(interval.from()) + " to "
                + (interval.to() == null ? ongoing() : Words.of(interval.to())), what);
    }

    private static String users(@Nullable Long users, @Nullable BigDecimal share) {
        if (users == null) {
            return share == null ? "not known" : Words.percent(share) + " of all users";
        }
        return users + (share == null ? "" : " (" + Words.percent(share) + " of all users)");
    }

    List<Sentence> rootCause() {
        List<Sentence> said = new ArrayList<>();
        addTo(said, "Recorded on the incident: ", incident.details().rootCause());
        MilestoneReading identified = reading(Milestone.CAUSE_IDENTIFIED);
        if (identified.at() != null) {
            said.add(Sentence
                    .of("The cause was identified at " + Words.of(identified.at()) + doubt(identified) + "."));
        }
        return List.copyOf(said);
    }

    List<Sentence> detection() {
        List<Sentence> said = new ArrayList<>();
        said.add(Sentence.of("Declared{}; source: {}.", Words.by(incident.declaration().declaredBy()),
                incident.declaration().source()));
        MilestoneReading detected = reading(Milestone.DETECTED);
        said.add(Sentence.of(detected.at() == null
                ? "When it was detected is not known."
                : "Detected at " + Words.of(detected.at()) + doubt(detected) + "."));
        addTo(said, "From the start of the impact to its detection: ", length("timeToDetect"));
        addTo(said, "From detection to acknowledgement: ", length("timeToAcknowledge"));
        addTo(said, "From detection to a commander: ", length("timeToMobilize"));
        return List.copyOf(said);
    }

    List<Sentence> response() {
        List<Sentence> said = new ArrayList<>();
        List<TimelineEntry> entries = timeline.entries(TimelineView.Order.OCCURRED, names);
        Set<String> mitigations = entries.stream().filter(entry -> entry.kind().equals(MITIGATION))
                .map(TimelineEntry::entryId).collect(Collectors.toSet());
        entries.stream().map(entry -> new Deed(time(entry, mitigations), did(entry)))
                .sorted(Comparator.comparing(Deed::at)).forEach(deed -> {
                    if (deed.sentence() != null) {
                        said.add(Sentence.of(Words.of(deed.at()) + ", {}", deed.sentence()));
                    }
                });
        addTo(said, "From the start of the impact to its mitigation: ", length("timeToMitigate"));
        return List.copyOf(said);
    }

    private record Deed(Instant at, @Nullable Sentence sentence) {}

    /// Of a mitigation, the one that was stated last. One that was followed by another in the same cycle keeps its own.
    private static Instant time(TimelineEntry entry, Set<String> mitigations) {
        boolean stated = entry.supersededBy().stream().noneMatch(by -> mitigations.contains(by.entryId()));
        return stated ? Objects.requireNonNullElse(entry.restatedAt(), entry.occurredAt()) : entry.occurredAt();
    }

    private static @Nullable Sentence did(TimelineEntry entry) {
        if (entry.kind().equals(EntryKind.ACTION.wireName())) {
            return Sentence.of("tried{}: {}", Words.by(entry.actor()), entry.sentence());
        }
        if (entry.kind().equals(EntryKind.DECISION.wireName())) {
            return Sentence.of("decided{}: {}", Words.by(entry.actor()), entry.sentence());
        }
        if (entry.kind().equals(EntryKind.HYPOTHESIS.wireName())) {
            return Sentence.of("suspected{}: {}", Words.by(entry.actor()), entry.sentence());
        }
        return entry.kind().equals(MITIGATION)
                ? Sentence.of("what worked: {}", entry.details().getOrDefault("message", Sentence.of("mitigated")))
                : null;
    }

    private MilestoneReading reading(Milestone milestone) {
        return incident.course().milestones().reading(milestone, now);
    }

    private @Nullable String length(String key) {
        Duration length = duration(key);
        return length == null ? null : Words.of(length);
    }

    private @Nullable Duration duration(String key) {
        DurationDefinition definition = DurationDefinitions.DEFAULT.named(key);
        return Durations.reading(incident.course().milestones(), definition, now).length();
    }

    private static Sentence orUnknown(@Nullable String fact) {
        return fact == null ? Sentence.of("not known") : Sentence.given(fact);
    }

    private static void addTo(List<Sentence> said, String name, @Nullable String fact) {
        if (fact != null && !fact.isBlank()) {
            said.add(Sentence.of(name + "{}", fact));
        }
    }

    private static void addTo(List<Sentence> said, String name, @Nullable Sentence facts) {
        if (facts != null) {
            said.add(Sentence.of(name + "{}", facts));
        }
    }
}
