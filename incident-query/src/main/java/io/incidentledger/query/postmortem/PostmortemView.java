package io.incidentledger.query.postmortem;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Provenance;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.timeline.TimelineView;
import org.jspecify.annotations.Nullable;

/// All that a postmortem is made of, after one of the incident's events. Immutable.
///
/// @param authors
///            who wrote sections, in the order of their first one
/// @param signOff
///            the last one of the timeline; null: none yet
/// @param publication
///            the first one; null: not published
public record PostmortemView(IncidentView incident, TimelineView timeline,
        Map<PostmortemSection, WrittenSection> sections,
        List<String> authors, Map<String, ActionItem> actionItems, @Nullable Signature signOff,
        @Nullable Signature publication) {

    static PostmortemView nothingYet(IncidentView incident, TimelineView timeline) {
        return new PostmortemView(incident, timeline, Map.of(), List.of(), Map.of(), null, null);
    }

    /// Signed off means ready for review even if more is added to the timeline later; the document says so beside the signature.
    public PostmortemStatus status() {
        if (publication != null) {
            return PostmortemStatus.FINAL;
        }
        return signOff != null ? PostmortemStatus.IN_REVIEW : PostmortemStatus.DRAFT;
    }

    PostmortemView passing(IncidentView nextIncident, TimelineView nextTimeline) {
        return new PostmortemView(nextIncident, nextTimeline, sections, authors, actionItems, signOff, publication);
    }

    /// A section that was emptied counts as not written.
    PostmortemView written(PostmortemSection section, WrittenSection written) {
        Map<PostmortemSection, WrittenSection> changed = new EnumMap<>(PostmortemSection.class);
        changed.putAll(sections);
        if (written.markdown().isBlank()) {
            changed.remove(section);
        } else {
            changed.put(section, written);
        }
        return new PostmortemView(incident, timeline, Collections.unmodifiableMap(changed), with(written.author()),
                actionItems,
                signOff, publication);
    }

    private List<String> with(String author) {
        SequencedSet<String> changed = new LinkedHashSet<>(authors);
        if (!author.equals(Provenance.ANONYMOUS)) {
            changed.add(author);
        }
        return List.copyOf(changed);
    }

    PostmortemView with(ActionItemAdded added) {
        return with(ActionItem.of(added));
    }

    PostmortemView with(ActionItemChanged change) {
        ActionItem item = actionItems.get(change.actionItemId());
        return item == null ? this : with(item.changed(change));
    }

    private PostmortemView with(ActionItem item) {
        Map<String, ActionItem> changed = new LinkedHashMap<>(actionItems);
        changed.put(item.actionItemId(), item);
        return new PostmortemView(incident, timeline, sections, authors, Collections.unmodifiableMap(changed), signOff,
                publication);
    }

    PostmortemView signedOff(Signature signature) {
        return new PostmortemView(incident, timeline, sections, authors, actionItems, signature, publication);
    }

    PostmortemView published(Signature signature) {
        return publication != null
                ? this
                : new PostmortemView(incident, timeline, sections, authors, actionItems, signOff, signature);
    }
}
