package io.incidentledger.command.imports.ndjson;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.command.dispatch.CommandReceipt;
import io.incidentledger.command.dispatch.IncidentIdResolver;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = ImportControllerTest.Server.class)
@Slow
class ImportControllerTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({CodecsAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
        JacksonAutoConfiguration.class, NettyReactiveWebServerAutoConfiguration.class, WebFluxAutoConfiguration.class})
    @Import(ImportConfiguration.class)
    static class Server {
        final AtomicReference<CommandContext> context = new AtomicReference<>();

        @Bean
        IncidentIdResolver lookup() {
            return CompletableFuture::completedFuture;
        }

        @Bean
        CommandDispatcher pipeline() {
            return (command, told) -> {
                context.set(told);
                return CompletableFuture.completedFuture(
                        new CommandReceipt(command.incidentId(), 17, 4, Instant.EPOCH, true, true, false,
                                Status.INVESTIGATING, Severity.SEV2, List.of()));
            };
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Server server;

    private WebClient client;

    @BeforeEach
    void connect() {
        client = WebClient.create("http://127.0.0.1:" + port);
    }

    @Test
    void aLineIsAnsweredWhileTheNextOneHasYetToBeSent() {
        Sinks.Many<String> lines = Sinks.many().unicast().onBackpressureBuffer();
        Flux<String> answers = client.post().uri("/v1/import/incidents?format=ledger")
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(BodyInserters.fromPublisher(lines.asFlux(), String.class))
                .retrieve().bodyToFlux(String.class);

        StepVerifier.create(answers)
                .then(() -> lines.tryEmitNext(line("a") + "\n").orThrow())
                .assertNext(answer -> assertThat(json(answer).path("line").intValue()).isEqualTo(1))
                .then(() -> lines.tryEmitNext("nonsense\n").orThrow())
                .assertNext(answer -> assertThat(json(answer).path("outcome").stringValue()).isEqualTo("refused"))
                .then(() -> lines.tryEmitComplete().orThrow())
                .assertNext(answer -> assertThat(answer).isEqualToIgnoringWhitespace(
                        """
                                {"summary":{"lines":2,"imported":1,"updated":0,"unchanged":0,"refused":1,"updates":0},"position":17}"""))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void theWholeMayBeLargerThanAnyOtherBody() {
        Flux<String> lines = Flux.range(1, 20_000).map(i -> line("i" + i) + "\n");
        List<JsonNode> answers = post("?format=ledger", MediaType.APPLICATION_NDJSON, lines).lines();

        assertThat(answers).hasSize(20_001);
        assertThat(answers.getLast().at("/summary/imported").intValue()).isEqualTo(20_000);
    }

    @Test
    void anAnswerSaysWhatBecameOfTheLine() {
        List<JsonNode> answers = post("", MediaType.APPLICATION_NDJSON, Flux.just(line("a") + "\n{}")).lines();

        assertThat(answers.get(0).propertyNames()).containsExactlyInAnyOrder("line", "incidentId", "outcome", "updates",
                "position");
        assertThat(answers.get(0).path("position").longValue()).isEqualTo(17);
        assertThat(answers.get(1).at("/problem/type").stringValue())
                .isEqualTo("urn:incident-ledger:problem:invalid-body");
        assertThat(
                answers.get(1).at("/problem/errors").valueStream().map(fault -> fault.path("pointer").stringValue()))
                .contains("/externalRef", "/title", "/severity", "/declaredAt");
        assertThat(server.context.get().provenance().actor()).isEqualTo("ann");
    }

    @Test
    void nothingIsImportedFromNothing() {
        assertThat(post("?format=github", MediaType.APPLICATION_NDJSON, Flux.empty()).lines()).containsExactly(json("""
                {"summary":{"lines":0,"imported":0,"updated":0,"unchanged":0,"refused":0,"updates":0}}"""));
    }

    @ParameterizedTest
    @CsvSource({"?format=csv, application/x-ndjson, 400", "?formal=ledger, application/x-ndjson, 400",
        "?format=ledger, application/json, 415"})
    void aRequestThatMeansSomethingElseIsRefused(String query, String type, int status) {
        Answer answer = post(query, MediaType.parseMediaType(type), Flux.just(line("a")));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private record Answer(int status, MediaType type, List<JsonNode> lines) {}

    private Answer post(String query, MediaType type, Flux<String> lines) {
        return Objects.requireNonNull(client.post().uri("/v1/import/incidents" + query)
                .contentType(type)
                .header("X-Actor", "ann")
                .body(BodyInserters.fromPublisher(lines, String.class))
                .exchangeToMono(response -> response.bodyToFlux(String.class).map(ImportControllerTest::json)
                        .collectList()
                        .map(read -> new Answer(response.statusCode().value(),
                                response.headers().contentType().orElseThrow(), read)))
                .block(SOON));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String line(String id) {
        return """
                {"externalRef": {"system": "s", "id": "%s"}, "title": "t", "severity": "SEV3", "declaredAt": "2026-02-03T09:00:00Z"}"""
                .formatted(id);
    }
}
