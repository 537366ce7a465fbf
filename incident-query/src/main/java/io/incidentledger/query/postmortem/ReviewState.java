package io.incidentledger.query.postmortem;

import org.jspecify.annotations.Nullable;

/// The review state of the document. A sign-off confirms the timeline, so it lapses when somebody adds or corrects an
/// entry, posts an update, states a milestone, merges a duplicate or reopens the incident; other changes (details,
/// impact, roles, severity), those of absorbed incidents, and writing a section do not affect it. A published document
/// stays published; later such changes and later written sections show as a revision. What matters
/// is what people knew when they signed off, so positions are compared, whatever the order in which the events are
/// folded.
///
/// @param signOff the latest sign-off of the timeline; null: none yet
/// @param publication the latest publication; null: not published
/// @param timelineChanged the position of the last event that a sign-off does not cover; 0: none
/// @param changed the position of the last such event, or of the last written section
record ReviewState(@Nullable SignOff signOff, @Nullable SignOff publication, long timelineChanged, long changed) {

    static final ReviewState NONE = new ReviewState(null, null, 0, 0);

    public PostmortemStatus status() {
        if (publication != null) {
            return PostmortemStatus.FINAL;
        }
        return signOff != null && !lapsed() ? PostmortemStatus.IN_REVIEW : PostmortemStatus.DRAFT;
    }

    /// Whether the timeline has changed since the sign-off.
    public boolean lapsed() {
        return signOff != null && timelineChanged > signOff.position();
    }

    /// Whether the document has changed since its publication.
    public boolean revised() {
        return publication != null && changed > publication.position();
    }

    ReviewState timelineChanged(long position) {
        return new ReviewState(signOff, publication, Math.max(timelineChanged, position), Math.max(changed, position));
    }

    ReviewState sectionWritten(long position) {
        return new ReviewState(signOff, publication, timelineChanged, Math.max(changed, position));
    }

    ReviewState signedOff(SignOff added) {
        return new ReviewState(later(signOff, added), publication, timelineChanged, changed);
    }

    ReviewState published(SignOff added) {
        return new ReviewState(signOff, later(publication, added), timelineChanged, changed);
    }

    private static SignOff later(@Nullable SignOff one, SignOff other) {
        return one != null && one.position() > other.position() ? one : other;
    }
}
