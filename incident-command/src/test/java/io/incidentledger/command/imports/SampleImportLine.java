package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.imports.ExternalIncident.Entry;
import io.incidentledger.command.imports.ExternalIncident.RoleHolder;
import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.command.incident.Given;
import io.incidentledger.events.Audience;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;

/// Builder for one line of an import.
final class SampleImportLine {
    private ExternalRef ref = new ExternalRef("status-page", "42", "https://status.example/42");
    private String title = "Checkout fails";
    private String summary;
    private Severity severity = Severity.SEV2;
    private List<String> services = List.of("checkout", "payments");
    private Map<String, String> labels = Map.of("region", "eu");
    private Visibility visibility = Visibility.NORMAL;
    private Mode mode = Mode.BACKFILL;
    private String source = "import";
    private Times times;
    private List<Update> updates = List.of();
    private List<RoleHolder> roles = List.of();
    private List<Entry> entries = List.of();
    private List<ExternalIncident.ActionItem> actionItems = List.of();

    SampleImportLine(Times times) {
        this.times = times;
    }

    SampleImportLine(Instant declaredAt) {
        this(new Times(declaredAt, null, null, null, null, null, null, null));
    }

    ImportIncident imported() {
        return new ImportIncident(Given.ID, new ExternalIncident(ref, title, summary, severity, services, labels,
                visibility, mode, source, times, updates, roles, entries, actionItems));
    }

    SampleImportLine ref(ExternalRef changed) {
        ref = changed;
        return this;
    }

    SampleImportLine title(String changed) {
        title = changed;
        return this;
    }

    SampleImportLine summary(String changed) {
        summary = changed;
        return this;
    }

    SampleImportLine severity(Severity changed) {
        severity = changed;
        return this;
    }

    SampleImportLine services(String... changed) {
        services = List.of(changed);
        return this;
    }

    SampleImportLine labels(Map<String, String> changed) {
        labels = changed;
        return this;
    }

    SampleImportLine visibility(Visibility changed) {
        visibility = changed;
        return this;
    }

    SampleImportLine mode(Mode changed) {
        mode = changed;
        return this;
    }

    SampleImportLine source(String changed) {
        source = changed;
        return this;
    }

    SampleImportLine times(Times changed) {
        times = changed;
        return this;
    }

    SampleImportLine updates(Update... changed) {
        updates = List.of(changed);
        return this;
    }

    SampleImportLine updates(List<Update> changed) {
        updates = changed;
        return this;
    }

    SampleImportLine roles(RoleHolder... changed) {
        roles = List.of(changed);
        return this;
    }

    SampleImportLine entries(Entry... changed) {
        entries = List.of(changed);
        return this;
    }

    SampleImportLine actionItems(ExternalIncident.ActionItem... changed) {
        actionItems = List.of(changed);
        return this;
    }

    static Update update(String id, Status status, String message, Instant at) {
        return new Update(id, at, status, message, Audience.PUBLIC);
    }
}
