package io.incidentledger.command.incident;

import java.util.List;

import io.incidentledger.command.incident.IncidentCommand.AddActionItem;
import io.incidentledger.command.incident.IncidentCommand.ChangeActionItem;
import io.incidentledger.command.incident.IncidentCommand.WritePostmortemSection;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.IncidentEvent.PostmortemSectionWritten;
import io.incidentledger.events.IncidentEvent.PostmortemTimelineSignedOff;
import io.incidentledger.events.NameKey;

/// Decides commands about action items and the postmortem. Both may begin early and continue after closing.
final class PostmortemDecisions {

    static final int MAX_ACTION_ITEMS = 1_000;

    private PostmortemDecisions() {}

    /// A false alarm may have follow-ups, too; the follow-ups of a duplicate belong to the incident that continues.
    static List<IncidentEvent> add(IncidentState incident, AddActionItem command) {
        incident.progress().requireNotMerged();
        if (incident.actionItems().size() >= MAX_ACTION_ITEMS) {
            throw IncidentRule.TOO_MANY_ACTION_ITEMS.violated("The incident has " + incident.actionItems().size()
                    + " action items; the limit is " + MAX_ACTION_ITEMS + ".");
        }
        return List.of(new ActionItemAdded(command.actionItemId(), command.title(), command.owner(),
                command.priority(), command.dueOn(), null));
    }

    /// Allowed in every status: open follow-ups remain to be done.
    ///
    /// @throws UnknownActionItemException when it was never added
    static List<IncidentEvent> change(IncidentState incident, ChangeActionItem command) {
        ActionItem item = incident.actionItems().get(command.actionItemId());
        if (item == null) {
            throw new UnknownActionItemException(command.incidentId(), command.actionItemId());
        }
        ActionItemChanged change = item.changeTo(command.actionItemId(), command.title(), command.owner(),
                command.priority(), command.status(), command.dueOn());
        return item.after(change).equals(item) ? List.of() : List.of(change);
    }

    static List<IncidentEvent> write(IncidentState incident, WritePostmortemSection command) {
        incident.progress().requireNotMerged();
        return command.markdown().equals(incident.postmortem().sections().get(command.section()))
                ? List.of()
                : List.of(new PostmortemSectionWritten(command.section(), command.markdown(), null));
    }

    /// The timeline of an incident that is not over can't be signed off. Each person's sign-off is recorded.
    static List<IncidentEvent> signOff(IncidentState incident, String actor) {
        incident.progress().requireOver();
        ResponderDecisions.requirePerson(actor, "Only a person can sign off the timeline; name the person in X-Actor.");
        return by(actor, incident, PostmortemTimelineSignedOff.class, incident.postmortem().signOffs())
                ? List.of()
                : List.of(new PostmortemTimelineSignedOff(null));
    }

    static List<IncidentEvent> publish(IncidentState incident, String actor) {
        incident.progress().requireOver();
        ResponderDecisions.requirePerson(actor, "Only a person can publish a postmortem; name the person in X-Actor.");
        if (by(actor, incident, PostmortemPublished.class, incident.postmortem().publications())) {
            return List.of();
        }
        if (!incident.postmortem().signedOff()) {
            throw IncidentRule.TIMELINE_NOT_SIGNED_OFF
                    .violated("Sign off the timeline before you publish the postmortem.");
        }
        return List.of(new PostmortemPublished(null));
    }

    /// Whether the actor was among those who did so last.
    private static boolean by(String actor, IncidentState incident, Class<? extends IncidentEvent> type, int last) {
        return incident.entries().lastActors(type, last).contains(NameKey.normalized(actor));
    }
}
