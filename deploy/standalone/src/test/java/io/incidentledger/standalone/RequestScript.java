package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.incidentledger.standalone.Http.Answer;

/// Sends requests in the format of `.http` files, one after the other. `{{name}}` stands for a value from an earlier
/// response: a line `# @keep name = /pointer` keeps the value at this JSON Pointer in the response to its request.
final class RequestScript {
    private static final Pattern KEEP = Pattern.compile("# @keep (\\w+) = (\\S+)");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z-]+): (.*)");
    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");
    private static final Pattern INSTANT = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");
    private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{32,64}\\b");

    private static final Pattern SINCE = Pattern.compile("\\b\\d+ minutes ago");

    private final List<String> requests;
    private final Map<String, String> kept = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Instant start = Instant.now();

    private RequestScript(List<String> requests) {
        this.requests = requests;
    }

    static RequestScript in(Path file) throws IOException {
        return new RequestScript(Pattern.compile("(?m)^### ").splitAsStream(Files.readString(file)).skip(1).toList());
    }

    /// Sends all requests.
    ///
    /// @return the responses in a form that is the same in every run: ids are numbered by first occurrence; digests and
    ///     the times of this run are replaced
    String run(Http http) {
        return requests.stream().map(request -> timeless(send(http, request))).collect(Collectors.joining("\n"));
    }

    private String send(Http http, String request) {
        List<String> lines = request.lines().toList();
        int next = 1;
        Map<String, String> keep = new LinkedHashMap<>();
        for (Matcher it = KEEP.matcher(lines.get(next)); it.matches(); it = KEEP.matcher(lines.get(next))) {
            keep.put(it.group(1), it.group(2));
            next++;
        }
        String[] line = filled(lines.get(next++)).split(" ", 2);
        var headers = new ArrayList<String>();
        while (next < lines.size() && HEADER.matcher(lines.get(next)).matches()) {
            headers.addAll(List.of(filled(lines.get(next++)).split(": ", 2)));
        }
        String body = filled(String.join("\n", lines.subList(next, lines.size())).strip());
        Answer answer = http.send(line[0], line[1], body.isEmpty() ? null : body, headers.toArray(String[]::new));
        keep.forEach((name, pointer) -> kept.put(name, answer.at(pointer)));
        return "=== " + lines.getFirst() + "\n" + Golden.text(answer);
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> each : kept.entrySet()) {
            filled = filled.replace("{{" + each.getKey() + "}}", each.getValue());
        }
        return filled;
    }

    private String timeless(String text) {
        String known = ID.matcher(text)
                .replaceAll(id -> ids.computeIfAbsent(id.group(), _ -> "{id " + (ids.size() + 1) + "}"));
        String then = INSTANT.matcher(known)
                .replaceAll(at -> Instant.parse(at.group()).isBefore(start) ? at.group() : "{now}");
        return SINCE.matcher(DIGEST.matcher(then).replaceAll("{digest}")).replaceAll("{n} minutes ago");
    }
}
