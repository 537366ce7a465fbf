package io.incidentledger.http.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.StrictJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class ProblemExceptionHandlerTest {

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ProblemExceptionHandler.class);
    private final ProblemExceptionHandler answers = new ProblemExceptionHandler(
            List.of(failure -> failure instanceof ArithmeticException ? Problem.of("odd", 409, "Odd", "ours") : null),
            1024);
    private final MockServerWebExchange exchange = MockServerWebExchange
            .from(MockServerHttpRequest.post("/v1/incidents"));

    @BeforeEach
    void listenToTheLog() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(logged);
    }

    private JsonNode answerTo(Throwable failure) {
        StepVerifier.create(answers.handle(exchange, failure)).verifyComplete();
        assertThat(exchange.getResponse().getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        JsonNode problem = JsonMapper.shared().readTree(exchange.getResponse().getBodyAsString().block());
        assertThat(problem.path("status").asInt()).isEqualTo(exchange.getResponse().getStatusCode().value());
        return problem;
    }

    private List<ILoggingEvent> errors() {
        return logged.list.stream().filter(entry -> entry.getLevel().isGreaterOrEqual(Level.INFO)).toList();
    }

    @Test
    void whoeverKnowsAFailureNamesItsProblem() {
        assertThat(answerTo(new ArithmeticException()).path("type").asString())
                .isEqualTo("urn:incident-ledger:problem:odd");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aCallerThatHungUpIsNoDefect() {
        StepVerifier.create(answers.handle(exchange, new IOException("Connection reset by peer"))).verifyComplete();

        assertThat(errors()).isEmpty();
    }

    @Test
    void aDefectIsLoggedOnceAndNotShown() {
        JsonNode problem = answerTo(new IllegalStateException("swordfish"));

        assertThat(problem.path("type").asString()).endsWith(":internal-error");
        assertThat(problem.toString()).doesNotContain("swordfish");
        assertThat(errors()).singleElement().satisfies(entry -> {
            assertThat(entry.getThrowableProxy().getMessage()).isEqualTo("swordfish");
            assertThat(problem.path("detail").asString()).contains(entry.getArgumentArray()[2].toString());
        });
    }

    @Test
    void anAnswerThatHasBegunIsNotBegunAgain() {
        exchange.getResponse().setComplete().block();
        IllegalStateException failure = new IllegalStateException("too late");

        StepVerifier.create(answers.handle(exchange, failure)).verifyErrorMatches(passedOn -> passedOn == failure);
    }

    @Test
    void headersOfTheFailedAnswerDoNotStay() {
        exchange.getResponse().getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        exchange.getResponse().getHeaders().setContentLength(7);

        answerTo(new ArithmeticException());
        assertThat(exchange.getResponse().getHeaders().getContentLength())
                .isEqualTo(exchange.getResponse().getBodyAsString().block().length());
    }

    @Test
    void whatSpringRefusesKeepsItsHeaders() {
        assertThat(answerTo(new MethodNotAllowedException("POST", List.of(HttpMethod.GET)))
                .path("type").asString())
                .endsWith(":method-not-allowed");
        assertThat(exchange.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW)).isEqualTo("GET,HEAD,OPTIONS");
    }

    @Test
    void whatSpringOffersIsNamed() {
        assertThat(answerTo(new NotAcceptableStatusException(List.of(MediaType.TEXT_HTML))).path("detail").asString())
                .contains("text/html");
    }

    @Test
    void anyOtherRefusalOfSpringKeepsItsStatus() {
        assertThat(answerTo(new ResponseStatusException(HttpStatus.GONE, "moved out")).path("type").asString())
                .endsWith(":refused");
        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.GONE);
        assertThat(errors()).isEmpty();
    }

    @Test
    void aPassingProblemSaysWhenToTryAgain() {
        answerTo(new ProblemException(ProblemType.OVERLOADED.retryable("later", 7)));

        assertThat(exchange.getResponse().getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("7");
    }

    @Test
    void whatACallerSentIsNeverRepeatedAsBrokenText() {
        Problem problem = ProblemFactory.invalidBody(List.of(new FieldError("/\ud800", "is broken")));

        assertThat(answerTo(new ProblemException(problem)).at("/errors/0/pointer").asString()).isEqualTo("/?");
    }

    private record Text(String text) {}

    @Test
    void aBodyThatIsNoJsonTextIsMalformed() {
        JsonNode malformed = answerTo(refusalOf(" "));

        assertThat(malformed.path("type").asString()).endsWith(":malformed-json");
        assertThat(malformed.path("detail").asString()).isEqualTo("The request body is empty.");
        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aBodyWithWrongFieldsNamesEach() {
        JsonNode invalid = answerTo(refusalOf("{\"text\":5,\"more\":1}"));

        assertThat(invalid.path("type").asString()).endsWith(":invalid-body");
        assertThat(invalid.path("detail").asString()).isEqualTo("/text must be a string (and 1 more error).");
        assertThat(invalid.path("errors").findValuesAsString("pointer")).containsExactly("/text", "/more");
        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void faultsThatAreOnlyCountedAreAmongTheOthers() {
        Problem problem = ProblemFactory.invalidBody(List.of(new FieldError("/text", "is required"),
                new FieldError("", "has errors of other kinds", 6L)));

        assertThat(problem.detail()).isEqualTo("/text is required (and 7 more errors).");
    }

    private static Throwable refusalOf(String body) {
        return catchThrowable(() -> StrictJson.of(Text.class).read(body.getBytes(StandardCharsets.UTF_8)));
    }
}
