package io.incidentledger.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import io.incidentledger.standalone.Http.Answer;
import org.jspecify.annotations.Nullable;

/// The responses of a former release as of every position of a ledger that it wrote. A line of the file is one query
/// with all its responses, in order; a response that is the same for several consecutive positions is stored once.
/// Bodies are composed of numbered pieces, because consecutive bodies share most of their text.
final class FormerAnswers {
    private static final int STEPS_BEFORE = 20;

    private static final Pattern STRETCH = Pattern.compile("(\\d+)(?:-(\\d+))?");

    private FormerAnswers() {}

    /// @param path with `{asOf}` in place of the position, and `{before}` in place of the start of a comparison,
    ///     {@value #STEPS_BEFORE} positions earlier
    /// @param request the body of a POST; null for a GET
    record Question(String path, String accept, @Nullable String request, List<FormerAnswer> answers) {
        /// The kind of query, independent of ids and positions.
        String kind() {
            String kind = path.replaceAll("(?<=[?&])asOf=\\{asOf}&?", "").replaceAll("[?&]$", "");
            kind = NormalizedJson.ids(kind).replaceAll("/timeline/[^/?]+/", "/timeline/{entryId}/");
            return accept.equals("*/*") ? kind : kind + " as " + accept;
        }

        private Question with(UnaryOperator<FormerAnswer> change) {
            return new Question(path, accept, request, answers.stream().map(change).toList());
        }

        Answer ask(Http http, long position) {
            String asked = pathAsOf(position);
            return request == null
                    ? http.get(asked, "Accept", accept)
                    : http.post(asked, request, "Accept", accept);
        }

        /// Timelines had no pages in that release, and the filter `open` was called `openOnly`.
        String pathAsOf(long position) {
            String whole = path.contains("/timeline?") ? path + "&limit=500" : path;
            return whole.replace("openOnly=", "open=").replace("{asOf}", Long.toString(position)).replace("{before}",
                    Long.toString(Math.max(0, position - STEPS_BEFORE)));
        }
    }

    /// A response that is the same from one position to another, both inclusive.
    record FormerAnswer(long from, long to, int status, Map<String, String> headers, String body) {
        private FormerAnswer with(String whole) {
            return new FormerAnswer(from, to, status, headers, whole);
        }
    }

    static List<Question> in(Path directory) {
        List<String> pieces = read(directory.resolve("pieces.jsonl.gz"), String.class);
        return read(directory.resolve("answers.jsonl.gz"), Question.class).stream()
                .map(question -> question.with(answer -> answer.with(whole(answer.body(), pieces)))).toList();
    }

    private static String whole(String stretches, List<String> pieces) {
        var body = new StringBuilder();
        STRETCH.matcher(stretches).results().forEach(stretch -> {
            int first = Integer.parseInt(stretch.group(1));
            int last = stretch.group(2) == null ? first : Integer.parseInt(stretch.group(2));
            pieces.subList(first, last + 1).forEach(body::append);
        });
        return body.toString();
    }

    private static <T> List<T> read(Path file, Class<T> type) {
        try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)),
                StandardCharsets.UTF_8))) {
            return in.lines().map(line -> Http.JSON.readValue(line, type)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
