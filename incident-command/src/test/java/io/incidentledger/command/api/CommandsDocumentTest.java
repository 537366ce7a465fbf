package io.incidentledger.command.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/// Sends the examples of docs/reference/commands.md exactly as written there.
@SpringBootTest(classes = LedgerServer.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Slow
class CommandsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/reference/commands.md");
    private static final Pattern EXAMPLE = Pattern.compile("```sh\ncurl -X (\\w+) \"\\$LEDGER(/[^\"]+)\"(.*?)\n```",
            Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("-H '([^:']+): ([^']+)'");
    private static final Pattern BODY = Pattern.compile("-d '(.*)'$", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping;

    private record Example(String method, String path, List<String> headers, String body) {

        static Example of(MatchResult curl) {
            String options = curl.group(3).strip();
            List<String> headers = new ArrayList<>();
            HEADER.matcher(options).results()
                    .forEach(header -> headers.addAll(List.of(header.group(1), header.group(2))));
            String body = BODY.matcher(options).results().findFirst().map(found -> found.group(1)).orElse("");
            return new Example(curl.group(1), curl.group(2), headers, body);
        }
    }

    private static List<Example> examples() throws IOException {
        String document = Files.readString(DOCUMENT);
        List<Example> examples = EXAMPLE.matcher(document).results().map(Example::of).toList();
        assertThat(examples).as("every block of the document").hasSize(document.split("```sh", -1).length - 1);
        return examples;
    }

    @Test
    void everyExampleIsAcceptedInItsTurn() throws IOException {
        Caller caller = new Caller(port);
        String incident = "";
        String item = "";
        String entry = "";
        String other = caller.send("POST", "/v1/incidents", "{\"title\":\"x\",\"severity\":\"SEV3\"}")
                .text("incidentId");
        for (Example example : examples()) {
            String path = example.path().replace("$INCIDENT", incident).replace("$ITEM", item)
                    .replace("$ENTRY", entry).replace("$OTHER", other);
            Caller.Answer answer = caller.send(example.method(), path,
                    example.body().replace("'$INCIDENT'", incident).replace("'$OTHER'", other),
                    example.headers().toArray(String[]::new));

            assertThat(answer.status()).as("%s: %s", example, answer).isBetween(200, 201);
            assertThat(answer.body().path("changed").asBoolean()).as("%s", example).isTrue();
            incident = example.path().equals("/v1/incidents") ? answer.text("incidentId") : incident;
            entry = answer.text("entryId") != null ? answer.text("entryId") : entry;
            item = answer.text("actionItemId") != null ? answer.text("actionItemId") : item;
        }
    }

    @Test
    void everyCommandHasAnExample() throws IOException {
        TreeSet<String> shown = new TreeSet<>();
        for (Example example : examples()) {
            mapping.getHandlerMethods().keySet().stream()
                    .filter(info -> info.getMethodsCondition().getMethods().stream()
                            .anyMatch(method -> method.name().equals(example.method())))
                    .flatMap(info -> info.getPatternsCondition().getPatterns().stream())
                    .filter(pattern -> pattern.matches(PathContainer.parsePath(example.path())))
                    .forEach(pattern -> shown.add(example.method() + " " + pattern.getPatternString()));
        }
        TreeSet<String> commands = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackage() == CommandResponder.class.getPackage()) {
                info.getMethodsCondition().getMethods().forEach(method -> info.getPatternsCondition().getPatterns()
                        .forEach(pattern -> commands.add(method.name() + " " + pattern.getPatternString())));
            }
        });

        assertThat(commands).hasSizeGreaterThan(20);
        assertThat(shown).containsAll(commands);
    }
}
