package io.incidentledger.standalone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.incidentledger.standalone.Http.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/// Records the responses of a service to all as-of queries, byte by byte, for comparison with later responses and with
/// those of other services.
final class AsOfAnswers {
    private static final List<String> BOARDS = List.of("", "&limit=1", "&sort=declaredAt&open=true",
            "&status=resolved&status=closed", "&severity=SEV1", "&service=checkout&q=out", "&mode=backfill");
    private static final List<String> MEASURES = List.of("/v1/measures?detail=histogram,slowest,samples",
            "/v1/measures?groupBy=severity&include=merged,cancelled,drill", "/v1/measures?groupBy=service",
            "/v1/measures/quality?groupBy=month&detail=histogram,slowest");
    private static final List<String> INCIDENTS = List.of("?", "/timeline?", "/timeline?view=recorded&",
            "/timeline?order=recorded&kind=note&", "/phases?", "/replay?speed=0&", "/replay?speed=0&by=occurred&");
    private static final List<String> POSTMORTEMS = List.of("application/json", "text/markdown", "text/html");

    private final Map<Question, String> answers = new LinkedHashMap<>();

    private record Question(String path, String accept) {
        Answer to(Http http) {
            return http.get(path, "Accept", accept);
        }
    }

    int size() {
        return answers.size();
    }

    /// Sends all queries as of a moment.
    ///
    /// @param moment a position or an instant
    /// @param incidents their ids or numbers; they may not exist at that moment
    /// @param entries paths of timeline entries, which may not exist either
    void ask(Http http, Object moment, Collection<String> incidents, Collection<String> entries) {
        String asOf = "asOf=" + moment;
        BOARDS.forEach(board -> askPages(http, "/v1/incidents?" + asOf + board));
        MEASURES.forEach(measures -> ask(http, measures + "&" + asOf, "*/*"));
        ask(http, "/v1/measures/drift?periodFrom=2026-02-01&periodTo=2026-03-01&from=0&to=" + moment, "*/*");
        for (String incident : incidents) {
            String path = "/v1/incidents/" + incident;
            INCIDENTS.forEach(question -> askPages(http, path + question + asOf));
            POSTMORTEMS.forEach(type -> ask(http, path + "/postmortem?" + asOf, type));
            ask(http, path + "/diff?from=0&to=" + moment, "*/*");
        }
        entries.forEach(entry -> ask(http, entry + "/history?" + asOf, "*/*"));
    }

    private void askPages(Http http, String first) {
        String next = first;
        while (!next.isEmpty()) {
            String link = ask(http, next, "*/*").header("Link");
            next = link.isEmpty() ? "" : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
        }
    }

    private Answer ask(Http http, String path, String accept) {
        var question = new Question(path, accept);
        Answer answer = question.to(http);
        assertThat(answer.status()).as(path).isIn(200, 404);
        answers.put(question, told(question, answer));
        return answer;
    }

    /// Asserts that this service gives the same response to every recorded query.
    void mustBeThoseOf(Http http) {
        answers.forEach((question, answer) -> assertThat(told(question, question.to(http))).as(question.path())
                .isEqualTo(answer));
    }

    private static String told(Question question, Answer answer) {
        if (answer.status() == 200 && !question.path().contains("/replay")) {
            assertThat(answer.header("Repr-Digest")).as(question.path()).isEqualTo(digest(answer.text()));
        }
        var lines = new ArrayList<>(List.of(Integer.toString(answer.status())));
        Stream.of("Content-Type", "Ledger-Position", "Repr-Digest", "ETag", "Link").map(answer::header)
                .forEach(lines::add);
        lines.add(answer.text());
        return String.join("\n", lines);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
