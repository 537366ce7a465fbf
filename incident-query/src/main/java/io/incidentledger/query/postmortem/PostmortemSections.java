package io.incidentledger.query.postmortem;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.PostmortemSection;

/// The content that people wrote.
///
/// @param sections the latest version of each section; an emptied section counts as not written
/// @param authors everybody who wrote any of it, in the order of their first section
record PostmortemSections(Map<PostmortemSection, AuthoredSection> sections, List<String> authors) {

    static final PostmortemSections NOTHING = new PostmortemSections(Map.of(), List.of());

    PostmortemSections with(PostmortemSection section, AuthoredSection written) {
        Map<PostmortemSection, AuthoredSection> changed = new EnumMap<>(PostmortemSection.class);
        changed.putAll(sections);
        if (written.markdown().isBlank()) {
            changed.remove(section);
        } else {
            changed.put(section, written);
        }
        return new PostmortemSections(Collections.unmodifiableMap(changed), with(written.author()));
    }

    private List<String> with(String author) {
        boolean known = authors.stream().map(NameKey::of).anyMatch(NameKey.of(author)::equals);
        return known || !EventProvenance.namesPerson(author)
                ? authors
                : Stream.concat(authors.stream(), Stream.of(author)).toList();
    }
}
