package io.incidentledger.query.postmortem;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import io.incidentledger.query.folding.FoldedStream;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.readmodel.IncidentViewReader;
import io.incidentledger.query.timeline.MergedTimelineReader;

/// Reads postmortems whose timelines include the entries of absorbed incidents.
final class MergedPostmortemReader
        implements
            IncidentViewReader<PostmortemView, IncidentViewWithAbsorbed<PostmortemView>> {

    private final StreamProjectionCache<PostmortemView> postmortems;

    MergedPostmortemReader(StreamProjectionCache<PostmortemView> postmortems) {
        this.postmortems = postmortems;
    }

    @Override
    public StreamProjectionCache<PostmortemView> streams() {
        return postmortems;
    }

    @Override
    public IncidentViewWithAbsorbed<PostmortemView> read(FoldedStream<PostmortemView> own, long position) {
        return IncidentViewWithAbsorbed.of(own, position, postmortems,
                view -> view.incident().course().related().absorbed());
    }

    @Override
    public Collection<String> mentioned(IncidentViewWithAbsorbed<PostmortemView> read) {
        Set<String> mentioned = new HashSet<>(MergedTimelineReader.mentionedIn(read.map(PostmortemView::timeline)));
        mentioned.addAll(read.own().incident().course().related().absorbed());
        return mentioned;
    }
}
