package io.incidentledger.command.incident;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import io.incidentledger.events.IncidentEvent.PostmortemSectionWritten;
import io.incidentledger.events.PostmortemSection;

/**
 * How far the postmortem is. A sign-off vouches for the timeline, so it lapses when the timeline tells something else; writing a section leaves it alone. A published
 * postmortem may go on being written; it can be published again once it differs.
 *
 * @param signedOff
 *            somebody vouches for the timeline as it is now
 * @param published
 *            it was published at least once
 * @param revised
 *            it differs from what was published last
 */
record Postmortem(Map<PostmortemSection, String> sections, boolean signedOff, boolean published, boolean revised) {

    static final Postmortem UNWRITTEN = new Postmortem(Map.of(), false, false, false);

    Postmortem {
        Map<PostmortemSection, String> copy = new EnumMap<>(PostmortemSection.class);
        copy.putAll(sections);
        sections = Collections.unmodifiableMap(copy);
    }

    boolean publishedAsItIs() {
        return published && !revised;
    }

    Postmortem after(PostmortemSectionWritten event) {
        Map<PostmortemSection, String> written = new EnumMap<>(PostmortemSection.class);
        written.putAll(sections);
        written.put(event.section(), event.markdown());
        return new Postmortem(written, signedOff, published, true);
    }

    Postmortem afterTimelineChanged() {
        return new Postmortem(sections, false, published, true);
    }

    Postmortem afterSignOff() {
        return new Postmortem(sections, true, published, revised);
    }

    Postmortem afterPublication() {
        return new Postmortem(sections, signedOff, true, false);
    }
}
