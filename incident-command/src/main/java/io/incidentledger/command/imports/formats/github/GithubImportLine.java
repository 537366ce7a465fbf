package io.incidentledger.command.imports.formats.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.incidentledger.command.api.CommandLimits;
import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.command.imports.ImportJsonReader;
import io.incidentledger.command.imports.ImportLimits;
import io.incidentledger.command.imports.StatusPageVocabulary;
import io.incidentledger.events.Audience;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.validation.StrictJson;
import io.incidentledger.events.validation.Validator;
import org.jspecify.annotations.Nullable;

import static io.incidentledger.events.validation.Validator.given;

/// An incident of GitHub's status history. The page's terms change over the years: unknown fields are ignored, an
/// unknown impact becomes a label, an unknown status leaves the incident's status as it is.
public record GithubImportLine(@Nullable String id, @Nullable String title, @Nullable String url,
        @Nullable String impact,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("resolved_at") @Nullable Instant resolvedAt,
        @JsonProperty("downtime_start") @Nullable Instant downtimeStart,
        @JsonProperty("downtime_end") @Nullable Instant downtimeEnd,
        @Nullable List<@Nullable String> components, @Nullable List<@Nullable Posted> updates) {
    private static final String SYSTEM = "github-status";
    private static final StrictJson<GithubImportLine> SHAPE = StrictJson.of(GithubImportLine.class).ofLine()
            .ignoringUnknownFields();

    public static ExternalIncident read(byte[] json, int faults) {
        return ImportJsonReader.read(json, faults, SHAPE, GithubImportLine::check, GithubImportLine::translated);
    }

    private void check(Validator validator) {
        validator.required("/id", id);
        validator.line("/id", id, CommandLimits.NAME);
        validator.required("/title", title);
        validator.line("/title", title, CommandLimits.TITLE);
        validator.url("/url", url, CommandLimits.URL);
        validator.line("/impact", impact, CommandLimits.NAME);
        validator.required("/started_at", startedAt);
        validator.names("/components", components, CommandLimits.SERVICES, CommandLimits.NAME);
        validator.items("/updates", updates, ImportLimits.UPDATES);
        for (int i = 0; updates != null && i < Math.min(updates.size(), ImportLimits.UPDATES); i++) {
            if (updates.get(i) instanceof Posted posted) {
                posted.check("/updates/" + i, validator);
            }
        }
    }

    private ExternalIncident translated() {
        var times = new Times(given(startedAt), downtimeStart, MilestoneQuality.ESTIMATED, null, null, downtimeEnd,
                downtimeEnd, resolvedAt);
        return new ExternalIncident(new ExternalRef(SYSTEM, given(id), url), given(title), null,
                StatusPageVocabulary.severity(impact), services(),
                StatusPageVocabulary.labels(impact), Visibility.NORMAL, Mode.BACKFILL, ImportLimits.SOURCE, times,
                translatedUpdates(), List.of(),
                List.of(), List.of(), updates != null, null);
    }

    private List<String> services() {
        return components == null ? List.of() : components.stream().map(Validator::given).distinct().toList();
    }

    private List<Update> translatedUpdates() {
        List<Update> translated = new ArrayList<>();
        for (Posted posted : Objects.requireNonNullElse(updates, List.<@Nullable Posted>of())) {
            translated.add(given(posted).translated(translated.size() + 1));
        }
        return translated;
    }

    record Posted(@Nullable Instant at, @Nullable String status, @Nullable String message) {
        private void check(String pointer, Validator validator) {
            validator.required(pointer + "/at", at);
            validator.line(pointer + "/status", status, CommandLimits.NAME);
            validator.textOrNothing(pointer + "/message", message, CommandLimits.TEXT);
            if (status == null && (message == null || message.isBlank())
                    && !validator.mentions(pointer + "/status", pointer + "/message")) {
                validator.fault(pointer, "must have a status or a message");
            }
        }

        private Update translated(int ordinal) {
            Status lastStatus = StatusPageVocabulary.status(status);
            String words = message == null || message.isBlank() ? null : message;
            return new Update(Integer.toString(ordinal), given(at), lastStatus,
                    words == null && lastStatus == null ? status : words, Audience.PUBLIC, true);
        }
    }
}
