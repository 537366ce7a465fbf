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

/// The state of the postmortem. A sign-off vouches for the timeline, so it lapses when the timeline changes; writing a
/// section does not affect it. A published postmortem can still be edited; the same person can publish it again once it
/// differs.
///
/// @param signOffs the number of sign-offs for the timeline as it is now
/// @param published it was published at least once
/// @param publications how often it was published as it is now
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

    /// The events that make sign-offs lapse are the same as in `PostmortemProjection` on the query side.
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
