package io.incidentledger.query.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.events.warnings.TakeoverProposals;
import io.incidentledger.events.warnings.TakeoverProposals.Party;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;

/// Suggests what an incident may take over from the incidents that it has absorbed.
final class MergeSuggestions {

    private MergeSuggestions() {}

    static List<ConsistencyWarning> of(IncidentViewWithAbsorbed<IncidentView> incidentViewWithAbsorbed,
            NumbersById numbers,
            Instant now) {
        List<Party> absorbed = new ArrayList<>();
        incidentViewWithAbsorbed.absorbed().forEach((incidentId, view) -> absorbed.add(party(incidentId, view)));
        return TakeoverProposals.of(party(incidentViewWithAbsorbed.own().incidentId(), incidentViewWithAbsorbed.own()),
                absorbed,
                incidentViewWithAbsorbed.left(),
                numbers::nameOf, now);
    }

    private static Party party(String incidentId, IncidentView view) {
        MilestoneFact start = view.course().milestones().fact(Milestone.IMPACT_STARTED);
        return new Party(incidentId, view.course().status(), start == null ? null : start.at(),
                view.details().services());
    }
}
