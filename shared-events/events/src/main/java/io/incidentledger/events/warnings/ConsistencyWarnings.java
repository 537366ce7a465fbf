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
import io.incidentledger.events.milestones.MilestoneConsistency;

/// What stands out about an incident. Apart from contradictions it is only about incidents that people still work on.
public final class ConsistencyWarnings {

    private final ConsistencySubject subject;
    private final Instant now;
    /// What is said twice in the same words is said once.
    private final Set<ConsistencyWarning> found = new LinkedHashSet<>();

    private ConsistencyWarnings(ConsistencySubject subject, Instant now) {
        this.subject = subject;
        this.now = now;
    }

    /// Pure.
    ///
    /// @param now
    ///            by which is judged what lies in the future and what is overdue
    public static List<ConsistencyWarning> of(ConsistencySubject subject, Instant now) {
        ConsistencyWarnings warnings = new ConsistencyWarnings(subject, now);
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
            add("needs-commander", "Nobody commands the incident.");
        }
        List<Role> vacant = subject.vacantLeads();
        if (subject.severity().critical() && !vacant.isEmpty()) {
            add("leads-unassigned", "A critical incident wants its leads assigned: "
                    + vacant.stream().map(Role::wireName).collect(Collectors.joining(", ")) + ".");
        }
        if (!subject.responsible()) {
            add("responsible-missing", "Neither a team nor an individual is responsible.");
        }
    }

    /// Only an incident that is told while it goes on has somebody who waits for the next word.
    private void updates() {
        if (!subject.live()) {
            return;
        }
        Instant last = subject.lastWordAt();
        UpdateCadence.of(subject.severity()).filter(every -> last.plus(every).isBefore(now))
                .ifPresent(every -> add("update-overdue",
                        "The last word was given " + Duration.between(last, now).toMinutes() + " minutes ago; "
                                + subject.severity().wireName() + " wants one every " + every.toMinutes()
                                + " minutes."));
    }

    /// A mitigation may be told late, of a time before a status that says that it is none any more.
    private void mitigation() {
        boolean takenBack = subject.status() == Status.INVESTIGATING || subject.status() == Status.IDENTIFIED;
        if (takenBack && subject.milestones().observed().containsKey(Milestone.MITIGATED)) {
            found.add(new ConsistencyWarning("mitigation-taken-back", "mitigated lies before a status that says "
                    + subject.status().wireName() + ": it keeps its time until the incident is mitigated again.",
                    List.of(Milestone.MITIGATED.wireName())));
        }
    }

    private void contradictions() {
        List<Contradiction> all = MilestoneConsistency.all(subject.milestones(), now);
        List<Contradiction> ofMilestones = new ArrayList<>(all);
        ofMilestones.removeIf(each -> each.kind() != Contradiction.Kind.ORDER
                && each.kind() != Contradiction.Kind.FUTURE);
        ofMilestones.forEach(this::add);
        all.stream().filter(each -> !ofMilestones.contains(each) && !isReported(each, ofMilestones)).forEach(this::add);
    }

    /// What a milestone of the impact says about itself need not be said of the impact once more.
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
