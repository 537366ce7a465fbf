package io.incidentledger.command.imports.formats;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ExternalIncident.ActionItem;
import io.incidentledger.command.imports.ExternalIncident.Entry;
import io.incidentledger.command.imports.ExternalIncident.RoleHolder;
import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Link;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.InvalidJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class NativeImportLineTest {
    private static final Instant NINE = Instant.parse("2026-02-03T09:00:00Z");
    private static final String LEAST = """
            {"externalRef": {"system": "old", "id": "7"}, "title": "t", "severity": "SEV3", "declaredAt": "2026-02-03T09:00:00Z"}""";

    @Test
    void aTitleIsOneLineOfWhichSomethingIsVisible() {
        for (String title : List.of("\\u202e", "\\u2028ls", "a\\u2029b", "a\\u0085b", "\\u200b")) {
            String line = LEAST.replace("\"t\"", "\"" + title + "\"");
            assertThat(catchThrowableOfType(InvalidJsonException.class, () -> read(line)).faults())
                    .extracting(FieldError::pointer).containsExactly("/title");
        }
    }

    @Test
    void aFullLineLosesNothing() {
        ExternalIncident incident = read(
                """
                        {"externalRef": {"system": "old", "id": "7", "url": "https://old.example/7"}, "title": "t", "summary": "s",
                         "severity": "SEV1", "services": ["a", "b", "a"], "labels": {"k": "v"}, "visibility": "restricted",
                         "mode": "drill", "source": "customer", "declaredAt": "2026-02-03T09:00:00Z",
                         "impactStartedAt": "2026-02-03T09:00:01Z", "impactStartQuality": "measured",
                         "detectedAt": "2026-02-03T09:00:02Z", "acknowledgedAt": "2026-02-03T09:00:03Z",
                         "mitigatedAt": "2026-02-03T09:00:04Z", "impactEndedAt": "2026-02-03T09:00:05Z",
                         "resolvedAt": "2026-02-03T09:00:06Z",
                         "updates": [{"at": "2026-02-03T09:00:00Z", "status": "identified", "message": "m", "audience": "public"},
                                     {"id": "u", "at": "2026-02-03T09:00:01Z", "message": "n"}],
                         "roles": [{"role": "scribe", "assignee": "ann", "scope": "all", "at": "2026-02-03T09:00:01Z"},
                                   {"role": "incident-commander", "assignee": "bob"}],
                         "timeline": [{"kind": "decision", "message": "go", "occurredAt": "2026-02-03T09:00:01Z",
                                       "links": [{"url": "https://x.example", "title": "X"}]}],
                         "actionItems": [{"title": "fix", "owner": "ann", "priority": "P1", "status": "done", "dueOn": "2026-03-01"},
                                         {"title": "look"}]}""");

        assertThat(incident.ref()).isEqualTo(new ExternalRef("old", "7", "https://old.example/7"));
        assertThat(incident.title()).isEqualTo("t");
        assertThat(incident.summary()).isEqualTo("s");
        assertThat(incident.severity()).isEqualTo(Severity.SEV1);
        assertThat(incident.services()).containsExactly("a", "b");
        assertThat(incident.labels()).isEqualTo(Map.of("k", "v"));
        assertThat(incident.visibility()).isEqualTo(Visibility.RESTRICTED);
        assertThat(incident.mode()).isEqualTo(Mode.DRILL);
        assertThat(incident.source()).isEqualTo("customer");
        assertThat(incident.times()).isEqualTo(new Times(NINE, after(1), MilestoneQuality.MEASURED, after(2), after(3),
                after(4), after(5), after(6)));
        assertThat(incident.updates()).containsExactly(
                new Update("1", NINE, Status.IDENTIFIED, "m", Audience.PUBLIC, true, 0),
                new Update("u", after(1), null, "n", Audience.INTERNAL, false, 1));
        assertThat(incident.roles()).containsExactly(new RoleHolder(Role.SCRIBE, "ann", "all", after(1)),
                new RoleHolder(Role.INCIDENT_COMMANDER, "bob", null, NINE));
        Entry entry = incident.entries().getFirst();
        assertThat(entry).isEqualTo(new Entry(entry.entryId(), EntryKind.DECISION, "go",
                List.of(new Link("https://x.example", "X")), after(1), true));
        ActionItem fix = incident.actionItems().get(0);
        ActionItem look = incident.actionItems().get(1);
        assertThat(fix).isEqualTo(new ActionItem(fix.actionItemId(), "fix", "ann", ActionItemPriority.P1,
                ActionItemStatus.DONE, LocalDate.parse("2026-03-01"), true));
        assertThat(look).isEqualTo(new ActionItem(look.actionItemId(), "look", null, ActionItemPriority.P2,
                ActionItemStatus.OPEN, null, true));
        assertThat(fix.actionItemId()).isNotEqualTo(look.actionItemId());
    }

    @Test
    void littleIsNeeded() {
        ExternalIncident incident = read(LEAST);

        assertThat(incident.mode()).isEqualTo(Mode.BACKFILL);
        assertThat(incident.source()).isEqualTo("import");
        assertThat(incident.visibility()).isEqualTo(Visibility.NORMAL);
        assertThat(incident.times()).isEqualTo(new Times(NINE, null, null, null, null, null, null, null));
        assertThat(incident.updates()).isEmpty();
    }

    @Test
    void idsOfPartsAreTheSameInEveryImportAndUniqueInTheLedger() {
        String items = "\"actionItems\": [{\"title\": \"a\"}, {\"id\": \"x\", \"title\": \"b\"}]}";
        assertThat(itemIds(with(items))).isEqualTo(itemIds(with(items)))
                .doesNotContainAnyElementsOf(itemIds(with(items).replace("\"7\"", "\"8\"")));
    }

    @Test
    void everyFaultIsNamed() {
        assertThat(
                faults("""
                        {"externalRef": {"system": "", "nid": "7"}, "severity": "SEV9", "declaredAt": "1969-12-31T00:00:00Z", "colour": "red",
                         "mode": "live", "impactStartQuality": "measured", "services": "a",
                         "updates": [{"at": "2026-02-03T09:00:00Z"}, {"at": "2026-02-03T09:00:00Z", "status": "closed"}, 7],
                         "roles": [{"role": "king"}], "timeline": [{"kind": "note", "links": [{"url": "file:///x"}]}],
                         "actionItems": [{"title": " ", "dueOn": "soon"}]}"""))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/externalRef/system", "/externalRef/id", "/externalRef/nid", "/title",
                        "/severity", "/declaredAt", "/colour", "/mode", "/impactStartedAt", "/services", "/updates/0",
                        "/updates/1/status", "/updates/2", "/roles/0/role", "/roles/0/assignee", "/timeline/0/message",
                        "/timeline/0/occurredAt", "/timeline/0/links/0/url", "/actionItems/0/title",
                        "/actionItems/0/dueOn");
    }

    @Test
    void aFaultListsExactlyWhatIsAccepted() {
        assertThat(faults(
                with("\"mode\": \"lunch\", \"updates\": [{\"at\": \"2026-02-03T09:00:00Z\", \"status\": \"lunch\"}]}")))
                .containsExactlyInAnyOrder(new FieldError("/mode", "must be one of drill, backfill"), new FieldError(
                        "/updates/0/status", "must be one of investigating, identified, monitoring, resolved"));
    }

    @Test
    void aFaultOfALineSaysInWhichColumnItIs() {
        for (String json : List.of("{broken", "{\r broken", " {broken")) {
            assertThat(catchThrowableOfType(InvalidJsonException.class, () -> read(json)).detail())
                    .matches("The line is not valid JSON \\(column [2-9]\\)\\.");
        }
        assertThat(catchThrowableOfType(InvalidJsonException.class, () -> read("{} {}")).detail())
                .isEqualTo("The line must not contain anything after its JSON object.");
    }

    @Test
    void whatFollowsFromAFaultIsNone() {
        String parts = """
                "updates": [{"at": 5, "status": "gone"}, {"at": "soon", "message": 7}, {"id": 3, "at": "2026-02-03T09:00:00Z", "message": "m"},
                  {"id": "3", "at": "2026-02-03T09:00:00Z", "message": "m"}],
                "roles": [{"role": "scribe", "assignee": " "}, {"role": "scribe", "assignee": "\u200b"}],
                "timeline": [{"kind": "note", "message": "\\u001f", "occurredAt": "2026-02-03T09:00:00Z", "links": [{"url": " "}]}]}""";
        assertThat(faults(with(parts))).extracting(FieldError::pointer).containsExactlyInAnyOrder("/updates/0/at",
                "/updates/0/status", "/updates/1/at", "/updates/1/message", "/updates/2/id", "/roles/0/assignee",
                "/roles/1/assignee", "/timeline/0/message", "/timeline/0/links/0/url");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_001, 10_000})
    void thousandsOfFaultsAreCountedOnceEach(int entries) {
        String list = IntStream.range(0, entries).mapToObj(i -> "{\"at\":5,\"message\":\"m\"}")
                .collect(Collectors.joining(",", "\"updates\": [", "]}"));
        List<FieldError> faults = faults(with(list));
        assertThat(faults).extracting(FieldError::kind).hasSizeGreaterThan(0)
                .allMatch(kind -> kind.startsWith("/updates/*/at must be an RFC # timestamp"));
        assertThat(faults.stream().mapToLong(FieldError::count).sum()).isEqualTo(entries);
    }

    @Test
    void entriesBeyondTheBoundAreOneFault() {
        String list = IntStream.range(0, 10_500).mapToObj(i -> "{}")
                .collect(Collectors.joining(",", "\"roles\": [", "]}"));
        List<FieldError> faults = faults(with(list));
        assertThat(faults).contains(new FieldError("/roles", "must have at most 10000 items"));
        assertThat(faults.stream().mapToLong(FieldError::count).sum()).isEqualTo(20_001);
    }

    @Test
    void aRoleThatNobodyInParticularHoldsIsAFault() {
        String roles = """
                "roles": [{"role": "scribe", "assignee": "ann"}, {"role": "planning-lead", "assignee": "Anonymous "}]}""";
        assertThat(faults(with(roles))).containsExactly(new FieldError("/roles/1/assignee",
                "must name a person"));
    }

    @Test
    void namesAreReadAsTheirKeys() {
        ExternalIncident line = read(
                with("""
                        "services": ["web ", "web", "w\u200ce\u200db", "\u3000web\u3000"], "labels": {"te\u00adam ": "red\ufe0f"}, "source": "chat\u3000",
                        "roles": [{"role": "scribe", "assignee": "a\u200bnn", "scope": "all "}],
                        "actionItems": [{"title": "t", "owner": "b\u200dob "}]}"""));
        assertThat(line.services()).containsExactly("web");
        assertThat(line.labels()).containsEntry("team", "red");
        assertThat(line.source()).isEqualTo("chat");
        assertThat(line.roles().getFirst().assignee()).isEqualTo("ann");
        assertThat(line.roles().getFirst().scope()).isEqualTo("all");
        assertThat(line.actionItems().getFirst().owner()).isEqualTo("bob");
    }

    @Test
    void aNameOfWhichNothingIsVisibleIsAFault() {
        String names = """
                "services": ["\u200b"], "labels": {"team": "red", "team ": "blue"}, "source": "\u200b",
                "roles": [{"role": "scribe", "assignee": "\u200b"}], "actionItems": [{"title": "t", "owner": "\u200b"}]}""";
        assertThat(faults(with(names))).extracting(FieldError::pointer).contains("/services/0", "/labels/team ",
                "/source", "/roles/0/assignee", "/actionItems/0/owner");
    }

    @Test
    void idsMustTellPartsApart() {
        String updates = """
                "updates": [{"id": "2", "at": "2026-02-03T09:00:00Z", "message": "a"}, {"at": "2026-02-03T09:00:00Z", "message": "b"}]}""";
        assertThat(faults(with(updates))).extracting(FieldError::pointer).containsExactly("/updates/1/id");
    }

    private static String with(String members) {
        return LEAST.substring(0, LEAST.length() - 1) + ", " + members;
    }

    private static List<String> itemIds(String line) {
        return read(line).actionItems().stream().map(ActionItem::actionItemId).toList();
    }

    private static Instant after(int seconds) {
        return NINE.plusSeconds(seconds);
    }

    private static ExternalIncident read(String line) {
        return ImportFormat.LEDGER.read(line.getBytes(StandardCharsets.UTF_8));
    }

    private static List<FieldError> faults(String line) {
        return catchThrowableOfType(InvalidJsonException.class, () -> read(line)).faults();
    }
}
