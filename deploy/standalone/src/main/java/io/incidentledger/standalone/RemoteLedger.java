package io.incidentledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportResponseLine;
import io.incidentledger.program.CannotRunException;
import io.incidentledger.program.CountFormatter;
import io.incidentledger.program.IoErrorMessages;
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
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Imports into the ledger of a service over HTTP.
final class RemoteLedger implements ImportTarget {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_PORT = 65_535;
    /// The maximum size of the response to one line, which repeats parts of that line and lists up to a thousand
    /// errors.
    private static final int MAX_ANSWER_BYTES = 16 << 20;

    private final URI url;
    private final String actor;
    private long answered;

    RemoteLedger(URI url, String actor) {
        this.url = url;
        this.actor = actor;
    }

    @Override
    public @Nullable ImportResponseLine run(Flux<DataBuffer> lines, ImportFormat format,
            Consumer<ImportResponseLine> each) {
        URI target = UriComponentsBuilder.fromUri(url).path("/v1/import/incidents")
                .queryParam("format", format.wireName()).build().toUri();
        CliLogging.logs();
        answered = 0;
        ImportResponseLine last = answer(lines, target, each);
        if (!(last instanceof ImportResponseLine.Ended)) {
            throw broken("the service closed the connection", null);
        }
        return last;
    }

    private @Nullable ImportResponseLine answer(Flux<DataBuffer> lines, URI target, Consumer<ImportResponseLine> each) {
        try {
            return WebClient.builder().codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_ANSWER_BYTES))
                    .build().post().uri(target)
                    .contentType(MediaType.APPLICATION_NDJSON)
                    .header("X-Actor", bytes(actor))
                    .body(lines, DataBuffer.class)
                    .exchangeToFlux(RemoteLedger::answers)
                    .doOnNext(this::count)
                    .doOnNext(each)
                    .blockLast();
        } catch (WebClientRequestException failure) {
            if (failure.getCause() instanceof CannotRunException unreadable) {
                throw unreadable;
            }
            throw answered == 0 && IoErrorMessages.isSilence(failure)
                    ? CannotRunException.because(
                            "No service responds at " + description() + ": " + IoErrorMessages.ofSilence(failure),
                            failure)
                    : broken(IoErrorMessages.ofSilence(failure), failure);
        } catch (WebClientException | DecodingException | UncheckedIOException failure) {
            throw broken(IoErrorMessages.ofSilence(failure), failure);
        } catch (JacksonException other) {
            throw answered == 0 && !(other instanceof UnexpectedEndOfInputException)
                    ? CannotRunException.because("The service at " + description() + " is not an incident ledger",
                            other)
                    : broken("a response was truncated", other);
        }
    }

    private void count(ImportResponseLine answer) {
        answered += answer instanceof ImportResponseLine.Line ? 1 : 0;
    }

    /// The connection ended early: lines with a response are in the ledger, and some of the others may be, too.
    private CannotRunException broken(String cause, @Nullable Throwable failure) {
        return CannotRunException.because("The import into " + description() + " ended early because " + cause + ": "
                + CountFormatter.of(answered, "line") + (answered == 1 ? " was" : " were")
                + " processed; import again, which"
                + " does not change what is already in the ledger", failure);
    }

    /// The text in UTF-8, one byte per `char`, for a client that writes each `char` of a header as one byte.
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// Whether the URL can be the address of a service.
    static boolean isAddress(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null
                && url.getPort() <= MAX_PORT && url.getRawUserInfo() == null && url.getRawQuery() == null;
    }

    private String description() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static Flux<ImportResponseLine> answers(ClientResponse response) {
        Flux<JsonNode> bodies = response.bodyToFlux(String.class)
                .onErrorMap(IOException.class, UncheckedIOException::new).map(JSON::readTree);
        if (response.statusCode().is2xxSuccessful()) {
            return bodies.map(RemoteLedger::answer);
        }
        return bodies.next().map(RemoteLedger::refusal).defaultIfEmpty(noLedger()).flatMapMany(Flux::error);
    }

    private static CannotRunException noLedger() {
        return CannotRunException.because("The service at that URL is not an incident ledger", null);
    }

    private static CannotRunException refusal(JsonNode problem) {
        return problem.path("detail").isString()
                ? CannotRunException.because("The service rejected the import: " + problem.path("detail").asString(),
                        null)
                : noLedger();
    }

    private static ImportResponseLine answer(JsonNode answer) {
        return answer.has("summary")
                ? JSON.treeToValue(answer, ImportResponseLine.Ended.class)
                : JSON.treeToValue(answer, ImportResponseLine.Line.class);
    }
}
