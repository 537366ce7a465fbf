package io.incidentledger.command.incident;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.IncidentEvent.ActionItemEvent;
import io.incidentledger.events.IncidentEvent.DetailsEvent;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.ResponderEvent;
import io.incidentledger.events.IncidentEvent.TimelineEvent;
import io.incidentledger.events.PostmortemSection;

/// How far the postmortem is. A sign-off vouches for the timeline, so it lapses when the timeline tells something else;
/// writing a section leaves it alone. A published postmortem may go on being written; it can be published again once it
/// differs.
///
/// @param signOffs so many vouch for the timeline as it is now
/// @param published it was published at least once
/// @param publications so often it was published as it is now
record PostmortemState(Map<PostmortemSection, String> sections, int signOffs, boolean published, int publications) {

    static final PostmortemState UNWRITTEN = new PostmortemState(Map.of(), 0, false, 0);

    PostmortemState {
        Map<PostmortemSection, String> copy = new EnumMap<>(PostmortemSection.class);
        copy.putAll(sections);
        sections = Collections.unmodifiableMap(copy);
    }

    boolean signedOff() {
        return signOffs > 0;
    }

    /// What changes the timeline that people vouch for is what `Review` of the query side counts as well.
    PostmortemState after(IncidentEvent event) {
        return switch (event) {
            case PostmortemSectionWritten written -> afterWriting(written);
            case PostmortemTimelineSignedOff _ -> new PostmortemState(sections, signOffs + 1, published, publications);
            case PostmortemPublished _ -> new PostmortemState(sections, signOffs, true, publications + 1);
            case DuplicateEvent _,TimelineEvent _,Correction _,StatusUpdated _,MilestoneRecorded _,MilestoneCleared _,IncidentReopened _ ->
                new PostmortemState(sections, 0, published, 0);
            case ResponderEvent _,DetailsEvent _,ActionItemEvent _,IncidentDeclared _,IncidentAcknowledged _,SeverityChanged _,ImpactEvent _,IncidentMitigated _,IncidentResolved _,IncidentClosed _,IncidentCancelled _,IncidentRevived _,IncidentMerged _,IncidentUnmerged _ ->
                this;
        };
    }

    private PostmortemState afterWriting(PostmortemSectionWritten event) {
        Map<PostmortemSection, String> written = new EnumMap<>(PostmortemSection.class);
        written.putAll(sections);
        written.put(event.section(), event.markdown());
        return new PostmortemState(written, signOffs, published, 0);
    }
}
