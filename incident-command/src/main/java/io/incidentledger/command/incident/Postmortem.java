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

/**
 * How far the postmortem is. A sign-off vouches for the timeline, so it lapses when the timeline tells something else; writing a section leaves it alone. A published
 * postmortem may go on being written; it can be published again once it differs.
 *
 * @param signOffs
 *            so many vouch for the timeline as it is now
 * @param published
 *            it was published at least once
 * @param publications
 *            so often it was published as it is now
 */
record Postmortem(Map<PostmortemSection, String> sections, int signOffs, boolean published, int publications) {

    static final Postmortem UNWRITTEN = new Postmortem(Map.of(), 0, false, 0);

    Postmortem {
        Map<PostmortemSection, String> copy = new EnumMap<>(PostmortemSection.class);
        copy.putAll(sections);
        sections = Collections.unmodifiableMap(copy);
    }

    boolean signedOff() {
        return signOffs > 0;
    }

    /** What changes the timeline that people vouch for is what {@code Review} of the query side counts as well. */
    Postmortem after(IncidentEvent event) {
        return switch (event) {
            case PostmortemSectionWritten written -> afterWriting(written);
            case PostmortemTimelineSignedOff _ -> new Postmortem(sections, signOffs + 1, published, publications);
            case PostmortemPublished _ -> new Postmortem(sections, signOffs, true, publications + 1);
            case DuplicateEvent _,TimelineEvent _,Correction _,StatusUpdated _,MilestoneRecorded _,MilestoneCleared _,IncidentReopened _ ->
                new Postmortem(sections, 0, published, 0);
            case ResponderEvent _,DetailsEvent _,ActionItemEvent _,IncidentDeclared _,IncidentAcknowledged _,SeverityChanged _,ImpactEvent _,IncidentMitigated _,IncidentResolved _,IncidentClosed _,IncidentCancelled _,IncidentRevived _,IncidentMerged _,IncidentUnmerged _ ->
                this;
        };
    }

    private Postmortem afterWriting(PostmortemSectionWritten event) {
        Map<PostmortemSection, String> written = new EnumMap<>(PostmortemSection.class);
        written.putAll(sections);
        written.put(event.section(), event.markdown());
        return new Postmortem(written, signOffs, published, 0);
    }
}
