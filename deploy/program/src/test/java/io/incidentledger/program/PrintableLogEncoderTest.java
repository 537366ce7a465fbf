package io.incidentledger.program;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests how the logging configuration of all programs encodes values that an attacker controls.
class PrintableLogEncoderTest {
    private static final String FORGED = "2026-01-01T00:00:00.000Z  INFO 1 --- [main] Ledger : all is well";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\u000B", "\f"})
    void aLineBreakInAMessageBeginsNoLine(String lineBreak) throws JoranException {
        List<String> lines = logged(null, "checkout" + lineBreak + FORGED, null);
        assertThat(lines).singleElement().asString().contains("checkout\\").endsWith(FORGED);
    }

    @ParameterizedTest
    @CsvSource({"'\u001B[2J', \\u001B[2J", "'\u009B31m', \\u009B31m", "'\b', \\u0008", "'\u202Egpj', \\u202Egpj",
        "'\u2066', \\u2066",
        "'\u200F', \\u200F", "'\u061C', \\u061C", "'\uFEFF', \\uFEFF", "'\u200B', \\u200B",
        "'\uDB40\uDC41', \\uDB40\\uDC41",
        "'\uD800', \\uD800"})
    void nothingInALineSteersTheTerminalTurnsTheDirectionOrHides(String hostile, String shown) throws JoranException {
        assertThat(logged(null, "by " + hostile, null)).singleElement().asString().endsWith("by " + shown);
    }

    @Test
    void wordsOfAllLanguagesStayAsTheyAre() throws JoranException {
        String words = "Zahlung fällt aus, \u05D0\u05D1, \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645, "
                + "\uD83D\uDC69\u200D\uD83D\uDE92, a\tb";
        assertThat(logged(null, words, null)).singleElement().asString().endsWith(words);
    }

    @Test
    void exceptionsAreKeptInTheirLinesAsWell() throws JoranException {
        var failure = new IllegalStateException("no service\n\tat io.incidentledger.Forged\n" + FORGED,
                new IllegalArgumentException("cause\u202E\n" + FORGED));
        failure.addSuppressed(new IllegalArgumentException("suppressed\n" + FORGED));
        List<String> lines = logged(null, "failed", failure);
        assertThat(lines).noneMatch(line -> line.startsWith("2026-01-01") || line.contains("\u202E")
                || line.equals("\tat io.incidentledger.Forged"));
        assertThat(lines).anyMatch(line -> line.startsWith("java.lang.IllegalStateException: no service\\n"))
                .anyMatch(line -> line.startsWith("Caused by: ") && line.contains("cause\\u202E\\n"))
                .anyMatch(line -> line.contains("Suppressed: ") && line.contains("suppressed\\n"))
                .anyMatch(line -> line.startsWith("\tat " + PrintableLogEncoderTest.class.getName()));
    }

    @Test
    void anObjectIsOneLineAndKeepsWhatWasSaid() throws JoranException {
        String said = "checkout\n" + FORGED + "\u2028\u202E\u001B[2J\u009B\"\\n";
        List<String> lines = logged("ecs", said, new IllegalStateException(said));
        assertThat(lines).singleElement().asString().doesNotContain("\u2028", "\u202E", "\u001B", "\u009B");
        JsonNode object = JsonMapper.shared().readTree(lines.getFirst());
        assertThat(object.at("/message").asString()).isEqualTo(said);
        assertThat(object.at("/error/message").asString()).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash", "gelf"})
    void anObjectKeepsCharactersOfAllPlanes(String format) throws JoranException {
        String said = "Zahlung fällt aus \uD83D\uDE92\uD83D\uDC69\u200D\uD83D\uDE92 \uD842\uDFB7 \uD800 half";
        List<String> lines = logged(format, said, null);
        assertThat(lines).singleElement().asString().contains("fällt aus \uD83D\uDE92", "\\uD800 half")
                .doesNotContain("?");
        String message = format.equals("gelf") ? "/short_message" : "/message";
        assertThat(JsonMapper.shared().readTree(lines.getFirst()).at(message).asString()).isEqualTo(said);
    }

    private static List<String> logged(String format, String value, Throwable failure) throws JoranException {
        PrintStream out = System.out;
        var bytes = new ByteArrayOutputStream();
        var context = new LoggerContext();
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            context.setMDCAdapter(new LogbackMDCAdapter());
            context.putObject("org.springframework.core.env.Environment",
                    new StandardEnvironment());
            if (format != null) {
                context.putProperty("CONSOLE_LOG_STRUCTURED_FORMAT", format);
            }
            var configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator
                    .doConfigure(Objects.requireNonNull(PrintableLogEncoderTest.class.getResource("/logback.xml")));
            context.getLogger("io.incidentledger.Test").warn("{}", value, failure);
        } finally {
            context.stop();
            System.setOut(out);
        }
        return List.of(bytes.toString(StandardCharsets.UTF_8).split("[\n\r\u0085\u2028\u2029\u000B\f]+"));
    }
}
