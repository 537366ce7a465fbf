package io.incidentledger.query.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.incidentledger.query.folding.FoldedStream;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.readmodel.IncidentViewReader;

/// Reads an incident together with the incidents that it has absorbed.
final class MergedIncidentReader implements IncidentViewReader<IncidentView, IncidentViewWithAbsorbed<IncidentView>> {

    private final StreamProjectionCache<IncidentView> incidents;

    MergedIncidentReader(StreamProjectionCache<IncidentView> incidents) {
        this.incidents = incidents;
    }

    @Override
    public StreamProjectionCache<IncidentView> streams() {
        return incidents;
    }

    @Override
    public IncidentViewWithAbsorbed<IncidentView> read(FoldedStream<IncidentView> own, long position) {
        return IncidentViewWithAbsorbed.of(own, position, incidents, view -> view.course().related().absorbed());
    }

    @Override
    public Collection<String> mentioned(IncidentViewWithAbsorbed<IncidentView> read) {
        List<String> mentioned = new ArrayList<>(read.absorbed().keySet());
        RelatedIncidents relatedIncidents = read.own().course().related();
        mentioned.addAll(relatedIncidents.absorbed());
        if (relatedIncidents.mergedInto() != null) {
            mentioned.add(relatedIncidents.mergedInto());
        }
        return mentioned;
    }
}
