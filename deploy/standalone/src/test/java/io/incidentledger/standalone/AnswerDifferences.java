package io.incidentledger.standalone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds where two responses differ: the JSON Pointer of each member, with `*` for array elements, or the lines of a
/// text.
final class AnswerDifferences {
    /// The members that identify array elements, whatever their order; the first that distinguishes the elements is
    /// used.
    private static final List<List<String>> IDENTITIES = List.of(List.of("entryId"), List.of("eventId"),
            List.of("position"), List.of("incidentId", "milestone"), List.of("incidentId"), List.of("key"),
            List.of("actionItemId"), List.of("leSeconds"), List.of("pointer"), List.of("parameter"), List.of("header"),
            List.of("milestone"), List.of("name"),
            List.of("role", "assignee"));

    private static final String EVENT = "event: ";
    private static final String DATA = "data: ";

    private final List<String> found = new ArrayList<>();

    private AnswerDifferences() {}

    static List<String> between(String contentType, String former, String present) {
        if (former.equals(present)) {
            return List.of();
        }
        var differences = new AnswerDifferences();
        if (contentType.contains("json")) {
            differences.compareJson(former, present);
        } else if (contentType.contains("event-stream")) {
            differences.compareEvents(former, present);
        } else {
            differences.compareLines(former, present);
        }
        if (differences.found.isEmpty()) {
            differences.found.add("changed nothing but bytes");
        }
        return differences.found;
    }

    private void compareJson(String former, String present) {
        try {
            compare("", Http.JSON.readTree(former), Http.JSON.readTree(present));
        } catch (JacksonException notJson) {
            found.add("changed");
        }
    }

    private void compare(String at, JsonNode former, JsonNode present) {
        if (former.isObject() && present.isObject()) {
            compareObjects(at, former, present);
        } else if (former.isArray() && present.isArray()) {
            compareArrays(at, former, present);
        } else if (!former.equals(present)) {
            found.add((isRespelled(former, present) ? "respelled " : "changed ") + at);
        }
    }

    /// Whether it is the same value of an enumeration, which was in camelCase and is in kebab-case now.
    private static boolean isRespelled(JsonNode former, JsonNode present) {
        return former.isString() && present.isString() && former.asString().replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT).equals(present.asString());
    }

    private void compareObjects(String at, JsonNode former, JsonNode present) {
        Set<String> names = new TreeSet<>(former.propertyNames());
        names.addAll(present.propertyNames());
        for (String name : names) {
            compareEntries(at + "/" + NormalizedJson.ids(name), former.get(name), present.get(name));
        }
    }

    private void compareEntries(String at, @Nullable JsonNode former, @Nullable JsonNode present) {
        if (former == null || present == null) {
            found.add((former == null ? "added " : "missing ") + at);
        } else {
            compare(at, former, present);
        }
    }

    private void compareArrays(String at, JsonNode former, JsonNode present) {
        List<String> identity = IDENTITIES.stream()
                .filter(names -> tellsApart(names, former) && tellsApart(names, present)).findFirst()
                .orElse(List.of());
        if (!identity.isEmpty()) {
            compareByIdentity(at, byIdentity(identity, former), byIdentity(identity, present));
        } else if (Stream.concat(former.valueStream(), present.valueStream()).noneMatch(JsonNode::isObject)) {
            if (!former.equals(present)) {
                found.add("changed " + at);
            }
        } else {
            for (int i = 0; i < Math.max(former.size(), present.size()); i++) {
                compareEntries(at + "/*", former.get(i), present.get(i));
            }
        }
    }

    private void compareByIdentity(String at, Map<String, JsonNode> former, Map<String, JsonNode> present) {
        Set<String> all = new TreeSet<>(former.keySet());
        all.addAll(present.keySet());
        all.forEach(each -> compareEntries(at + "/*", former.get(each), present.get(each)));
        if (!common(former, present).equals(common(present, former))) {
            found.add("reordered " + at);
        }
    }

    private static List<String> common(Map<String, JsonNode> of, Map<String, JsonNode> with) {
        return of.keySet().stream().filter(with::containsKey).toList();
    }

    private static boolean tellsApart(List<String> names, JsonNode array) {
        return array.valueStream().allMatch(element -> names.stream().allMatch(element::has))
                && byIdentity(names, array).size() == array.size();
    }

    private static Map<String, JsonNode> byIdentity(List<String> names, JsonNode array) {
        Map<String, JsonNode> elements = new LinkedHashMap<>();
        array.forEach(element -> elements.put(names.stream().map(element::path).toList().toString(), element));
        return elements;
    }

    /// Compares event streams: frames by their kind and, like array elements, by their positions; everything that is
    /// not data by lines.
    private void compareEvents(String former, String present) {
        compare("", frames(former), frames(present));
        compareLines(withoutData(former), withoutData(present));
    }

    private static ObjectNode frames(String stream) {
        ObjectNode frames = Http.JSON.createObjectNode();
        for (String frame : stream.split("\n\n")) {
            String kind = frame.lines().filter(line -> line.startsWith(EVENT)).findFirst()
                    .map(line -> line.substring(EVENT.length())).orElse("message");
            frame.lines().filter(line -> line.startsWith(DATA))
                    .map(line -> Http.JSON.readTree(line.substring(DATA.length())))
                    .forEach(frames.withArray("/" + kind)::add);
        }
        return frames;
    }

    private static String withoutData(String stream) {
        return stream.lines().filter(line -> !line.startsWith(DATA)).collect(Collectors.joining("\n"));
    }

    private void compareLines(String former, String present) {
        List<String> before = former.lines().filter(line -> !line.isBlank()).toList();
        List<String> after = present.lines().filter(line -> !line.isBlank()).toList();
        int known = found.size();
        addLines("missing line: ", before, after, NormalizedJson::line);
        addLines("added line: ", after, before, NormalizedJson::line);
        if (found.size() == known && !before.equals(after)) {
            found.add("reordered lines");
        }
    }

    private void addLines(String change, Collection<String> of, Collection<String> without,
            Function<String, String> general) {
        var known = new HashSet<>(without);
        of.stream().filter(line -> !known.contains(line)).map(line -> change + general.apply(line)).forEach(found::add);
    }
}
