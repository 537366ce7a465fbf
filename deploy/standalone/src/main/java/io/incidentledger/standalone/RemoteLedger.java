package io.incidentledger.standalone;

import java.net.URI;
import java.util.function.Consumer;

import io.incidentledger.command.importing.ImportAnswer;
import io.incidentledger.command.importing.ImportFormat;
import io.incidentledger.program.CannotRun;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ledger of a service, reached over HTTP.
final class RemoteLedger implements ImportTarget {
    private static final JsonMapper JSON = JsonMapper.shared();

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
            return WebClient.create().post().uri(target)
                    .contentType(MediaType.APPLICATION_NDJSON)
                    .header("X-Actor", actor)
                    .body(lines, DataBuffer.class)
                    .exchangeToFlux(RemoteLedger::answers)
                    .doOnNext(each)
                    .blockLast();
        } catch (WebClientRequestException unreachable) {
            throw CannotRun.because("No ledger answers at " + url + ": " + unreachable.getMessage(), unreachable);
        }
    }

    private static Flux<ImportAnswer> answers(ClientResponse response) {
        Flux<JsonNode> bodies = response.bodyToFlux(String.class).map(JSON::readTree);
        if (response.statusCode().is2xxSuccessful()) {
            return bodies.map(RemoteLedger::answer);
        }
        return bodies.next().flatMapMany(problem -> Flux.error(
                CannotRun.because("The ledger refuses: " + problem.path("detail").asString(), null)));
    }

    private static ImportAnswer answer(JsonNode answer) {
        return answer.has("summary")
                ? JSON.treeToValue(answer, ImportAnswer.Ended.class)
                : JSON.treeToValue(answer, ImportAnswer.Line.class);
    }
}
