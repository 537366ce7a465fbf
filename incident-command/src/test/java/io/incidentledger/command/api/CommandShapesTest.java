package io.incidentledger.command.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.AcknowledgeIncident;
import io.incidentledger.command.incident.IncidentCommand.AddActionItem;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.incident.IncidentCommand.AmendEntry;
import io.incidentledger.command.incident.IncidentCommand.AssignResponsibility;
import io.incidentledger.command.incident.IncidentCommand.AssignRole;
import io.incidentledger.command.incident.IncidentCommand.CancelIncident;
import io.incidentledger.command.incident.IncidentCommand.ChangeActionItem;
import io.incidentledger.command.incident.IncidentCommand.ChangeDetails;
import io.incidentledger.command.incident.IncidentCommand.ChangeServices;
import io.incidentledger.command.incident.IncidentCommand.ChangeSeverity;
import io.incidentledger.command.incident.IncidentCommand.ChangeStatus;
import io.incidentledger.command.incident.IncidentCommand.ClearMilestone;
import io.incidentledger.command.incident.IncidentCommand.CloseIncident;
import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.IncidentCommand.MitigateIncident;
import io.incidentledger.command.incident.IncidentCommand.MoveEntry;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.command.incident.IncidentCommand.PublishPostmortem;
import io.incidentledger.command.incident.IncidentCommand.RecordImpact;
import io.incidentledger.command.incident.IncidentCommand.RecordMilestone;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.command.incident.IncidentCommand.RetractEntry;
import io.incidentledger.command.incident.IncidentCommand.ReviveIncident;
import io.incidentledger.command.incident.IncidentCommand.SignOffPostmortem;
import io.incidentledger.command.incident.IncidentCommand.UnassignRole;
import io.incidentledger.command.incident.IncidentCommand.UnmergeIncident;
import io.incidentledger.command.incident.IncidentCommand.WritePostmortemSection;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Tests which command each request is translated to.
@SpringBootTest(classes = {HttpServer.class, ScriptedPipeline.class}, webEnvironment = WebEnvironment.RANDOM_PORT)
@Slow
class CommandShapesTest {

    /// Commands that result from lines and snapshots, not from requests.
    private static final List<Class<?>> OF_IMPORTS = List.of(IncidentCommand.ImportCommand.class);

    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String OTHER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final Instant AT = Instant.parse("2026-11-21T17:54:00Z");
    private static final String COMMIT = CommitIdDerivation.keyed("ann", "k");

    @Autowired
    ScriptedPipeline pipeline;

    @LocalServerPort
    int port;

    static Stream<Arguments> requests() {
        String update = CommitIdDerivation.derived(COMMIT, "update");
        String entry = CommitIdDerivation.derived(COMMIT, "timeline-entry");
        String item = CommitIdDerivation.derived(COMMIT, "action-item");
        return Stream.of(
                post("/acknowledge", "{'at':'2026-11-21T17:54:00Z'}", new AcknowledgeIncident(ID, AT)),
                post("/acknowledge", "", new AcknowledgeIncident(ID, null)),
                put("/severity", "{'severity':'SEV2','reason':'more users'}",
                        new ChangeSeverity(ID, Severity.SEV2, "more users")),
                put("/status",
                        "{'status':'identified','message':'found','audience':'public','at':'2026-11-21T18:54:00+01:00'}",
                        new ChangeStatus(ID, update, Status.IDENTIFIED, "found", Audience.PUBLIC, AT)),
                put("/status", "{'status':'monitoring'}",
                        new ChangeStatus(ID, update, Status.MONITORING, null, Audience.INTERNAL, null)),
                patch("",
                        "{'title':'t','summary':'s','labels':{'a':'b','c':null},'issue':'i','rootCause':'r','eta':'2026-11-21T17:54:00Z'}",
                        new ChangeDetails(ID, "t", "s", labels("a", "b", "c", null), false, "i", "r", AT, null, null)),
                patch("", "{}", new ChangeDetails(ID, null, null, null, false, null, null, null, null, null)),
                patch("", "{'labels':null}",
                        new ChangeDetails(ID, null, null, null, true, null, null, null, null, null)),
                patch("", "{'title':'t','visibility':'normal'}",
                        new ChangeDetails(ID, "t", null, null, false, null, null, null, Visibility.NORMAL, null)),
                patch("", "{'visibility':'restricted','reason':'legal'}",
                        new ChangeDetails(ID, null, null, null, false, null, null, null, Visibility.RESTRICTED,
                                "legal")),
                post("/updates",
                        "{'message':'m','status':'monitoring','audience':'public','at':'2026-11-21T17:54:00Z'}",
                        new PostUpdate(ID, update, "m", Status.MONITORING, Audience.PUBLIC, AT)),
                post("/updates", "{'message':'two\\nlines'}",
                        new PostUpdate(ID, update, "two\nlines", null, Audience.INTERNAL, null)),
                put("/roles/operations-lead", "{'assignee':'bob','scope':'database','reason':'knows it'}",
                        new AssignRole(ID, Role.OPERATIONS_LEAD, "bob", "database", "knows it")),
                put("/roles/operations-lead", "{'assignee':'bob'}",
                        new AssignRole(ID, Role.OPERATIONS_LEAD, "bob", null, null)),
                arguments("DELETE", "/roles/scribe/J%C3%BCrgen%20M", "",
                        new UnassignRole(ID, Role.SCRIBE, "Jürgen M", null)),
                arguments("DELETE", "/roles/scribe/bob", "{'reason':'ill'}",
                        new UnassignRole(ID, Role.SCRIBE, "bob", "ill")),
                put("/assignment", "{'team':'payments'}", new AssignResponsibility(ID, "payments", null)),
                put("/assignment", "{'individual':'ann'}", new AssignResponsibility(ID, null, "ann")),
                post("/timeline",
                        "{'kind':'decision','message':'m','occurredAt':'2026-11-21T17:54:00Z','links':[{'url':'https://x.test/a','title':'t'},'http://y.test']}",
                        new AddTimelineEntry(ID, entry, EntryKind.DECISION, "m",
                                List.of(new Link("https://x.test/a", "t"), new Link("http://y.test", null)), AT)),
                post("/timeline", "{'kind':'note','message':'m'}",
                        new AddTimelineEntry(ID, entry, EntryKind.NOTE, "m", List.of(), null)),
                post("/timeline/e%2F1/amend",
                        "{'message':'m','occurredAt':'2026-11-21T17:54:00Z','severity':'SEV1','status':'monitoring','audience':'internal','links':['http://y.test'],'reason':'typo'}",
                        new AmendEntry(ID, "e/1", "m", AT, Severity.SEV1, Status.MONITORING, Audience.INTERNAL,
                                List.of(new Link("http://y.test", null)), "typo")),
                post("/timeline/7/amend", "{'occurredAt':'2026-11-21T17:54:00Z','reason':'late'}",
                        new AmendEntry(ID, "7", null, AT, null, null, null, null, "late")),
                post("/timeline/7/retract", "{'reason':'not here'}", new RetractEntry(ID, "7", "not here")),
                put("/milestones/mitigationStarted",
                        "{'at':'2026-11-21T17:54:00Z','quality':'measured','reason':'log'}",
                        new RecordMilestone(ID, Milestone.MITIGATION_STARTED, AT, MilestoneQuality.MEASURED, "log")),
                arguments("DELETE", "/milestones/detected", "{'reason':'wrong'}",
                        new ClearMilestone(ID, Milestone.DETECTED, "wrong")),
                arguments("DELETE", "/milestones/detected", "", new ClearMilestone(ID, Milestone.DETECTED, null)),
                patch("/impact",
                        "{'intervals':[{'service':'api','level':'partial','from':'2026-11-21T17:54:00Z','to':'2026-11-21T17:54:00Z'},{'from':'2026-11-21T17:54:00Z'}],"
                                + "'usersAffected':7,'usersShare':0.5,'customers':['c'],'regions':[],'revenue':'10 "
                                + "USD','errorBudgetMinutes':1.5}",
                        new RecordImpact(ID, new ImpactDetails(
                                List.of(new ImpactInterval("api", ImpactLevel.PARTIAL, AT, AT),
                                        new ImpactInterval(null, null, AT, null)),
                                7L,
                                new BigDecimal("0.5"), List.of("c"), List.of(), "10 USD", new BigDecimal("1.5")))),
                patch("/services", "{'add':['a','b','a'],'remove':['c']}",
                        new ChangeServices(ID, List.of("a", "b"), List.of("c"))),
                post("/mitigate", "{'message':'m','at':'2026-11-21T17:54:00Z'}", new MitigateIncident(ID, "m", AT)),
                post("/resolve", "{'message':'m','at':'2026-11-21T17:54:00Z'}", new ResolveIncident(ID, "m", AT)),
                post("/reopen", "{'reason':'again','at':'2026-11-21T17:54:00Z'}", new ReopenIncident(ID, "again", AT)),
                post("/close", "{'message':'done','at':'2026-11-21T17:54:00Z'}", new CloseIncident(ID, "done", AT)),
                post("/close", "{'reason':'done'}", new CloseIncident(ID, "done", null)),
                post("/cancel", "{'reason':'false alarm'}", new CancelIncident(ID, "false alarm", null)),
                post("/merge", "{'into':'" + OTHER.toUpperCase() + "','reason':'same','at':'2026-11-21T17:54:00Z'}",
                        new MergeIncident(ID, OTHER, "same", AT)),
                post("/timeline/" + OTHER + "/move", "{'to':'" + OTHER.toUpperCase() + "','reason':'there'}",
                        new MoveEntry(ID, OTHER, OTHER, OTHER, "there")),
                post("/unmerge", "{'reason':'another','at':'2026-11-21T17:54:00Z'}",
                        new UnmergeIncident(ID, "another", AT)),
                post("/revive", "{'reason':'real','at':'2026-11-21T17:54:00Z'}",
                        new ReviveIncident(ID, "real", AT)),
                post("/action-items", "{'title':'t','owner':'ann','priority':'P1','dueOn':'2026-12-01'}",
                        new AddActionItem(ID, item, "t", "ann", ActionItemPriority.P1, LocalDate.parse("2026-12-01"))),
                post("/action-items", "{'title':'t'}",
                        new AddActionItem(ID, item, "t", null, ActionItemPriority.P2, null)),
                patch("/action-items/" + OTHER,
                        "{'status':'in-progress','owner':'bob','priority':'P3','dueOn':'2026-12-01','title':'u'}",
                        new ChangeActionItem(ID, OTHER, "u", "bob", ActionItemPriority.P3, ActionItemStatus.IN_PROGRESS,
                                LocalDate.parse("2026-12-01"))),
                put("/postmortem/sections/went-well", "{'markdown':'# It **went**\\n'}",
                        new WritePostmortemSection(ID, PostmortemSection.WENT_WELL, "# It **went**\n")),
                put("/postmortem/sections/lessons", "{'markdown':''}",
                        new WritePostmortemSection(ID, PostmortemSection.LESSONS, "")),
                post("/postmortem/sign-off", "", new SignOffPostmortem(ID)),
                post("/postmortem/publish", "{}", new PublishPostmortem(ID)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestMeansACommand(String method, String path, String body, IncidentCommand command) {
        new Caller(port)
                .send(method, "/v1/incidents/" + ID + path, body.replace('\'', '"'), "X-Actor", "ann",
                        "Idempotency-Key", "k")
                .isOk(created(command) ? 201 : 200);

        assertThat(pipeline.command).isEqualTo(command);
    }

    @Test
    void everyCommandOfAnIncidentCanBeAskedForOverHttp() {
        Stream<Class<?>> covered = Stream.concat(requests().map(request -> request.get()[3].getClass()),
                Stream.of(DeclareIncident.class));

        assertThat(covered).contains(Arrays.stream(IncidentCommand.class.getPermittedSubclasses())
                .filter(type -> !OF_IMPORTS.contains(type)).toArray(Class<?>[]::new));
    }

    @Test
    void aDeclarationInFull() {
        String id = declare(
                """
                        {"title":"Checkout fails","severity":"SEV1","summary":"s","services":["a","b","a"],"labels":{"k":"v"},
                         "impactStartedAt":"2026-11-21T17:54:00Z","impactStartQuality":"measured","detectedAt":"2026-11-21T17:54:00Z",
                         "declaredAt":"2026-11-21T17:54:00Z","source":"alert:pager","visibility":"restricted","mode":"drill",
                         "externalRef":{"system":"jira","id":"X-1","url":"https://jira.test/X-1"}}""");

        assertThat(pipeline.command).isEqualTo(
                new DeclareIncident(id, "Checkout fails", "s", Severity.SEV1, List.of("a", "b"), Map.of("k", "v"), AT,
                        MilestoneQuality.MEASURED, AT, AT, "alert:pager", Visibility.RESTRICTED, Mode.DRILL,
                        new ExternalRef("jira", "X-1", "https://jira.test/X-1")));
    }

    @Test
    void aDeclarationInShort() {
        String id = declare("{\"title\":\"Checkout fails\",\"severity\":\"SEV3\"}");

        assertThat(pipeline.command).isEqualTo(
                new DeclareIncident(id, "Checkout fails", null, Severity.SEV3, List.of(), Map.of(), null, null, null,
                        null, "manual", Visibility.NORMAL, Mode.LIVE, null));
    }

    @Test
    void whatACommandMakesIsNamedInItsAnswer() {
        Caller caller = new Caller(port);

        for (String[] made : new String[][]{
            {"/updates", "{'message':'m'}", "updateId", "/v1/incidents/" + ID + "/timeline/"},
            {"/timeline", "{'kind':'note','message':'m'}", "entryId", "/v1/incidents/" + ID + "/timeline/"},
            {"/action-items", "{'title':'t'}", "actionItemId", "/v1/action-items/"}}) {
            Caller.Answer answer = caller.send("POST", "/v1/incidents/" + ID + made[0], made[1].replace('\'', '"'))
                    .isOk(201);
            assertThat(answer.text("incidentId")).isEqualTo(ID);
            assertThat(answer.header("Location")).isEqualTo(made[3] + answer.text(made[2]));
        }
    }

    private String declare(String body) {
        Caller.Answer answer = new Caller(port).send("POST", "/v1/incidents", body).isOk(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/incidents/" + answer.text("incidentId"));
        return answer.text("incidentId");
    }

    private static boolean created(IncidentCommand command) {
        return command instanceof PostUpdate || command instanceof AddTimelineEntry || command instanceof AddActionItem;
    }

    private static Arguments post(String path, String body, IncidentCommand command) {
        return arguments("POST", path, body, command);
    }

    private static Arguments patch(String path, String body, IncidentCommand command) {
        return arguments("PATCH", path, body, command);
    }

    private static Arguments put(String path, String body, IncidentCommand command) {
        return arguments("PUT", path, body, command);
    }

    private static Map<String, String> labels(String... pairs) {
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            labels.put(pairs[i], pairs[i + 1]);
        }
        return labels;
    }
}
