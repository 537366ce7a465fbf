package io.incidentledger.query.postmortem;

import org.jspecify.annotations.Nullable;

/// How far people have agreed on the document. A sign-off vouches for the timeline, so it lapses when the timeline tells something else; writing a section leaves it alone. What
/// was published stays published; later changes show as a revision.
/// What people knew when they agreed counts, so this follows the order in which the ledger learned of things, in whatever order they are told here.
///
/// @param signOff
///            the last one of the timeline; null: none yet
/// @param publication
///            the last one; null: not published
/// @param timelineChanged
///            the position of the last event that changed the timeline; 0: none has
/// @param changed
///            the position of the last event that changed the document
record Review(@Nullable Signature signOff, @Nullable Signature publication, long timelineChanged, long changed) {

    static final Review NONE = new Review(null, null, 0, 0);

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

    Review timelineChanged(long position) {
        return new Review(signOff, publication, Math.max(timelineChanged, position), Math.max(changed, position));
    }

    Review sectionWritten(long position) {
        return new Review(signOff, publication, timelineChanged, Math.max(changed, position));
    }

    Review signedOff(Signature signature) {
        return new Review(later(signOff, signature), publication, timelineChanged, changed);
    }

    Review published(Signature signature) {
        return new Review(signOff, later(publication, signature), timelineChanged, changed);
    }

    private static Signature later(@Nullable Signature one, Signature other) {
        return one != null && one.position() > other.position() ? one : other;
    }
}
