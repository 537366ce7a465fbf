package io.incidentledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.standalone.Http.Answer;
import io.incidentledger.standalone.Load.Acknowledged;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Checks a service against the acknowledged commands: nothing is lost or applied twice, positions have no gaps, the
/// chain is intact, and a fresh replay gives the same views. Each check continues where the previous one ended.
final class LedgerOracle {
    private static final int PAGE = 500;
    private static final int SAMPLES = 25;

    private final Map<Long, String> incidentsByPosition = new HashMap<>();
    private long checked;

    /// Asserts that every acknowledged command is stored once, at the position in its response, and gets the same
    /// response when it is repeated.
    void checkAcknowledged(Http http, List<Acknowledged> acknowledged) {
        checkAcknowledged(http, http, acknowledged);
    }

    /// The same for separate nodes for queries and commands.
    void checkAcknowledged(Http queries, Http commands, List<Acknowledged> acknowledged) {
        checkChain(queries);
        for (Acknowledged each : acknowledged) {
            Answer first = each.answer();
            if (first.json().path("changed").booleanValue()) {
                assertThat(incidentsByPosition).as("position of %s", each).containsEntry(first.position(),
                        first.at("/incidentId"));
            }
        }
        for (int i = 0; i < acknowledged.size(); i += Math.max(1, acknowledged.size() / SAMPLES)) {
            checkRepeated(commands, acknowledged.get(i));
        }
        checkChain(queries);
    }

    private static void checkRepeated(Http http, Acknowledged each) {
        if (!each.answer().json().path("changed").booleanValue()) {
            return;
        }
        Answer again = each.request().sendTo(http);
        assertThat(again.text()).as("the repeated answer to %s", each.request()).isEqualTo(each.answer().text());
        assertThat(again.status()).isEqualTo(each.answer().status());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    /// Asserts that positions have no gaps and that the chain is intact.
    void checkChain(Http http) {
        JsonNode head = http.get("/v1/ledger").expect(200).json();
        long position = head.path("position").longValue();
        while (checked < position) {
            JsonNode page = http.get("/v1/events?after=" + checked + "&limit=" + PAGE).expect(200).json();
            assertThat(page.isEmpty()).as("a page after %d of %d", checked, position).isFalse();
            for (JsonNode event : page) {
                assertThat(event.path("position").asLong()).isEqualTo(checked + 1);
                checked++;
                incidentsByPosition.put(checked, event.path("subject").asString());
            }
        }
        JsonNode verified = http.get("/v1/ledger/verify").expect(200).json();
        assertThat(verified.path("intact").booleanValue()).isTrue();
        assertThat(verified.path("headHash")).isEqualTo(head.path("headHash"));
    }

    /// Asserts that a service that starts on a copy shows the same views. Nothing may be written at the same time.
    void checkViews(Service live, Path data) {
        Path copy = copyOf(data);
        try (Service replayed = Service.start(copy)) {
            checkSameAnswers(live.http(), replayed.http());
        } finally {
            delete(copy);
        }
    }

    /// Asserts that two services show the same ledger and the same views. Nothing may be written at the same time.
    static void checkSameAnswers(Http live, Http other) {
        Answer head = live.get("/v1/ledger").expect(200);
        assertThat(other.get("/v1/ledger").expect(200).text()).isEqualTo(head.text());
        String from = "?minPosition=" + head.position();
        List<JsonNode> incidents = live.items("/v1/incidents" + from);
        assertThat(other.items("/v1/incidents" + from)).isEqualTo(incidents);
        assertThat(other.items("/v1/action-items" + from)).isEqualTo(live.items("/v1/action-items" + from));
        for (int i = 0; i < incidents.size(); i += Math.max(1, incidents.size() / SAMPLES)) {
            String path = "/v1/incidents/" + incidents.get(i).path("incidentId").asString();
            assertThat(other.timeless(path)).isEqualTo(live.timeless(path));
            assertThat(other.items(path + "/timeline")).isEqualTo(live.items(path + "/timeline"));
        }
    }

    private static Path copyOf(Path data) {
        try {
            Path copy = Files.createTempDirectory("incident-ledger-copy");
            try (var files = Files.list(data)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    @Nullable Path name = file.getFileName();
                    Files.copy(file, copy.resolve(String.valueOf(name)));
                }
            }
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
