package io.incidentledger.events.warnings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.Role;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.Contradiction;
import io.incidentledger.events.milestones.MilestoneConsistencyChecker;

/// Computes the warnings about an incident. Except for contradictions, they concern only incidents on which people
/// still work.
public final class ConsistencyChecker {

    private final IncidentWarningInput subject;
    private final Instant now;
    /// A set, so that equal warnings are reported only once.
    private final Set<ConsistencyWarning> found = new LinkedHashSet<>();

    private ConsistencyChecker(IncidentWarningInput subject, Instant now) {
        this.subject = subject;
        this.now = now;
    }

    /// Computes the warnings. Pure.
    ///
    /// @param now the time against which future and overdue times are judged
    public static List<ConsistencyWarning> of(IncidentWarningInput subject, Instant now) {
        ConsistencyChecker warnings = new ConsistencyChecker(subject, now);
        if (subject.open()) {
            warnings.people();
            warnings.updates();
            warnings.mitigation();
        }
        warnings.contradictions();
        return List.copyOf(warnings.found);
    }

    private void people() {
        if (!subject.commanded()) {
            add("needs-commander", "The incident has no incident commander.");
        }
        List<Role> vacant = subject.vacantLeads();
        if (subject.severity().critical() && !vacant.isEmpty()) {
            add("leads-unassigned", "The incident is critical, but these lead roles are unassigned: "
                    + vacant.stream().map(Role::wireName).collect(Collectors.joining(", ")) + ".");
        }
        if (!subject.responsible()) {
            add("responsible-missing", "No team or individual is responsible for the incident.");
        }
    }

    /// Updates are only expected for an incident that is recorded while it is in progress.
    private void updates() {
        if (!subject.live()) {
            return;
        }
        Instant last = subject.lastWordAt();
        DefaultUpdateInterval.of(subject.severity()).filter(every -> last.plus(every).isBefore(now))
                .ifPresent(every -> add("update-overdue",
                        "The last update was " + Duration.between(last, now).toMinutes() + " minutes ago; "
                                + subject.severity().wireName() + " incidents require one every " + every.toMinutes()
                                + " minutes."));
    }

    /// A mitigation may be recorded late, with a time before a status change that revoked it.
    private void mitigation() {
        boolean takenBack = subject.status() == Status.INVESTIGATING || subject.status() == Status.IDENTIFIED;
        if (takenBack && subject.milestones().observed().containsKey(Milestone.MITIGATED)) {
            found.add(new ConsistencyWarning("mitigation-taken-back", "mitigated is before a change to the status "
                    + subject.status().wireName() + "; it keeps its time until the incident is mitigated again.",
                    List.of(Milestone.MITIGATED.wireName())));
        }
    }

    private void contradictions() {
        List<Contradiction> all = MilestoneConsistencyChecker.all(subject.milestones(), now);
        List<Contradiction> ofMilestones = new ArrayList<>(all);
        ofMilestones.removeIf(each -> each.kind() != Contradiction.Kind.ORDER
                && each.kind() != Contradiction.Kind.FUTURE);
        ofMilestones.forEach(this::add);
        all.stream().filter(each -> !ofMilestones.contains(each) && !isReported(each, ofMilestones)).forEach(this::add);
    }

    /// Whether a contradiction of the impact is already reported for one of the impact's milestones.
    private static boolean isReported(Contradiction ofImpact, List<Contradiction> ofMilestones) {
        Contradiction.Kind same = ofImpact.kind() == Contradiction.Kind.IMPACT_ORDER
                ? Contradiction.Kind.ORDER
                : Contradiction.Kind.FUTURE;
        return ofMilestones.stream().anyMatch(each -> each.kind() == same && (each.subject()
                .equals(Milestone.IMPACT_ENDED.wireName())
                || same == Contradiction.Kind.FUTURE && each.subject().equals(Milestone.IMPACT_STARTED.wireName())));
    }

    private void add(Contradiction contradiction) {
        found.add(switch (contradiction.kind()) {
            case ORDER -> warning("milestones-out-of-order", contradiction);
            case FUTURE -> warning("milestone-in-future", contradiction);
            case IMPACT_ORDER -> warning("impact-ends-before-it-begins", contradiction);
            case IMPACT_FUTURE -> warning("impact-in-future", contradiction);
        });
    }

    private static ConsistencyWarning warning(String code, Contradiction contradiction) {
        return new ConsistencyWarning(code, contradiction.statement() + ".", contradiction.moments());
    }

    private void add(String code, String message) {
        found.add(new ConsistencyWarning(code, message, List.of()));
    }
}
