package io.incidentledger.command.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/// Invalid requests get the right problem response and leave the ledger unchanged.
@SpringBootTest(classes = LedgerServer.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Slow
class BadInputTest {

    @Autowired
    EventLog log;

    @LocalServerPort
    int port;

    private Caller caller;
    private String incident;
    private long position;

    @BeforeEach
    void anOpenIncident() {
        caller = new Caller(port);
        incident = caller.send("POST", "/v1/incidents", "{\"title\":\"x\",\"severity\":\"SEV2\"}", "X-Actor", "ann")
                .isOk(201)
                .text("incidentId");
        position = log.head().position();
    }

    private Caller.Answer refused(String method, String path, String body, int status, String name) {
        Caller.Answer answer = caller.send(method, path.replace("{id}", incident), body.replace('\'', '"'))
                .isProblem(status, name);
        assertThat(log.head().position()).isEqualTo(position);
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{'title':'x','severity':'SEV1'", "{'title':'x','severity':'SEV1'}}",
        "{'title':'x','severity':'SEV1'}{}",
        "title=x", "{'title':'x\n','severity':'SEV1'}", " ", "{'title':'x','severity':'SEV1',}"})
    void malformedJson(String body) {
        refused("POST", "/v1/incidents", body, 400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "'x'", "5", "[{'title':'x','severity':'SEV1'}]"})
    void aBodyThatIsNoObject(String body) {
        refused("POST", "/v1/incidents", body, 400, "invalid-body").names("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | /title /severity",
        "{'title':null,'severity':null} | /title /severity",
        "{'title':'x','severity':'sev1'} | /severity",
        "{'title':5,'severity':1} | /title /severity",
        "{'title':'','severity':'SEV1'} | /title",
        "{'title':' \\t','severity':'SEV1'} | /title",
        "{'title':'two\\nlines','severity':'SEV1'} | /title",
        "{'title':'nul\\u0000','severity':'SEV1'} | /title",
        "{'title':'\\u202e','severity':'SEV1'} | /title",
        "{'title':'\\u200b \\ufeff','severity':'SEV1'} | /title",
        "{'title':'\\u2028ls','severity':'SEV1'} | /title",
        "{'title':'a\\u2029b','severity':'SEV1'} | /title",
        "{'title':'a\\u0085b','severity':'SEV1'} | /title",
        "{'title':'\\ud800','severity':'SEV1'} | /title",
        "{'title':'x','severity':'SEV1','summary':'\\udfff'} | /summary",
        "{'title':'x','severity':'SEV1','status':'identified'} | /status",
        "{'title':'x','title':'y','severity':'SEV1'} | /title",
        "{'title':'x','severity':'SEV1','services':'a'} | /services",
        "{'title':'x','severity':'SEV1','services':['a',null,'',5]} | /services/1 /services/2 /services/3",
        "{'title':'x','severity':'SEV1','labels':{'a':null,'b':5,'':'c','d':''}} | /labels/a /labels/b /labels/ "
                + "/labels/d",
        "{'title':'x','severity':'SEV1','labels':{'\\ud800':'c'}} | /labels/?",
        "{'title':'x','severity':'SEV1','declaredAt':'yesterday'} | /declaredAt",
        "{'title':'x','severity':'SEV1','declaredAt':'1969-12-31T23:59:59Z'} | /declaredAt",
        "{'title':'x','severity':'SEV1','declaredAt':'2026-02-29T00:00:00Z'} | /declaredAt",
        "{'title':'x','severity':'SEV1','declaredAt':1763747640} | /declaredAt",
        "{'title':'x','severity':'SEV1','impactStartQuality':'measured'} | /impactStartedAt",
        "{'title':'x','severity':'SEV1','mode':'Live','visibility':true} | /mode /visibility",
        "{'title':'x','severity':'SEV1','externalRef':{}} | /externalRef/system /externalRef/id",
        "{'title':'x','severity':'SEV1','externalRef':'jira'} | /externalRef",
        "{'title':'x','severity':'SEV1','externalRef':{'system':'s','id':'i','url':'javascript:alert(1)'}} | "
                + "/externalRef/url"})
    void aDeclarationWithWrongFields(String body, String pointers) {
        refused("POST", "/v1/incidents", body, 400, "invalid-body").names(pointers.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "POST | /acknowledge | {'at':'now'} | /at",
        "POST | /acknowledge | {'by':'ann'} | /by",
        "PUT | /severity | {} | /severity",
        "PUT | /severity | {'severity':'SEV1','reason':7} | /reason",
        "PUT | /status | {'message':'x'} | /status",
        "PUT | /status | {'status':'fixed','audience':'all'} | /status /audience",
        "PATCH | ` ` | {'labels':['a'],'eta':'soon','title':''} | /labels /eta /title",
        "PATCH | ` ` | {'title':'\\u202e'} | /title",
        "PATCH | ` ` | {'title':'a\\u2028b'} | /title",
        "POST | /action-items | {'title':'\\u2060'} | /title",
        "PATCH | ` ` | {'title':null,'summary':null,'issue':null,'rootCause':null,'eta':null,'visibility':null,'reason':null} "
                + "| /title /summary /issue /rootCause /eta /visibility /reason",
        "PATCH | ` ` | {'title':null,'summary':7,'severity':null,'labels':{'a':null}} | /title /summary /severity",
        "PATCH | ` ` | {'reason':'legal'} | /reason",
        "PATCH | ` ` | {'reason':'legal','title':'x'} | /reason",
        "PATCH | ` ` | {'reason':'legal','visibility':null} | /reason /visibility",
        "PATCH | ` ` | {'reason':'legal','visibility':'secret'} | /visibility",
        "PATCH | ` ` | {'visibility':'restricted','reason':' '} | /reason",
        "PATCH | ` ` | {'labels':7} | /labels",
        "PATCH | ` ` | {'labels':null,'labels':{}} | /labels",
        "PATCH | ` ` | {'services':['a']} | /services",
        "PATCH | /impact | {'intervals':null,'usersAffected':null,'usersShare':null,'customers':null,'regions':null,"
                + "'revenue':null,'errorBudgetMinutes':null} | /intervals /usersAffected /usersShare /customers "
                + "/regions /revenue /errorBudgetMinutes",
        "POST | /updates | {'status':'identified'} | /message",
        "POST | /updates | {'message':'  '} | /message",
        "POST | /updates | {'message':'\\ud83d'} | /message",
        "PUT | /roles/scribe | {} | /assignee",
        "PUT | /roles/scribe | {'assignee':'a\\nb'} | /assignee",
        "DELETE | /roles/scribe/ann | {'scope':'x'} | /scope",
        "PUT | /assignment | {} | ` `",
        "PUT | /assignment | {'team':'a','individual':'b'} | ` `",
        "POST | /timeline | {'message':'x'} | /kind",
        "POST | /timeline/1/amend | {'message':'x'} | /reason",
        "POST | /timeline/1/amend | {'reason':'x'} | ``",
        "POST | /timeline/1/amend | {'reason':'x','message':' ','status':'over','links':['ftp://x']} | /message "
                + "/status /links/0/url",
        "POST | /timeline/1/retract | {'reason':''} | /reason",
        "POST | /timeline | {'kind':'severity-changed','message':'x'} | /kind",
        "POST | /timeline | {'kind':'note','message':'x','links':[{'title':'t'},'ftp://x',5,null]} | "
                + "/links/0/url /links/1/url /links/2 /links/3",
        "PUT | /milestones/detected | {} | /at",
        "PUT | /milestones/detected | {'at':'2026-01-01T00:00:00Z','quality':'good'} | /quality",
        "PATCH | /impact | "
                + "{'intervals':[{'level':'total'},null,{'from':'2026-01-02T00:00:00Z','to':'2026-01-01T00:00:00Z'}]} "
                + ""
                + "| /intervals/0/level /intervals/0/from /intervals/1 /intervals/2/to",
        "PATCH | /impact | {'usersAffected':-1,'usersShare':1.1,'errorBudgetMinutes':-0.5} | /usersAffected "
                + "/usersShare /errorBudgetMinutes",
        "PATCH | /impact | {'usersAffected':1.5,'usersShare':'1','errorBudgetMinutes':1e99} | /usersAffected "
                + "/usersShare /errorBudgetMinutes",
        "PATCH | /services | {'add':{}} | /add",
        "POST | /resolve | {'message':'a','reason':'b'} | /reason",
        "POST | /cancel | {'into':'x'} | /into",
        "POST | /merge | {} | /into",
        "POST | /action-items | {'priority':1,'dueOn':'2026-11-31'} | /priority /dueOn /title",
        "PATCH | /action-items/0f8fad5b-d9cb-469f-a165-70867728950e | {'status':'closed'} | /status",
        "PUT | /postmortem/sections/summary | {} | /markdown",
        "PUT | /postmortem/sections/summary | {'markdown':'\\u0001'} | /markdown",
        "PATCH | /services | {'add':['\u200b'],'remove':['\u3164']} | /add/0 /remove/0",
        "PUT | /roles/scribe | {'assignee':'\u200b','scope':'\u2800'} | /assignee /scope",
        "PUT | /assignment | {'team':'\u00ad'} | /team",
        "PATCH | ` ` | {'labels':{'\u200b':'x','team':'\u200b'}} | /labels/\u200b /labels/team",
        "PATCH | ` ` | {'labels':{'team':'x','te\u200bam':null}} | /labels/te\u200bam",
        "PATCH | /impact | {'customers':['\u2060'],'regions':['\u2060']} | /customers/0 /regions/0",
        "POST | /action-items | {'title':'t','owner':'\u200b'} | /owner",
        "POST | /postmortem/sign-off | {'by':'ann'} | /by"})
    void aCommandWithWrongFields(String method, String path, String body, String pointers) {
        refused(method, "/v1/incidents/{id}" + path.strip(), body, 400, "invalid-body")
                .names(pointers.strip().split(" "));
    }

    @Test
    void thatBothWereGivenIsAFaultWhateverElseIsWrongWithThem() {
        refused("PUT", "/v1/incidents/{id}/assignment", "{'team':'\\n','individual':'bob'}", 400, "invalid-body")
                .names("/team", "");
        refused("PUT", "/v1/incidents/{id}/assignment", "{'team':5}", 400, "invalid-body").names("/team");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"title | 300", "source | 100", "summary | 65536"})
    void textsHaveALength(String field, int max) {
        String body = "{'title':'x','severity':'SEV1','%s':'%s'}";
        String longest = "😀".repeat(max);
        String declaration = field.equals("title") ? "{'severity':'SEV1','%s':'%s'}" : body;

        refused("POST", "/v1/incidents", declaration.formatted(field, longest + "x"), 400, "invalid-body")
                .names("/" + field);
        caller.send("POST", "/v1/incidents", declaration.formatted(field, longest).replace('\'', '"')).isOk(201);
    }

    @Test
    void listsHaveALength() {
        String services = "['" + "s','".repeat(100) + "s']";

        refused("POST", "/v1/incidents", "{'title':'x','severity':'SEV1','services':" + services + "}", 400,
                "invalid-body").names("/services");
    }

    @Test
    void bytesThatAreNoUtf8() {
        byte[] body = "{\"title\":\"caf\u00e9\",\"severity\":\"SEV1\"}".getBytes(StandardCharsets.ISO_8859_1);

        caller.send("POST", "/v1/incidents", body).isProblem(400, "malformed-json");
        assertThat(log.head().position()).isEqualTo(position);
    }

    @Test
    void aBodyThatIsTooLarge() {
        refused("POST", "/v1/incidents", "{'title':'x','severity':'SEV1','summary':'" + "x".repeat(1 << 20) + "'}", 413,
                "body-too-large");
    }

    @Test
    void unknownIncidents() {
        refused("POST", "/v1/incidents/" + UUID.randomUUID() + "/acknowledge", "{}", 404, "unknown-incident");
        refused("POST", "/v1/incidents/999999999/acknowledge", "{}", 404, "unknown-incident");
        refused("POST", "/v1/incidents/%F0%9F%98%80%00/acknowledge", "{}", 404, "unknown-incident");
        refused("POST", "/v1/incidents/%FF/acknowledge", "{}", 404, "unknown-incident");
        refused("POST", "/v1/incidents/{id}/merge", "{'into':'" + UUID.randomUUID() + "'}", 404, "unknown-incident");
        refused("POST", "/v1/incidents/nothing/acknowledge", "{}", 404, "unknown-incident");
        for (String no : new String[]{"nothing", "#", "#0", "##12", "0", "12a", "", "\u2028"}) {
            refused("POST", "/v1/incidents/{id}/merge", "{'into':'" + no + "'}", 400, "invalid-body").names("/into");
            refused("POST", "/v1/incidents/{id}/timeline/1/move", "{'to':'" + no + "','reason':'r'}", 400,
                    "invalid-body").names("/to");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5003", "12.5", "true", "[]", "['12']", "{}", "{'id':'12'}"})
    void whoNamesAnIncidentByWhatIsNoTextLearnsHowToWriteIt(String no) {
        for (Caller.Answer answer : List.of(
                refused("POST", "/v1/incidents/{id}/merge", "{'into':" + no + "}", 400, "invalid-body"),
                refused("POST", "/v1/incidents/{id}/timeline/1/move", "{'to':" + no + ",'reason':'r'}", 400,
                        "invalid-body"))) {
            assertThat(answer.body().path("errors").findValuesAsString("detail")).containsExactly(
                    "must be the id or the number of an incident as a string, such as \"12\" or \"#12\"");
        }
    }

    /// For a status or a mode that does not exist, or is not a text.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "PUT | /status | {'status':X} | /status | investigating, identified, monitoring, resolved",
        "POST | /updates | {'message':'m','status':X} | /status | investigating, identified, monitoring, resolved",
        "POST | /timeline/{entry}/amend | {'status':X,'reason':'r'} | /status | investigating, identified, monitoring",
        "PUT | /severity | {'severity':X} | /severity | SEV1, SEV2, SEV3, SEV4, SEV5",
        "POST | /timeline | {'message':'m','kind':X} | /kind | note, action, decision, hypothesis, observation, "
                + "link, communication"})
    void aFaultListsExactlyWhatIsAccepted(String method, String path, String body, String pointer, String accepted) {
        for (String no : List.of("'lunch'", "5", "[]")) {
            assertThat(refused(method, "/v1/incidents/{id}" + path.replace("{entry}", "1"), body.replace("X", no),
                    400, "invalid-body")
                    .names(pointer).body().at("/errors/0/detail").asString()).isEqualTo("must be one of " + accepted);
        }
        for (String name : accepted.split(", ")) {
            String update = caller.send("POST", "/v1/incidents/" + incident + "/updates", "{\"message\":\"m\"}")
                    .isOk(201).text("updateId");
            Caller.Answer taken = caller.send(method, "/v1/incidents/" + incident + path.replace("{entry}", update),
                    body.replace("X", "'" + name + "'").replace('\'', '"'));
            assertThat(taken.status()).as("%s: %s", name, taken).isBetween(200, 201);
        }
    }

    @Test
    void aTimeThatIsNoTextMustBeATime() {
        assertThat(refused("POST", "/v1/incidents/{id}/acknowledge", "{'at':1763747640}", 400, "invalid-body").body()
                .at("/errors/0/detail").asString()).startsWith("must be an RFC 3339 timestamp");
        assertThat(refused("POST", "/v1/incidents/{id}/action-items", "{'title':'t','dueOn':20260101}", 400,
                "invalid-body").body().at("/errors/0/detail").asString()).startsWith("must be a date");
    }

    @Test
    void unknownNamesInPaths() {
        refused("PUT", "/v1/incidents/{id}/roles/emperor", "{'assignee':'ann'}", 404, "unknown-role");
        refused("PUT", "/v1/incidents/{id}/milestones/lunch", "{'at':'2026-01-01T00:00:00Z'}", 404,
                "unknown-milestone");
        refused("PUT", "/v1/incidents/{id}/postmortem/sections/gossip", "{'markdown':'x'}", 404, "unknown-section");
        refused("PATCH", "/v1/incidents/{id}/action-items/" + UUID.randomUUID(), "{'status':'done'}", 404,
                "unknown-action-item");
        refused("PATCH", "/v1/incidents/{id}/action-items/x", "{'status':'done'}", 404, "unknown-action-item");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "POST | /close | {} | incident-not-resolved",
        "POST | /reopen | {} | incident-not-resolved",
        "PUT | /status | {'status':'closed'} | status-has-its-own-command",
        "PUT | /milestones/resolved | {'at':'2026-01-01T00:00:00Z'} | milestone-not-reached",
        "DELETE | /milestones/detected | {} | milestone-not-stated",
        "DELETE | /roles/scribe/bob | {} | role-not-held",
        "DELETE | /roles/incident-commander/ann | {} | commander-required",
        "POST | /merge | {'into':'{id}'} | merge-into-itself",
        "POST | /postmortem/publish | {} | *",
        "PUT | /roles/scribe | {'assignee':'anonymous'} | person-required",
        "PUT | /roles/incident-commander | {'assignee':'Anonymous ','scope':'all'} | person-required",
        "PUT | /assignment | {'individual':'anonymous'} | person-required",
        "PUT | /assignment | {'team':'anonymous'} | person-required",
        "PATCH | /services | {'add':['a'],'remove':['a']} | service-added-and-removed"})
    void impossibleTransitions(String method, String path, String body, String rule) {
        Caller.Answer answer = caller.send(method, "/v1/incidents/" + incident + path,
                body.replace('\'', '"').replace("{id}", incident));

        assertThat(answer.status()).as("%s", answer).isEqualTo(409);
        if (!rule.equals("*")) {
            answer.isProblem(409, rule);
        }
        assertThat(log.head().position()).isEqualTo(position);
    }

    @Test
    void aCancelledIncidentTakesNothingMore() {
        caller.send("POST", "/v1/incidents/" + incident + "/cancel", "{\"reason\":\"false alarm\"}").isOk(200);
        position = log.head().position();

        refused("POST", "/v1/incidents/{id}/resolve", "{}", 409, "incident-cancelled");
        refused("PUT", "/v1/incidents/{id}/severity", "{'severity':'SEV1'}", 409, "incident-cancelled");
    }

    @Test
    void whoVouchesSaysWhoTheyAre() {
        String postmortem = "/v1/incidents/" + incident + "/postmortem";
        caller.send("POST", "/v1/incidents/" + incident + "/resolve", "{}").isOk(200);
        caller.send("POST", postmortem + "/sign-off", "{}").isProblem(409, "person-required");
        caller.send("POST", postmortem + "/sign-off", "{}", "X-Actor", "anonymous").isProblem(409, "person-required");
        caller.send("POST", postmortem + "/sign-off", "{}", "X-Actor", "ann").isOk(200);
        caller.send("POST", postmortem + "/publish", "{}").isProblem(409, "person-required");
        caller.send("POST", postmortem + "/publish", "{}", "X-Actor", "ANONYMOUS").isProblem(409, "person-required");
        caller.send("POST", postmortem + "/publish", "{}", "X-Actor", "bob").isOk(200);
    }

    @Test
    void timesInTheFutureAreTaken() {
        caller.send("POST", "/v1/incidents/" + incident + "/acknowledge", "{\"at\":\"9999-12-31T23:59:59Z\"}")
                .isOk(200);
    }
}
