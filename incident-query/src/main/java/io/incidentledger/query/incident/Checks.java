package io.incidentledger.query.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.milestones.MilestoneReading;
import io.incidentledger.milestones.ReadingState;

/// What stands out about an incident at the time of asking. Apart from contradictions it is only about incidents that people still work on.
final class Checks {

    private final IncidentView view;
    private final Instant now;
    private final List<Check> found = new ArrayList<>();

    private Checks(IncidentView view, Instant now) {
        this.view = view;
        this.now = now;
    }

    static List<Check> of(IncidentView view, Map<Milestone, MilestoneReading> milestones, Instant now) {
        Checks checks = new Checks(view, now);
        if (view.course().status().open()) {
            checks.people();
            checks.updates();
        }
        checks.contradictions(milestones);
        return List.copyOf(checks.found);
    }

    private void people() {
        Roles roles = view.people().roles();
        if (roles.commander().isEmpty()) {
            add("needs-commander", "Nobody commands the incident.");
        }
        List<Role> vacant = roles.vacantLeads();
        if (view.course().severity().current().critical() && !vacant.isEmpty()) {
            add("leads-unassigned", "A critical incident wants its leads assigned: "
                    + vacant.stream().map(Role::wireName).collect(Collectors.joining(", ")) + ".");
        }
        if (view.people().responsible().missing()) {
            add("responsible-missing", "Neither a team nor an individual is responsible.");
        }
    }

    private void updates() {
        Severity severity = view.course().severity().current();
        Instant word = view.communication().lastWordAt();
        Instant last = word != null ? word : view.declaredAt();
        UpdateCadence.of(severity).filter(every -> last.plus(every).isBefore(now))
                .ifPresent(every -> add("update-overdue",
                        "The last word was given " + Duration.between(last, now).toMinutes() + " minutes ago; "
                                + severity.wireName()
                                + " wants one every " + every.toMinutes() + " minutes."));
    }

    private void contradictions(Map<Milestone, MilestoneReading> milestones) {
        milestones.forEach((milestone, reading) -> {
            if (reading.state() == ReadingState.INVALID) {
                add("milestone-invalid", milestone.wireName() + ": " + reading.reason() + ".");
            }
        });
    }

    private void add(String name, String message) {
        found.add(new Check(name, message));
    }
}
