package io.incidentledger.command.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Slow;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/// Sends valid requests with random damage: each is accepted or rejected, and a rejected one changes nothing. The seed
/// is in every message.
@SpringBootTest(classes = LedgerServer.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Slow
@Soaked
class MutatedRequestsTest {

    private static final int ROUNDS = Integer.getInteger("ledger.fuzz.rounds", Dose.of(500, 20_000));
    private static final List<String[]> REQUESTS = List.of(
            new String[]{"POST", "/v1/incidents",
                "{\"title\":\"Checkout fails\",\"severity\":\"SEV1\",\"summary\":\"😀 ü\",\"services\":[\"a\",\"b\"],"
                        + "\"labels\":{\"k\":\"v\"},\"impactStartedAt\":\"2026-11-21T17:54:00Z\",\"impactStartQuality\":\"measured\",\"source\":\"manual\","
                        + "\"visibility\":\"normal\",\"mode\":\"live\",\"externalRef\":{\"system\":\"s\",\"id\":\"1\",\"url\":\"https://x.test/1\"}}"},
            new String[]{"PUT", "/v1/incidents/{id}/severity", "{\"severity\":\"SEV2\",\"reason\":\"r\"}"},
            new String[]{"PUT", "/v1/incidents/{id}/status",
                "{\"status\":\"identified\",\"message\":\"m\",\"audience\":\"public\"}"},
            new String[]{"PATCH", "/v1/incidents/{id}",
                "{\"title\":\"t\",\"visibility\":\"normal\",\"reason\":\"r\",\"labels\":{\"a\":null,\"b\":\"c\"},\"eta\":\"2026-11-21T17:54:00+01:00\"}"},
            new String[]{"POST", "/v1/incidents/{id}/timeline",
                "{\"kind\":\"note\",\"message\":\"m\",\"links\":[{\"url\":\"https://x.test\"},\"http://y.test\"]}"},
            new String[]{"PUT", "/v1/incidents/{id}/milestones/detected",
                "{\"at\":\"2026-11-21T17:54:00.123Z\",\"quality\":\"assumed\"}"},
            new String[]{"PATCH", "/v1/incidents/{id}/impact",
                "{\"intervals\":[{\"service\":\"a\",\"level\":\"full\",\"from\":\"2026-11-21T17:54:00Z\"}],"
                        + "\"usersAffected\":12,\"usersShare\":0.25,\"regions\":[\"eu\"],\"errorBudgetMinutes\":1.5}"},
            new String[]{"POST", "/v1/incidents/{id}/action-items",
                "{\"title\":\"t\",\"priority\":\"P1\",\"dueOn\":\"2026-12-01\"}"},
            new String[]{"PUT", "/v1/incidents/{id}/postmortem/sections/summary", "{\"markdown\":\"# x\"}"});
    private static final List<String> PIECES = List.of("\"", "{", "}", "[", "]", ",", ":", "null", "true", "5", "-1",
            "1e999", "\\ud800", "\\u0000", "\\",
            "\"\"", "{}", "[]", "9999", "0000", "\u0000", " ", "\ufeff", "😀", "1969-12-31T23:59:59Z",
            "99999999999999999999", "[[[[[[[[[[[[");

    @Autowired
    EventLog log;

    @LocalServerPort
    int port;

    @Test
    void damageIsNeverOurFaultAndNeverHalfDone() {
        Caller caller = new Caller(port);
        String incident = caller.send("POST", "/v1/incidents", "{\"title\":\"x\",\"severity\":\"SEV2\"}")
                .text("incidentId");
        long seed = Long.getLong("ledger.fuzz.seed", System.nanoTime());
        Random random = new Random(seed);
        int refused = 0;
        int round = 0;
        for (; round < ROUNDS && !Dose.usedUp("MutatedRequestsTest, requests", round, ROUNDS); round++) {
            String[] request = REQUESTS.get(random.nextInt(REQUESTS.size()));
            byte[] body = damaged(request[2], random);
            long before = log.head().position();

            Caller.Answer answer = caller.send(request[0], request[1].replace("{id}", incident), body);

            String told = "seed " + seed + " round " + round + ": " + request[1] + " "
                    + new String(body, StandardCharsets.UTF_8) + " -> " + answer;
            if (answer.status() / 100 == 2) {
                assertThat(answer.body().path("position").asLong()).as(told).isEqualTo(log.head().position());
            } else {
                refused++;
                assertThat(answer.status()).as(told).isBetween(400, 422);
                assertThat(answer.text("type")).as(told).startsWith("urn:incident-ledger:problem:");
                assertThat(log.head().position()).as(told).isEqualTo(before);
            }
        }
        if (round == ROUNDS) {
            assertThat(refused).as("seed %d", seed).isBetween(ROUNDS / 3, ROUNDS - 1);
        }
    }

    private static byte[] damaged(String body, Random random) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int times = random.nextInt(4); times > 0; times--) {
            bytes = damagedOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] damagedOnce(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(6));
        return switch (random.nextInt(5)) {
            case 0 -> spliced(bytes, from, to, new byte[0]);
            case 1 -> spliced(bytes, from, from, new byte[]{(byte) random.nextInt(256)});
            case 2 ->
                spliced(bytes, from, to, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
            case 3 ->
                spliced(bytes, from, from, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
            default -> spliced(bytes, from, bytes.length, new byte[0]);
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        byte[] result = new byte[bytes.length - (to - from) + piece.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
        return result;
    }
}
