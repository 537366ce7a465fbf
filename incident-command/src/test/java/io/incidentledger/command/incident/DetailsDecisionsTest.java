package io.incidentledger.command.incident;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.incidentledger.command.incident.IncidentCommand.ChangeDetails;
import io.incidentledger.command.incident.IncidentCommand.ChangeServices;
import io.incidentledger.command.incident.IncidentCommand.ChangeSeverity;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.VisibilityChanged;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.incident.Given.*;

class DetailsDecisionsTest {
    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    void theSeverityChangesAndTheFormerOneIsKept() {
        incident.given(DECLARED).when(new ChangeSeverity(ID, Severity.SEV1, "everybody is affected"))
                .expectEvents(new SeverityChanged(Severity.SEV2, Severity.SEV1, "everybody is affected", null));
    }

    @Test
    void theSameSeverityChangesNothing() {
        incident.given(DECLARED, new SeverityChanged(Severity.SEV2, Severity.SEV4, null, null))
                .when(new ChangeSeverity(ID, Severity.SEV4, null)).expectNoEvents();
    }

    @Test
    void theSameSeverityForAnotherReasonIsRecorded() {
        incident.given(DECLARED, new SeverityChanged(Severity.SEV2, Severity.SEV4, "few users", null))
                .when(new ChangeSeverity(ID, Severity.SEV4, "to be sure"))
                .expectEvents(new SeverityChanged(Severity.SEV4, Severity.SEV4, "to be sure", null));
    }

    @Test
    void theVisibilityChanges() {
        incident.given(DECLARED).when(visibility(null, Visibility.RESTRICTED, "a breach"))
                .expectEvents(new VisibilityChanged(Visibility.RESTRICTED, "a breach", null));
    }

    @Test
    void theSameVisibilityChangesNothing() {
        incident.given(DECLARED, new VisibilityChanged(Visibility.RESTRICTED, null, null))
                .when(visibility(null, Visibility.RESTRICTED, null)).expectNoEvents();
    }

    @Test
    void theSameVisibilityForAnotherReasonIsRecorded() {
        incident.given(DECLARED, new VisibilityChanged(Visibility.RESTRICTED, "a breach", null))
                .when(visibility(null, Visibility.RESTRICTED, "legal"))
                .expectEvents(new VisibilityChanged(Visibility.RESTRICTED, "legal", null));
    }

    @Test
    void detailsAndVisibilityChangeTogether() {
        incident.given(DECLARED).when(visibility("Payments fail", Visibility.RESTRICTED, "a breach"))
                .expectEvents(new DetailsChanged("Payments fail", null, null, null, null, null, null),
                        new VisibilityChanged(Visibility.RESTRICTED, "a breach", null));
    }

    @Test
    void ofDetailsAndVisibilityOnlyWhatDiffersIsRecorded() {
        DetailsChanged title = new DetailsChanged("Payments fail", null, null, null, null, null, null);
        VisibilityChanged restricted = new VisibilityChanged(Visibility.RESTRICTED, "a breach", null);
        ChangeDetails both = visibility("Payments fail", Visibility.RESTRICTED, "a breach");
        incident.given(DECLARED, title).when(both).expectEvents(restricted);
        Given.incident().given(DECLARED, restricted).when(both).expectEvents(title);
        Given.incident().given(DECLARED, title, restricted).when(both).expectNoEvents();
    }

    /// One of both alone would be accepted, but neither is.
    @Test
    void whatIsRefusedOfDetailsTakesTheVisibilityAlong() {
        Map<String, String> tooMany = new HashMap<>();
        IntStream.range(0, 100).forEach(i -> tooMany.put("k" + i, "v"));
        incident.given(DECLARED).when(new ChangeDetails(ID, null, null, tooMany, false, null, null, null,
                Visibility.RESTRICTED, null)).expectException(by(IncidentRule.TOO_MANY_LABELS)).expectNoEvents();
    }

    @Test
    void allLabelsAreRemovedByTheirNames() {
        ChangeDetails none = new ChangeDetails(ID, null, null, null, true, null, null, null, null, null);
        incident.given(DECLARED, changedLabels("tier", "1")).when(none)
                .expectEvents(changedLabels("region", null, "tier", null));
        Given.incident().given(DECLARED, changedLabels("region", null)).when(none).expectNoEvents();
    }

    @Test
    void allDetailsChangeAtOnce() {
        incident.given(DECLARED)
                .when(new ChangeDetails(ID, "Payments fail", "cards only", Map.of("tier", "1"), false, "declined",
                        "a proxy", T1, null, null))
                .expectEvents(new DetailsChanged("Payments fail", "cards only", Map.of("tier", "1"), "declined",
                        "a proxy", T1, null));
    }

    @Test
    void anEventNamesOnlyWhatDiffers() {
        incident.given(DECLARED)
                .when(new ChangeDetails(ID, "Checkout fails", "cards only", null, false, null, null, null, null, null))
                .expectEvents(new DetailsChanged(null, "cards only", null, null, null, null, null));
    }

    @Test
    void theSameDetailsChangeNothing() {
        incident.given(DECLARED,
                new DetailsChanged("Payments fail", "cards only", null, "declined", "a proxy", T1, null),
                new DetailsChanged(null, null, Map.of("tier", "1"), null, null, null, null))
                .when(new ChangeDetails(ID, "Payments fail", "cards only", Map.of("region", "eu", "tier", "1"), false,
                        "declined", "a proxy", T1, null, null))
                .expectNoEvents();
    }

    @Test
    void detailsOutliveAChangeOfSeverityVisibilityAndServices() {
        incident.given(DECLARED,
                new DetailsChanged("Payments fail", "cards only", null, "declined", "a proxy", T1, null),
                new SeverityChanged(Severity.SEV2, Severity.SEV1, null, null),
                new VisibilityChanged(Visibility.RESTRICTED, null, null),
                new ServicesChanged(List.of("cards"), List.of(), null))
                .when(new ChangeDetails(ID, "Payments fail", "cards only", null, false, "declined", "a proxy", T1, null,
                        null))
                .expectNoEvents();
    }

    @Test
    void aNullRemovesALabelAndOthersStay() {
        incident.given(DECLARED).when(labels("region", null, "tier", "1"))
                .expectEvents(changedLabels("region", null, "tier", "1"));
    }

    @Test
    void onlyLabelsThatDifferAreNamed() {
        incident.given(DECLARED).when(labels("region", "eu", "tier", "1", "unknown", null))
                .expectEvents(changedLabels("tier", "1"));
    }

    @Test
    void aRemovedLabelCanBeSetAgain() {
        incident.given(DECLARED, changedLabels("region", null)).when(labels("region", "eu"))
                .expectEvents(changedLabels("region", "eu"));
    }

    @Test
    void thereAreAtMostAHundredLabels() {
        Map<String, String> ninetyNine = new HashMap<>();
        IntStream.range(0, 99).forEach(i -> ninetyNine.put("k" + i, "v"));
        DetailsChanged labelled = new DetailsChanged(null, null, ninetyNine, null, null, null, null);
        incident.given(DECLARED, labelled).when(labels("one-more", "v"))
                .expectException(by(IncidentRule.TOO_MANY_LABELS)).expectNoEvents();
        Given.incident().given(DECLARED, labelled).when(labels("one-more", "v", "region", null))
                .expectEvents(changedLabels("one-more", "v", "region", null));
    }

    @Test
    void servicesAreAddedAndRemoved() {
        incident.given(DECLARED).when(new ChangeServices(ID, List.of("cards", "cards"), List.of("checkout")))
                .expectEvents(new ServicesChanged(List.of("cards"), List.of("checkout"), null));
    }

    @Test
    void onlyServicesThatMakeADifferenceAreNamed() {
        incident.given(DECLARED)
                .when(new ChangeServices(ID, List.of("payments", "cards"), List.of("checkout", "checkout", "search")))
                .expectEvents(new ServicesChanged(List.of("cards"), List.of("checkout"), null));
    }

    @Test
    void servicesThatAreThatWayAlreadyChangeNothing() {
        incident.given(DECLARED, new ServicesChanged(List.of("cards"), List.of("checkout"), null))
                .when(new ChangeServices(ID, List.of("payments", "cards"), List.of("checkout"))).expectNoEvents();
    }

    @Test
    void removingAloneIsAChange() {
        incident.given(DECLARED).when(new ChangeServices(ID, List.of(), List.of("checkout")))
                .expectEvents(new ServicesChanged(List.of(), List.of("checkout"), null));
    }

    @Test
    void aServiceCannotBeAddedAndRemovedAtOnce() {
        incident.given(DECLARED).when(new ChangeServices(ID, List.of("cards", "search"), List.of("search")))
                .expectException(by(IncidentRule.SERVICE_ADDED_AND_REMOVED)).expectNoEvents();
    }

    @Test
    void thereAreAtMostAHundredServices() {
        List<String> ninetyEight = IntStream.range(0, 98).mapToObj(i -> "s" + i).toList();
        ServicesChanged added = new ServicesChanged(ninetyEight, List.of(), null);
        incident.given(DECLARED, added).when(new ChangeServices(ID, List.of("one-more"), List.of()))
                .expectException(by(IncidentRule.TOO_MANY_SERVICES)).expectNoEvents();
        Given.incident().given(DECLARED, added).when(new ChangeServices(ID, List.of("cards"), List.of("checkout")))
                .expectEvents(new ServicesChanged(List.of("cards"), List.of("checkout"), null));
    }

    private static ChangeDetails visibility(String title, Visibility visibility, String reason) {
        return new ChangeDetails(ID, title, null, null, false, null, null, null, visibility, reason);
    }

    private static ChangeDetails labels(String... keysAndValues) {
        return new ChangeDetails(ID, null, null, map(keysAndValues), false, null, null, null, null, null);
    }

    private static IncidentEvent changedLabels(String... keysAndValues) {
        return new DetailsChanged(null, null, map(keysAndValues), null, null, null, null);
    }

    private static Map<String, String> map(String... keysAndValues) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            labels.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return labels;
    }
}
