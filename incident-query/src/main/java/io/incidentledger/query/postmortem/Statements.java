package io.incidentledger.query.postmortem;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.EntryKind;
import io.incidentledger.events.Milestone;
import io.incidentledger.milestones.DurationDefinition;
import io.incidentledger.milestones.DurationDefinitions;
import io.incidentledger.milestones.Durations;
import io.incidentledger.milestones.MilestoneReading;
import io.incidentledger.milestones.ReadingState;
import io.incidentledger.query.incident.Details;
import io.incidentledger.query.incident.ImpactAnswer;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;
import io.incidentledger.query.timeline.Words;
import io.incidentledger.web.IncidentNames;
import org.jspecify.annotations.Nullable;

/// What the ledger itself can say under each heading, in plain text. It names what it does not know instead of leaving it out where a reader would look for it.
final class Statements {

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

    List<String> summary() {
        Details details = incident.details();
        List<String> said = new ArrayList<>();
        said.add(incident.course().severity().peak().wireName() + " incident" + affecting(details.services())
                + ", declared at " + Words.of(incident.declaredAt()) + Words.by(incident.declaration().declaredBy())
                + ".");
        addTo(said, "Issue: ", details.issue());
        addTo(said, "Summary of the incident: ", details.summary());
        said.add(length("timeToRestore") == null
                ? "How long the impact lasted is not known."
                : "The impact lasted " + length("timeToRestore") + ".");
        MilestoneReading resolved = reading(Milestone.RESOLVED);
        String into = incident.course().related().mergedInto();
        if (resolved.at() != null) {
            said.add("Resolved at " + Words.of(resolved.at()) + doubt(resolved) + ".");
        } else if (into == null) {
            said.add("It is not resolved: " + incident.course().status().wireName() + ".");
        }
        addTo(said, "Merged as a duplicate into ", into == null ? null : names.nameOf(into));
        addTo(said, "Duplicates that were merged into it: ",
                joined(incident.course().related().absorbed().stream().map(names::nameOf).toList()));
        return List.copyOf(said);
    }

    private static String affecting(List<String> services) {
        return services.isEmpty() ? "" : " affecting " + String.join(", ", services);
    }

    List<String> impact() {
        ImpactAnswer impact = ImpactAnswer.of(incident);
        List<String> said = new ArrayList<>();
        said.add("Duration: " + from(reading(Milestone.IMPACT_STARTED)) + " to " + to(reading(Milestone.IMPACT_ENDED))
                + (length("timeToRestore") == null ? "" : " (" + length("timeToRestore") + ")"));
        if (impact.intervals().size() > 1 || impact.intervals().stream().anyMatch(it -> it.service() != null)) {
            impact.intervals().forEach(interval -> said.add(interval(interval)));
        }
        said.add("Users affected: " + users(impact.usersAffected(), impact.usersShare()));
        addTo(said, "Customers: ", joined(impact.customers()));
        addTo(said, "Regions: ", joined(impact.regions()));
        said.add("Revenue impact: " + orUnknown(impact.revenue()));
        said.add("Error budget used: " + (impact.errorBudgetMinutes() == null
                ? "not known"
                : impact.errorBudgetMinutes().toPlainString() + " min"));
        return List.copyOf(said);
    }

    private static String from(MilestoneReading reading) {
        return reading.at() == null ? "not known" : Words.of(reading.at()) + doubt(reading);
    }

    private String to(MilestoneReading reading) {
        if (reading.at() != null) {
            return Words.of(reading.at()) + doubt(reading);
        }
        return incident.course().status().open() ? "now, it lasts" : "not known";
    }

    private static String doubt(MilestoneReading reading) {
        if (reading.state() == ReadingState.INVALID) {
            return " (contradictory: " + reading.reason() + ")";
        }
        return reading.quality() == null ? "" : " (" + reading.quality().wireName() + ")";
    }

    private static String interval(ImpactAnswer.Interval interval) {
        String what = interval.service() == null ? "The incident as a whole" : interval.service();
        String level = interval.level() == null ? "" : " (" + interval.level().wireName() + ")";
        return what + level + ": " + Words.of(interval.from()) + " to "
                + (interval.to() == null ? "now, it lasts" : Words.of(interval.to()));
    }

    private static String users(@Nullable Long users, @Nullable BigDecimal share) {
        if (users == null) {
            return share == null ? "not known" : Words.percent(share) + " of all users";
        }
        return users + (share == null ? "" : " (" + Words.percent(share) + " of all users)");
    }

    List<String> rootCause() {
        List<String> said = new ArrayList<>();
        addTo(said, "Recorded on the incident: ", incident.details().rootCause());
        MilestoneReading identified = reading(Milestone.CAUSE_IDENTIFIED);
        if (identified.at() != null) {
            said.add("The cause was identified at " + Words.of(identified.at()) + doubt(identified) + ".");
        }
        return List.copyOf(said);
    }

    List<String> detection() {
        List<String> said = new ArrayList<>();
        said.add("Declared" + Words.by(incident.declaration().declaredBy()) + "; source: "
                + incident.declaration().source() + ".");
        MilestoneReading detected = reading(Milestone.DETECTED);
        said.add(detected.at() == null
                ? "When it was detected is not known."
                : "Detected at " + Words.of(detected.at()) + doubt(detected) + ".");
        addTo(said, "From the start of the impact to its detection: ", length("timeToDetect"));
        addTo(said, "From detection to acknowledgement: ", length("timeToAcknowledge"));
        addTo(said, "From detection to a commander: ", length("timeToMobilize"));
        return List.copyOf(said);
    }

    List<String> response() {
        List<String> said = new ArrayList<>();
        for (TimelineEntry entry : timeline.entries(TimelineView.Order.OCCURRED, names)) {
            String did = did(entry);
            if (did != null) {
                said.add(Words.of(entry.occurredAt()) + ", " + did);
            }
        }
        addTo(said, "From the start of the impact to its mitigation: ", length("timeToMitigate"));
        return List.copyOf(said);
    }

    private static @Nullable String did(TimelineEntry entry) {
        if (entry.kind().equals(EntryKind.ACTION.wireName())) {
            return "tried" + Words.by(entry.actor()) + ": " + entry.message();
        }
        if (entry.kind().equals(EntryKind.DECISION.wireName())) {
            return "decided" + Words.by(entry.actor()) + ": " + entry.message();
        }
        if (entry.kind().equals(EntryKind.HYPOTHESIS.wireName())) {
            return "suspected" + Words.by(entry.actor()) + ": " + entry.message();
        }
        return entry.kind().equals("incident-mitigated")
                ? "what worked: " + entry.details().getOrDefault("message", "mitigated")
                : null;
    }

    private MilestoneReading reading(Milestone milestone) {
        return incident.course().milestones().reading(milestone, now);
    }

    private @Nullable String length(String key) {
        DurationDefinition definition = DurationDefinitions.DEFAULT.named(key);
        Duration length = Durations.reading(incident.course().milestones(), definition, now).length();
        return length == null ? null : Words.of(length);
    }

    private static @Nullable String joined(List<String> names) {
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private static String orUnknown(@Nullable String fact) {
        return fact == null ? "not known" : fact;
    }

    private static void addTo(List<String> said, String name, @Nullable String fact) {
        if (fact != null && !fact.isBlank()) {
            said.add(name + fact);
        }
    }
}
