package io.incidentledger.standalone;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import io.incidentledger.command.importing.ImportAnswer;
import io.incidentledger.command.importing.ImportFormat;
import io.incidentledger.program.CannotRun;
import io.incidentledger.program.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ledger of a service, reached over HTTP.
final class RemoteLedger implements ImportTarget {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_PORT = 65_535;
    /// Of one line. It repeats some of the line that was sent, and names a thousand faults.
    private static final int MAX_ANSWER_BYTES = 16 << 20;

    private final URI url;
    private final String actor;

    RemoteLedger(URI url, String actor) {
        this.url = url;
        this.actor = actor;
    }

    @Override
    public @Nullable ImportAnswer run(Flux<DataBuffer> lines, ImportFormat format, Consumer<ImportAnswer> each) {
        URI target = UriComponentsBuilder.fromUri(url).path("/v1/import/incidents")
                .queryParam("format", format.wireName()).build().toUri();
        try {
            return WebClient.builder().codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_ANSWER_BYTES))
                    .build().post().uri(target)
                    .contentType(MediaType.APPLICATION_NDJSON)
                    .header("X-Actor", bytes(actor))
                    .body(lines, DataBuffer.class)
                    .exchangeToFlux(RemoteLedger::answers)
                    .doOnNext(each)
                    .blockLast();
        } catch (WebClientRequestException unreachable) {
            throw CannotRun.because("No ledger answers at " + description() + ": " + Reason.ofSilence(unreachable),
                    unreachable);
        } catch (WebClientException | DecodingException broken) {
            throw CannotRun.because("The connection to " + description() + " broke; import again", broken);
        } catch (JacksonException other) {
            throw CannotRun.because("What answers at " + description() + " is no ledger", other);
        }
    }

    /// The text in UTF-8, for a client that writes a character of a header as one byte.
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// Whether a service can be there.
    static boolean isAddress(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null
                && url.getPort() <= MAX_PORT && url.getRawUserInfo() == null && url.getRawQuery() == null;
    }

    private String description() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static Flux<ImportAnswer> answers(ClientResponse response) {
        Flux<JsonNode> bodies = response.bodyToFlux(String.class).map(JSON::readTree);
        if (response.statusCode().is2xxSuccessful()) {
            return bodies.map(RemoteLedger::answer);
        }
        return bodies.next().map(RemoteLedger::refusal).defaultIfEmpty(noLedger()).flatMapMany(Flux::error);
    }

    private static CannotRun noLedger() {
        return CannotRun.because("What answers there is no ledger", null);
    }

    private static CannotRun refusal(JsonNode problem) {
        return problem.path("detail").isString()
                ? CannotRun.because("The ledger refuses: " + problem.path("detail").asString(), null)
                : noLedger();
    }

    private static ImportAnswer answer(JsonNode answer) {
        return answer.has("summary")
                ? JSON.treeToValue(answer, ImportAnswer.Ended.class)
                : JSON.treeToValue(answer, ImportAnswer.Line.class);
    }
}
