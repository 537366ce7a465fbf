package io.incidentledger.command.api;

import java.util.List;
import java.util.Locale;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/// People read numbers, so every command accepts them, on a node without any view.
@SpringBootTest(classes = LedgerServer.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Slow
class IncidentsByNumberTest {

    @Autowired
    EventLog log;

    @LocalServerPort
    int port;

    private Caller caller;
    private String first;
    private String second;
    /// The numbers of the incidents; others may have been declared before.
    private long one;
    private long two;

    @BeforeEach
    void twoIncidents() {
        caller = new Caller(port);
        first = declare("one");
        second = declare("two");
        List<StoredEvent> events = log.read(0, Integer.MAX_VALUE);
        two = events.stream().filter(event -> event.type().equals("IncidentDeclared")).count();
        one = two - 1;
    }

    private String declare(String title) {
        return caller.send("POST", "/v1/incidents", "{\"title\":\"" + title + "\",\"severity\":\"SEV2\"}", "X-Actor",
                "ann").isOk(201).text("incidentId");
    }

    private Caller.Answer post(String path, String body) {
        return caller.send("POST", "/v1/incidents/" + path, body, "X-Actor", "ann");
    }

    @Test
    void anIncidentIsMergedAndUnmergedByNumber() {
        assertThat(post(two + "/merge", "{\"into\":\"" + one + "\"}").isOk(200).text("incidentId")).isEqualTo(second);
        Caller.Answer again = post(second + "/merge", "{\"into\":\"" + first + "\"}").isOk(200);
        assertThat(again.body().path("changed").asBoolean()).isFalse();
        assertThat(post(two + "/unmerge", "{\"reason\":\"another cause\"}").isOk(200).text("incidentId"))
                .isEqualTo(second);
    }

    @Test
    void anEntryIsMovedByNumber() {
        String entry = post(one + "/timeline", "{\"kind\":\"note\",\"message\":\"looks odd\"}").isOk(201)
                .text("entryId");
        assertThat(
                post(one + "/timeline/" + entry + "/move", "{\"to\":\"" + two + "\",\"reason\":\"that one\"}").isOk(200)
                        .text("incidentId"))
                .isEqualTo(first);
        post(two + "/timeline/" + entry + "/amend", "{\"message\":\"looks fine\",\"reason\":\"it was\"}").isOk(200);
    }

    @Test
    void aNumberMayHaveItsSignAndAnIdCapitals() {
        assertThat(post("%23" + two + "/merge", "{\"into\":\"#" + one + "\"}").isOk(200).text("incidentId"))
                .isEqualTo(second);
        Caller.Answer again = post(second.toUpperCase(Locale.ROOT) + "/merge",
                "{\"into\":\"" + first.toUpperCase(Locale.ROOT) + "\"}").isOk(200);
        assertThat(again.body().path("changed").asBoolean()).isFalse();
    }

    @Test
    void aLocationHasTheId() {
        assertThat(post(two + "/updates", "{\"message\":\"m\"}").isOk(201).header("Location"))
                .startsWith("/v1/incidents/" + second + "/");
    }

    @Test
    void refusalsNameOtherIncidentsByNumber() {
        post(two + "/merge", "{\"into\":\"" + one + "\"}").isOk(200);
        declare("three");
        assertThat(post(two + 1 + "/merge", "{\"into\":\"" + two + "\"}").isProblem(409, "merge-target-withdrawn")
                .text("detail"))
                .contains("#" + one, "#" + two).doesNotContain(first, second);
        post(one + "/merge", "{\"into\":\"" + one + "\"}").isProblem(409, "merge-into-itself");
    }

    @Test
    void aNumberThatNoIncidentHasIsUnknown() {
        for (String number : new String[]{Long.toString(two + 1), "0", "01", "999999999999999999",
            "9999999999999999999"}) {
            post(number + "/acknowledge", "{}").isProblem(404, "unknown-incident");
        }
        for (String number : new String[]{Long.toString(two + 1), "#" + (two + 1), "999999999999999999"}) {
            post(one + "/merge", "{\"into\":\"" + number + "\"}").isProblem(404, "unknown-incident");
        }
        for (String none : new String[]{"0", "01", "#01", "9999999999999999999"}) {
            post(one + "/merge", "{\"into\":\"" + none + "\"}").isProblem(400, "invalid-body").names("/into");
        }
        declare("three");
        post(two + 1 + "/acknowledge", "{}").isOk(200);
    }

    @Test
    void whatIsMalformedIsToldBeforeWhatIsUnknown() {
        post(two + 7 + "/merge", "{\"into\":true}").isProblem(400, "invalid-body");
    }
}
