package io.incidentledger.query.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.incidentledger.query.folding.Folded;
import io.incidentledger.query.folding.FoldedStreams;
import io.incidentledger.query.folding.Joined;
import io.incidentledger.query.readmodel.IncidentSource;

/// An incident with those that it has absorbed.
final class JoinedIncidents implements IncidentSource<IncidentView, Joined<IncidentView>> {

    private final FoldedStreams<IncidentView> incidents;

    JoinedIncidents(FoldedStreams<IncidentView> incidents) {
        this.incidents = incidents;
    }

    @Override
    public FoldedStreams<IncidentView> streams() {
        return incidents;
    }

    @Override
    public Joined<IncidentView> read(Folded<IncidentView> own, long position) {
        return Joined.of(own, position, incidents, view -> view.course().related().absorbed());
    }

    @Override
    public Collection<String> mentioned(Joined<IncidentView> read) {
        List<String> mentioned = new ArrayList<>(read.absorbed().keySet());
        Related related = read.own().course().related();
        mentioned.addAll(related.absorbed());
        if (related.mergedInto() != null) {
            mentioned.add(related.mergedInto());
        }
        return mentioned;
    }
}
