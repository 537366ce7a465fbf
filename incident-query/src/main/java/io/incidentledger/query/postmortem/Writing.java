package io.incidentledger.query.postmortem;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.incidentledger.events.NameKey;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Provenance;

/// What people wrote.
///
/// @param sections
///            as they were written last; a section that was emptied counts as not written
/// @param authors
///            who wrote any of it, in the order of their first section
record Writing(Map<PostmortemSection, WrittenSection> sections, List<String> authors) {

    static final Writing NOTHING = new Writing(Map.of(), List.of());

    Writing with(PostmortemSection section, WrittenSection written) {
        Map<PostmortemSection, WrittenSection> changed = new EnumMap<>(PostmortemSection.class);
        changed.putAll(sections);
        if (written.markdown().isBlank()) {
            changed.remove(section);
        } else {
            changed.put(section, written);
        }
        return new Writing(Collections.unmodifiableMap(changed), with(written.author()));
    }

    private List<String> with(String author) {
        boolean known = authors.stream().map(NameKey::of).anyMatch(NameKey.of(author)::equals);
        return known || !Provenance.namesPerson(author)
                ? authors
                : Stream.concat(authors.stream(), Stream.of(author)).toList();
    }
}
