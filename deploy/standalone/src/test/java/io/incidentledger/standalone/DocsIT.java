package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.standalone.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests the page at `/docs` of the packaged programs. deploy/api/check.sh looks at it with a browser.
class DocsIT {
    private static final Pattern LOADED = Pattern.compile("<(?:link|script)[^>]* (?:href|src)=\"([^\"]*)\"");
    private static final Pattern STYLE = Pattern.compile("@import|url\\(\\s*+[\"']?+(?!data:)");

    @TempDir
    private Path directory;

    @Test
    void theStandaloneServesThePageAndAllThatItLoads() {
        try (Service service = Service.start(directory)) {
            assertPageIsComplete(service.http());
        }
    }

    @Test
    void nodesServeThePageWithTheirOwnDocument() {
        try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase()) {
            try (Service command = Node.command(database.uri()); Service query = Node.query(database.uri())) {
                assertPageIsComplete(command.http());
                assertPageIsComplete(query.http());
                assertThat(methodsOfIncidents(command)).containsExactly("post");
                assertThat(methodsOfIncidents(query)).containsExactly("get");
            }
        }
    }

    private static List<String> methodsOfIncidents(Service node) {
        return List.copyOf(node.http().get("/openapi.json").expect(200).json().path("paths").path("/v1/incidents")
                .propertyNames());
    }

    private static void assertPageIsComplete(Http http) {
        Answer page = http.get("/docs").expect(200);
        List<String> loaded = LOADED.matcher(page.text()).results().map(link -> link.group(1)).toList();
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertIsSafe(page);
        assertThat(loaded).contains("docs/swagger-ui-bundle.js", "docs/swagger-ui.css", "docs/docs.js");
        assertThat(loaded).allSatisfy(link -> {
            assertThat(link).matches("docs/[a-z0-9.-]+");
            Answer file = http.get("/" + link).expect(200);
            assertIsSafe(file);
            assertThat(file.text()).isNotEmpty();
            if (link.endsWith(".css")) {
                assertThat(file.text()).doesNotContainPattern(STYLE);
            }
        });
        assertThat(http.get("/docs/docs.js").text()).contains("url: \"openapi.json\"", "validatorUrl: null")
                .doesNotContain("http");
        assertThat(http.get("/openapi.json").expect(200).json().path("paths").propertyNames())
                .allMatch(path -> path.startsWith("/v1/"));
    }

    private static void assertIsSafe(Answer answer) {
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'",
                "connect-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe", "http", "*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("ETag")).matches("\"[0-9a-f]{24}\"");
    }

    @Test
    void filesAreCompressedAndSentOnce() {
        String script = "/docs/swagger-ui-bundle.js";
        try (Service service = Service.start(directory)) {
            Http http = service.http();
            Answer whole = http.get(script).expect(200);
            assertThat(http.send("HEAD", script, null).expect(200).headers().map())
                    .containsEntry("content-length",
                            List.of(Integer.toString(whole.text().getBytes(StandardCharsets.UTF_8).length)))
                    .containsEntry("etag", List.of(whole.header("ETag")));
            assertThat(http.get(script, "If-None-Match", whole.header("ETag")).expect(304).text()).isEmpty();

            Answer compressed = http.get(script, "Accept-Encoding", "gzip").expect(200);
            assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(compressed.text().length()).isLessThan(whole.text().length() / 2);
            Answer known = http.get(script, "Accept-Encoding", "gzip", "If-None-Match", compressed.header("ETag"));
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.header("ETag")).isEqualTo(compressed.header("ETag"));
        }
    }

    @Test
    void theRootLeadsToThePageAndNothingElseOfTheLibraryIsServed() throws IOException {
        try (Service service = Service.start(directory)) {
            Http http = service.http();
            assertThat(http.get("/").expect(302).header("Location")).isEqualTo("docs");
            assertThat(http.get("/docs/").expect(302).header("Location")).isEqualTo("../docs");
            for (String path : List.of("/docs/docs.html", "/docs/swagger-ui.js", "/docs/..%2Fdocs.js",
                    "/webjars/swagger-ui/swagger-ui.css", "/META-INF/MANIFEST.MF")) {
                assertThat(http.get(path).expect(404).at("/type")).as(path)
                        .isEqualTo("urn:incident-ledger:problem:unknown-path");
            }
            assertThat(http.post("/docs", "{}").expect(405).header("Allow")).contains("GET").contains("HEAD");
            assertThat(RawHttp.statusOf(http.address(), "GET /docs", "Host: evil.example")).isEqualTo(403);
        }
    }

    @Test
    void thePageCanBeSwitchedOff() {
        ProcessBuilder command = Jar.command("serve", "--port", "0", "--data", directory.toString());
        command.environment().put("INCIDENTLEDGER_HTTP_DOCS", "false");
        try (Service service = Service.start(command)) {
            for (String path : List.of("/docs", "/docs/docs.js", "/docs/swagger-ui.css", "/")) {
                assertThat(service.http().get(path).status()).as(path).isEqualTo(404);
            }
            service.http().get("/openapi.json").expect(200);
        }
    }
}
