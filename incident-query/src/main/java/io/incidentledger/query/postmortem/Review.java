package io.incidentledger.query.postmortem;

import org.jspecify.annotations.Nullable;

/// How far people have agreed on the document. A sign-off vouches for the timeline, so it lapses when the timeline tells something else; writing a section leaves it alone. What
/// was published stays published; later changes show as a revision.
///
/// @param signOff
///            the last one of the timeline; null: none yet
/// @param lapsed
///            the timeline has changed since the sign-off
/// @param publication
///            the last one; null: not published
/// @param revised
///            the document has changed since its publication
public record Review(@Nullable Signature signOff, boolean lapsed, @Nullable Signature publication, boolean revised) {

    static final Review NONE = new Review(null, false, null, false);

    public PostmortemStatus status() {
        if (publication != null) {
            return PostmortemStatus.FINAL;
        }
        return signOff != null && !lapsed ? PostmortemStatus.IN_REVIEW : PostmortemStatus.DRAFT;
    }

    Review timelineChanged() {
        return new Review(signOff, signOff != null, publication, publication != null);
    }

    Review sectionWritten() {
        return new Review(signOff, lapsed, publication, publication != null);
    }

    Review signedOff(Signature signature) {
        return new Review(signature, false, publication, revised);
    }

    Review published(Signature signature) {
        return new Review(signOff, lapsed, signature, false);
    }
}
