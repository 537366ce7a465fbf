package io.incidentledger.command.imports.pagehistory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import io.incidentledger.command.imports.pagehistory.PageSnapshot.Name;

/// Reports ambiguities about the incidents of a page as text, each once. Not thread-safe.
final class AmbiguityReporter {
    /// The address of a ledger that was started as the manual describes.
    private static final String LEDGER = "http://127.0.0.1:8080";

    private final UnaryOperator<String> display;
    private final BiConsumer<String, String> heard;
    private final Set<Object> reported = new HashSet<>();

    /// @param display returns the name that people use for an incident of the ledger
    /// @param heard receives the kind of ambiguity, and the text
    AmbiguityReporter(UnaryOperator<String> display, BiConsumer<String, String> heard) {
        this.display = display;
        this.heard = heard;
    }

    /// An incident of the ledger.
    ///
    /// @param survivor the incident that continues in its place; itself when it is not merged
    /// @param cancelled whether the survivor was cancelled
    record Ours(String incidentId, String survivor, boolean cancelled) {}

    private void warn(Object about, String words, Object... names) {
        if (reported.add(about)) {
            heard.accept(words, words.formatted(names));
        }
    }

    /// Other snapshots contradict the one that has both names.
    void contradicted(Name name, Name other, String why) {
        warn(Set.of(name, other), "the entry with %s and %s is imported by its %s only: %s", name, other, name, why);
    }

    /// Something else has the id that equals a name.
    void readsLikeAnother(Name name) {
        warn(name.toString(), "the %s is not the incident that the ledger has under %s; it is imported under %s", name,
                name.value(), PageIncidentIdResolver.further(name, name.value()));
    }

    /// An earlier import noted a name for an incident that the snapshot also lists.
    void standsBeside(Name name, String incidentId) {
        warn(name, "%s was matched to the ledger's %s, but the snapshot now lists both", name,
                display.apply(incidentId));
    }

    /// @param called all its names
    /// @param why a clause about the ledger's incident
    void another(Name name, String called, String incidentId, String why) {
        warn(List.of(incidentId, name), "%s is not the same incident as the ledger's %s, %s", called,
                display.apply(incidentId), why);
    }

    /// The snapshots have one incident where the ledger has two, which only people can merge.
    ///
    /// @param called all its names
    void two(String called, Ours goesOn, Ours stays) {
        if (goesOn.survivor().equals(stays.survivor())) {
            return;
        }
        String into = path(goesOn.survivor());
        String duplicate = path(stays.survivor());
        warn(Set.of(goesOn.incidentId(), stays.incidentId()), "the ledger has two incidents for %s: %s"
                + " is updated, and %s stays unchanged. If they are the same incident, revive the cancelled ones and"
                + " merge them: POST /v1/incidents/%s/merge with {\"into\": \"%s\"}, for example: %s%s%s", called,
                display.apply(goesOn.incidentId()), display.apply(stays.incidentId()), duplicate, into,
                revive(stays, duplicate), revive(goesOn, into), merge(duplicate, into));
    }

    private String path(String incidentId) {
        return display.apply(incidentId).replace("#", "");
    }

    private static String revive(Ours incident, String path) {
        return incident.cancelled() ? post(path, "revive", "{\"reason\": \"it is no false alarm\"}") + " && " : "";
    }

    private static String merge(String duplicate, String into) {
        return post(duplicate, "merge", "{\"into\": \"" + into + "\", \"reason\": \"the page says so\"}");
    }

    private static String post(String path, String step, String body) {
        return "curl -f -X POST %s/v1/incidents/%s/%s -H 'Content-Type: application/json' -H \"X-Actor: $USER\" -d '%s'"
                .formatted(LEDGER, path, step, body);
    }
}
