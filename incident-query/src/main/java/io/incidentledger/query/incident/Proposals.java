package io.incidentledger.query.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.Milestone;
import io.incidentledger.milestones.MilestoneFact;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.streams.Joined;
import io.incidentledger.warnings.ConsistencyWarning;
import io.incidentledger.warnings.MergeProposals;
import io.incidentledger.warnings.MergeProposals.Party;

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
