package io.incidentledger.query.postmortem;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import io.incidentledger.query.folding.Folded;
import io.incidentledger.query.folding.FoldedStreams;
import io.incidentledger.query.folding.Joined;
import io.incidentledger.query.readmodel.IncidentSource;
import io.incidentledger.query.timeline.JoinedTimelines;

/// Postmortems whose timelines tell of absorbed incidents, too.
final class JoinedPostmortems implements IncidentSource<PostmortemView, Joined<PostmortemView>> {

    private final FoldedStreams<PostmortemView> postmortems;

    JoinedPostmortems(FoldedStreams<PostmortemView> postmortems) {
        this.postmortems = postmortems;
    }

    @Override
    public FoldedStreams<PostmortemView> streams() {
        return postmortems;
    }

    @Override
    public Joined<PostmortemView> read(Folded<PostmortemView> own, long position) {
        return Joined.of(own, position, postmortems, view -> view.incident().course().related().absorbed());
    }

    @Override
    public Collection<String> mentioned(Joined<PostmortemView> read) {
        Set<String> mentioned = new HashSet<>(JoinedTimelines.mentionedIn(read.map(PostmortemView::timeline)));
        mentioned.addAll(read.own().incident().course().related().absorbed());
        return mentioned;
    }
}
