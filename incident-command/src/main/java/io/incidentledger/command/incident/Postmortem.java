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

    Postmortem after(PostmortemSectionWritten event) {
        Map<PostmortemSection, String> written = new EnumMap<>(PostmortemSection.class);
        written.putAll(sections);
        written.put(event.section(), event.markdown());
        return new Postmortem(written, signOffs, published, 0);
    }

    Postmortem afterTimelineChanged() {
        return new Postmortem(sections, 0, published, 0);
    }

    Postmortem afterSignOff() {
        return new Postmortem(sections, signOffs + 1, published, publications);
    }

    Postmortem afterPublication() {
        return new Postmortem(sections, signOffs, true, publications + 1);
    }
}
