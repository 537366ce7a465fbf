package io.incidentledger.query.postmortem;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import io.incidentledger.query.folding.JoinedView;
import io.incidentledger.query.folding.StreamProjection;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.readmodel.IncidentReader;
import io.incidentledger.query.timeline.JoinedTimelines;

/// Reads postmortems whose timelines include the entries of absorbed incidents.
final class JoinedPostmortems implements IncidentReader<PostmortemView, JoinedView<PostmortemView>> {

    private final StreamProjectionCache<PostmortemView> postmortems;

    JoinedPostmortems(StreamProjectionCache<PostmortemView> postmortems) {
        this.postmortems = postmortems;
    }

    @Override
    public StreamProjectionCache<PostmortemView> streams() {
        return postmortems;
    }

    @Override
    public JoinedView<PostmortemView> read(StreamProjection<PostmortemView> own, long position) {
        return JoinedView.of(own, position, postmortems, view -> view.incident().course().related().absorbed());
    }

    @Override
    public Collection<String> mentioned(JoinedView<PostmortemView> read) {
        Set<String> mentioned = new HashSet<>(JoinedTimelines.mentionedIn(read.map(PostmortemView::timeline)));
        mentioned.addAll(read.own().incident().course().related().absorbed());
        return mentioned;
    }
}
