package io.incidentledger.query.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// A difference in one part of the state of an incident.
///
/// @param path the place in the state, as a JSON Pointer (RFC 6901); lists are compared as a whole
/// @param before the former value; null: it did not exist
/// @param after the new value; null: it no longer exists
record StateDifference(String path, JsonNode before, JsonNode after) {

    /// All differences, sorted by path.
    static List<StateDifference> between(ObjectNode before, ObjectNode after) {
        List<StateDifference> changes = new ArrayList<>();
        compare("", before, after, changes);
        return List.copyOf(changes);
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<StateDifference> changes) {
        if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
            Set<String> names = new TreeSet<>(one.propertyNames());
            names.addAll(other.propertyNames());
            names.forEach(name -> compare(path + "/" + name.replace("~", "~0").replace("/", "~1"),
                    orNull(one.get(name)), orNull(other.get(name)), changes));
        } else if (!before.equals(after)) {
            changes.add(new StateDifference(path, before, after));
        }
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? NullNode.getInstance() : node;
    }
}
