package io.incidentledger.query.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.events.warnings.MergeProposals;
import io.incidentledger.events.warnings.MergeProposals.Party;
import io.incidentledger.query.folding.Joined;
import io.incidentledger.query.numbers.KnownNumbers;

/// What an incident may take over from those that it is joined with.
final class Proposals {

    private Proposals() {}

    static List<ConsistencyWarning> of(Joined<IncidentView> joined, KnownNumbers numbers, Instant now) {
        List<Party> absorbed = new ArrayList<>();
        joined.absorbed().forEach((incidentId, view) -> absorbed.add(party(incidentId, view)));
        return MergeProposals.of(party(joined.own().incidentId(), joined.own()), absorbed, joined.left(),
                numbers::nameOf, now);
    }

    private static Party party(String incidentId, IncidentView view) {
        MilestoneFact start = view.course().milestones().fact(Milestone.IMPACT_STARTED);
        return new Party(incidentId, view.course().status(), start == null ? null : start.at(),
                view.details().services());
    }
}
