package io.incidentledger.query.postmortem;

import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.DetailsEvent;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.ImpactEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.IncidentEvent.PostmortemSectionWritten;
import io.incidentledger.events.IncidentEvent.PostmortemTimelineSignedOff;
import io.incidentledger.events.IncidentEvent.ResponderEvent;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEvent;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.Fold;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.timeline.TimelineProjection;
import io.incidentledger.query.timeline.TimelineView;
import org.jspecify.annotations.Nullable;

/// Folds an incident's stream, in order of occurrence, into its postmortem. It reuses the folds of the incident and of
/// its timeline, so the three cannot disagree.
final class PostmortemProjection implements Fold<PostmortemView> {

    private final IncidentProjection incidents = new IncidentProjection();
    private final TimelineProjection timelines = new TimelineProjection();

    @Override
    public PostmortemView evolve(@Nullable PostmortemView view, RecordedEvent recorded) {
        IncidentView incident = incidents.evolve(view == null ? null : view.incident(), recorded);
        TimelineView timeline = timelines.evolve(view == null ? null : view.timeline(), recorded);
        PostmortemView passed = view == null
                ? PostmortemView.nothingYet(incident, timeline)
                : view.evolve(incident, timeline);
        return switch (recorded.event()) {
            case PostmortemSectionWritten written -> passed.with(passed.writing().with(written.section(),
                    new AuthoredSection(written.markdown(), recorded.provenance().actor(), recorded.happenedAt())),
                    passed.review().sectionWritten(recorded.position()));
            case ActionItemAdded added -> passed.with(added);
            case ActionItemChanged change -> passed.with(change);
            case PostmortemTimelineSignedOff _ -> passed.with(passed.review().signedOff(SignOff.of(recorded)));
            case PostmortemPublished _ -> passed.with(passed.review().published(SignOff.of(recorded)));
            case DuplicateEvent _,TimelineEvent _,Correction _,StatusUpdated _,MilestoneRecorded _,MilestoneCleared _,IncidentReopened _ ->
                passed.with(passed.review().timelineChanged(recorded.position()));
            case ResponderEvent _,DetailsEvent _,IncidentDeclared _,IncidentAcknowledged _,SeverityChanged _,ImpactEvent _,IncidentMitigated _,IncidentResolved _,IncidentClosed _,IncidentCancelled _,IncidentMerged _,IncidentRevived _,IncidentUnmerged _ ->
                passed;
        };
    }
}
