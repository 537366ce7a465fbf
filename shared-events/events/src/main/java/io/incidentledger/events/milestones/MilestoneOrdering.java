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
            new MilestoneOrdering(IMPACT_STARTED, DETECTED, "impact cannot be detected before it starts"),
            new MilestoneOrdering(IMPACT_STARTED, MITIGATED, "impact cannot be mitigated before it starts"),
            new MilestoneOrdering(IMPACT_STARTED, IMPACT_ENDED, "impact cannot end before it starts"),
            new MilestoneOrdering(IMPACT_STARTED, RESOLVED, "an incident cannot be resolved before its impact starts"),
            new MilestoneOrdering(DETECTED, ACKNOWLEDGED, "an incident cannot be acknowledged before it is detected"),
            new MilestoneOrdering(DETECTED, COMMANDER_ASSIGNED,
                    "a commander cannot be assigned before the incident is detected"),
            new MilestoneOrdering(DECLARED, FIRST_UPDATE, "an update cannot be posted before the incident is declared"),
            new MilestoneOrdering(DECLARED, RESOLVED, "an incident cannot be resolved before it is declared"),
            new MilestoneOrdering(MITIGATION_STARTED, MITIGATED, "a mitigation cannot take effect before it starts"),
            new MilestoneOrdering(RESOLVED, POSTMORTEM_PUBLISHED,
                    "a postmortem cannot be published before the incident is resolved"),
            new MilestoneOrdering(RESOLVED, CLOSED, "an incident cannot be closed before it is resolved"));

    private static final Map<Milestone, List<MilestoneOrdering>> BY_LATER = new EnumMap<>(
            ALL.stream().collect(Collectors.groupingBy(MilestoneOrdering::later)));
}
