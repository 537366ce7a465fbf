package io.incidentledger.events.milestones;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.incidentledger.events.Milestone;

import static io.incidentledger.events.Milestone.ACKNOWLEDGED;
import static io.incidentledger.events.Milestone.CLOSED;
import static io.incidentledger.events.Milestone.COMMANDER_ASSIGNED;
import static io.incidentledger.events.Milestone.DECLARED;
import static io.incidentledger.events.Milestone.DETECTED;
import static io.incidentledger.events.Milestone.FIRST_UPDATE;
import static io.incidentledger.events.Milestone.IMPACT_ENDED;
import static io.incidentledger.events.Milestone.IMPACT_STARTED;
import static io.incidentledger.events.Milestone.MITIGATED;
import static io.incidentledger.events.Milestone.MITIGATION_STARTED;
import static io.incidentledger.events.Milestone.POSTMORTEM_PUBLISHED;
import static io.incidentledger.events.Milestone.RESOLVED;

/// A pair of milestones that must come in this order, in every cycle of a reopened incident. If they do not, the later
/// one is shown as invalid; equal times are in order. [MilestoneConsistencyChecker] adds the rules between cycles: a reopening
/// comes after what it reopens and before what ends the incident again.
///
/// Pairs that only usually come in this order are left out on purpose: an alert may be acknowledged before the incident
/// is declared, a status page may say "resolved" before the last customer is served again (this occurs in real
/// histories), and an incident may be declared before its impact starts.
///
/// @param reason why, as a sentence for readers of the contradiction
record MilestoneOrdering(Milestone earlier, Milestone later, String reason) {

    /// Returns the orderings in which this milestone is the later one.
    static List<MilestoneOrdering> before(Milestone later) {
        return BY_LATER.getOrDefault(later, List.of());
    }

    /// All orderings. They include the pair of every built-in measure, so a milestone that makes such a measure
    /// negative is itself marked as invalid.
    public static final List<MilestoneOrdering> ALL = List.of(
            new MilestoneOrdering(IMPACT_STARTED, DETECTED, "what has not begun cannot be detected"),
            new MilestoneOrdering(IMPACT_STARTED, MITIGATED, "what has not begun cannot be mitigated"),
            new MilestoneOrdering(IMPACT_STARTED, IMPACT_ENDED, "an impact ends after it began"),
            new MilestoneOrdering(IMPACT_STARTED, RESOLVED, "what has not begun cannot be resolved"),
            new MilestoneOrdering(DETECTED, ACKNOWLEDGED, "nobody acknowledges what nobody has noticed"),
            new MilestoneOrdering(DETECTED, COMMANDER_ASSIGNED, "nobody is mobilized for what nobody has noticed"),
            new MilestoneOrdering(DECLARED, FIRST_UPDATE, "updates are about an incident that was declared"),
            new MilestoneOrdering(DECLARED, RESOLVED, "only an incident that was declared can be resolved"),
            new MilestoneOrdering(MITIGATION_STARTED, MITIGATED, "a mitigation takes effect after it was begun"),
            new MilestoneOrdering(RESOLVED, POSTMORTEM_PUBLISHED,
                    "a postmortem looks back on an incident that is over"),
            new MilestoneOrdering(RESOLVED, CLOSED, "only what is resolved can be closed"));

    private static final Map<Milestone, List<MilestoneOrdering>> BY_LATER = new EnumMap<>(
            ALL.stream().collect(Collectors.groupingBy(MilestoneOrdering::later)));
}
