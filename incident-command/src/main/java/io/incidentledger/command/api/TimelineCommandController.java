package io.incidentledger.command.api;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.incident.IncidentCommand.AmendEntry;
import io.incidentledger.command.incident.IncidentCommand.MoveEntry;
import io.incidentledger.command.incident.IncidentCommand.RetractEntry;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IdEquality;
import io.incidentledger.events.Link;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.validation.AcceptedNames;
import io.incidentledger.events.validation.MaxItems;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.openapi.MemberRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import static io.incidentledger.events.validation.TextFormat.Kind.INCIDENT;
import static io.incidentledger.events.validation.TextFormat.Kind.LINE;
import static io.incidentledger.events.validation.TextFormat.Kind.TEXT;
import static io.incidentledger.events.validation.TextFormat.Kind.URL;
import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

/// Endpoints that add timeline entries and correct them.
@RestController
final class TimelineCommandController {

    private final CommandResponder responder;

    TimelineCommandController(CommandResponder responder) {
        this.responder = responder;
    }

    @Operation(operationId = "addTimelineEntry", tags = ApiTags.TIMELINE, summary = "Add an entry to the timeline")
    @PostMapping(path = "/v1/incidents/{id}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<CommandResult>> addTimelineEntry(CommandRequest<Entry> request) {
        Entry body = request.body();
        String entryId = request.newId("timeline-entry");
        AddTimelineEntry command = new AddTimelineEntry(request.incidentId(), entryId, given(body.kind()),
                given(body.message()), body.linkValues(), body.occurredAt());
        return responder.create(command, request,
                CommandResponder.incident(request.incidentId()) + "/timeline/" + entryId,
                outcome -> CommandResponse.ofEntry(outcome, entryId));
    }

    @Operation(operationId = "amendTimelineEntry", tags = ApiTags.TIMELINE, summary = "Correct a timeline entry",
            description = "What was recorded stays in the ledger; the timeline shows the correction.")
    @PostMapping(path = "/v1/incidents/{id}/timeline/{entryId}/amend", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<CommandResult>> amendTimelineEntry(@PathVariable String entryId,
            CommandRequest<Amendment> request) {
        Amendment body = request.body();
        return responder.change(new AmendEntry(request.incidentId(), entryId, body.message(), body.occurredAt(),
                body.severity(), body.status(), body.audience(),
                body.links() == null ? null : Pointer.values(body.links()), given(body.reason())), request);
    }

    @Operation(operationId = "retractTimelineEntry", tags = ApiTags.TIMELINE, summary = "Retract a timeline entry",
            description = "Takes the entry back, with everything that only it brought about.")
    @PostMapping(path = "/v1/incidents/{id}/timeline/{entryId}/retract", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<CommandResult>> retractTimelineEntry(@PathVariable String entryId,
            CommandRequest<Retraction> request) {
        return responder.change(new RetractEntry(request.incidentId(), entryId, given(request.body().reason())),
                request);
    }

    /// An entry keeps its id if that is a UUID, which is unique among all entries; otherwise it gets a new one.
    @Operation(operationId = "moveTimelineEntry", tags = ApiTags.TIMELINE,
            summary = "Move a timeline entry to another incident",
            description = "Only entries that people wrote can be moved.")
    @PostMapping(path = "/v1/incidents/{id}/timeline/{entryId}/move", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<CommandResult>> moveTimelineEntry(@PathVariable String entryId,
            CommandRequest<Moving> request) {
        String newEntryId = IdEquality.isUuid(entryId) ? IdEquality.of(entryId) : request.newId("moved-entry");
        return responder.named(given(request.body().to())).flatMap(to -> responder.change(
                new MoveEntry(request.incidentId(), entryId, to, newEntryId, given(request.body().reason())),
                request));
    }

    /// Where a timeline entry belongs.
    ///
    /// @param to id or display number of the incident that it belongs to
    @Schema(name = "TimelineEntryMoving")
    record Moving(
            @Schema(requiredMode = REQUIRED) @TextFormat(INCIDENT) @Nullable String to,
            @Schema(requiredMode = REQUIRED) @TextFormat(value = TEXT,
                    max = CommandLimits.TEXT) @Nullable String reason)
            implements
                CommandBody {

        @Override
        public void check(Validator validator) {
            validator.incident("/to", to);
            validator.required("/reason", reason);
            validator.text("/reason", reason, CommandLimits.TEXT);
        }
    }

    /// A timeline entry to be written.
    ///
    /// @param kind what sort of entry it is
    /// @param message what happened
    /// @param occurredAt when it happened; null: now
    /// @param links where to read more
    @Schema(name = "NewTimelineEntry")
    record Entry(@Schema(requiredMode = REQUIRED) @Nullable EntryKind kind,
            @Schema(requiredMode = REQUIRED) @TextFormat(value = TEXT,
                    max = CommandLimits.TEXT) @Nullable String message,
            @Nullable Instant occurredAt,
            @MaxItems(CommandLimits.LINKS) @Nullable List<Pointer> links) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/kind", kind);
            validator.required("/message", message);
            validator.text("/message", message, CommandLimits.TEXT);
            Pointer.checkAll(links, validator);
        }

        List<Link> linkValues() {
            return links == null ? List.of() : Pointer.values(links);
        }
    }

    /// The corrected fields of an entry; at least one of them is required, and the others stay as they are.
    ///
    /// @param message the corrected text
    /// @param occurredAt when it really happened
    /// @param severity the corrected severity of a severity change
    /// @param status the corrected status of a status update
    /// @param audience the corrected audience of a status update
    /// @param links the corrected links of a written entry; they replace the former ones
    @MemberRule(atLeastOne = {"message", "occurredAt", "severity", "status", "audience", "links"})
    @Schema(name = "TimelineEntryAmendment")
    record Amendment(@TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String message,
            @Nullable Instant occurredAt,
            @Nullable Severity severity,
            @AcceptedNames({
                "investigating", "identified", "monitoring"}) @Nullable Status status,
            @Nullable Audience audience,
            @MaxItems(CommandLimits.LINKS) @Nullable List<Pointer> links,
            @Schema(requiredMode = REQUIRED) @TextFormat(value = TEXT,
                    max = CommandLimits.TEXT) @Nullable String reason)
            implements
                CommandBody {

        @Override
        public void check(Validator validator) {
            validator.text("/message", message, CommandLimits.TEXT);
            Pointer.checkAll(links, validator);
            validator.required("/reason", reason);
            validator.text("/reason", reason, CommandLimits.TEXT);
            if (message == null && occurredAt == null && severity == null && status == null && audience == null
                    && links == null
                    && !validator.mentions("/message", "/occurredAt", "/severity", "/status", "/audience", "/links")) {
                validator.fault("",
                        "must have at least one of message, occurredAt, severity, status, audience and links");
            }
        }
    }

    /// The retraction of an entry, and of what it caused.
    @Schema(name = "TimelineEntryRetraction")
    record Retraction(
            @Schema(requiredMode = REQUIRED) @TextFormat(value = TEXT,
                    max = CommandLimits.TEXT) @Nullable String reason)
            implements
                CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/reason", reason);
            validator.text("/reason", reason, CommandLimits.TEXT);
        }
    }

    /// A link with an optional title; its address alone may stand for it.
    ///
    /// @see io.incidentledger.events.Link
    @Schema(name = "NewLink")
    record Pointer(
            @Schema(requiredMode = REQUIRED) @TextFormat(value = URL, max = CommandLimits.URL) @Nullable String url,
            @TextFormat(value = LINE, max = CommandLimits.TITLE) @Nullable String title) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        Pointer {}

        /// A link may also be given as a plain URL string.
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Pointer to(@TextFormat(value = URL, max = CommandLimits.URL) String url) {
            return new Pointer(url, null);
        }

        static void checkAll(@Nullable List<Pointer> links, Validator validator) {
            validator.items("/links", links, CommandLimits.LINKS);
            for (int i = 0; links != null && i < Math.min(links.size(), CommandLimits.LINKS); i++) {
                Pointer link = links.get(i);
                if (link != null) {
                    link.check("/links/" + i, validator);
                }
            }
        }

        static List<Link> values(List<Pointer> links) {
            return links.stream().map(Pointer::value).toList();
        }

        void check(String pointer, Validator validator) {
            validator.required(pointer + "/url", url);
            validator.url(pointer + "/url", url, CommandLimits.URL);
            validator.line(pointer + "/title", title, CommandLimits.TITLE);
        }

        Link value() {
            return new Link(given(url), title);
        }
    }
}
