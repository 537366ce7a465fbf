package io.incidentledger.command.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.dispatch.IncidentExistsException;
import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import static io.incidentledger.events.validation.TextFormat.Kind.LINE;
import static io.incidentledger.events.validation.TextFormat.Kind.NAME;
import static io.incidentledger.events.validation.TextFormat.Kind.TEXT;
import static io.incidentledger.events.validation.TextFormat.Kind.URL;
import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNullElse;

/// Endpoint that declares incidents.
@RestController
final class DeclareController {

    /// The source of a declaration that names none.
    private static final String BY_HAND = "manual";

    private final CommandResponder responder;

    DeclareController(CommandResponder responder) {
        this.responder = responder;
    }

    @Operation(operationId = "declareIncident", tags = ApiTags.INCIDENTS, summary = "Declare an incident",
            description = "A named person who declares by hand becomes incident commander. An external "
                    + "reference can be declared only once.")
    @PostMapping(path = "/v1/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<CommandResult>> declareIncident(CommandRequest<Declaration> request) {
        CommandHeaders.refuseCondition(request.context());
        Declaration body = request.body();
        String id = body.externalRef() == null ? request.newId("incident") : body.externalRef().incidentId();
        return responder.create(body.command(id), request, CommandResponder.incident(id), CommandResponse::of)
                .onErrorResume(IncidentExistsException.class,
                        exists -> request.preference() == ReturnPreference.EXISTING
                                ? Mono.just(responder.found(exists))
                                : Mono.error(exists));
    }

    /// An incident to be declared.
    ///
    /// @param title what is wrong, in one line
    /// @param severity how bad it is
    /// @param summary what is known so far, in any number of lines
    /// @param services the affected services
    /// @param labels further properties by name, for filters and groups
    /// @param impactStartedAt when something began to be impaired; null: not known yet
    /// @param impactStartQuality how reliably that time is known; null: `estimated`
    /// @param detectedAt when it was noticed; null: not known
    /// @param declaredAt when it was declared, if that was before this request; null: now
    /// @param source what caused the declaration: a person or a monitoring system
    /// @param visibility who may see the incident
    /// @param mode whether it is recorded live, as a drill or after the fact
    /// @param externalRef the same incident in another system; a reference can be declared only once
    @MemberRule(requires = {"impactStartQuality", "impactStartedAt"})
    @Schema(name = "IncidentDeclaration")
    record Declaration(
            @Schema(requiredMode = REQUIRED) @TextFormat(value = LINE,
                    max = CommandLimits.TITLE) @Nullable String title,
            @Schema(requiredMode = REQUIRED) @Nullable Severity severity,
            @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String summary,
            @MaxItems(CommandLimits.SERVICES) @Nullable List<@TextFormat(value = NAME,
                    max = CommandLimits.NAME) String> services,
            @MaxItems(CommandLimits.LABELS) @Nullable Map<@TextFormat(value = NAME,
                    max = CommandLimits.NAME) String, @TextFormat(value = NAME,
                            max = CommandLimits.NAME) String> labels,
            @Nullable Instant impactStartedAt,
            @Nullable MilestoneQuality impactStartQuality, @Nullable Instant detectedAt, @Nullable Instant declaredAt,
            @Schema(defaultValue = BY_HAND) @TextFormat(value = NAME,
                    max = CommandLimits.SOURCE) @Nullable String source,
            @Schema(defaultValue = "normal") @Nullable Visibility visibility,
            @Schema(defaultValue = "live") @Nullable Mode mode,
            @Nullable Reference externalRef) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/title", title);
            validator.required("/severity", severity);
            validator.line("/title", title, CommandLimits.TITLE);
            validator.text("/summary", summary, CommandLimits.TEXT);
            validator.names("/services", services, CommandLimits.SERVICES, CommandLimits.NAME);
            validator.labels("/labels", labels, CommandLimits.LABELS, CommandLimits.NAME, false);
            validator.name("/source", source, CommandLimits.SOURCE);
            if (impactStartQuality != null && impactStartedAt == null) {
                validator.required("/impactStartedAt", null);
            }
            if (externalRef != null) {
                externalRef.check("/externalRef", validator);
            }
        }

        DeclareIncident command(String incidentId) {
            return new DeclareIncident(incidentId, given(title), summary, given(severity),
                    NameNormalizer.distinct(services), requireNonNullElse(labels, Map.of()), impactStartedAt,
                    impactStartQuality,
                    detectedAt, declaredAt, requireNonNullElse(source, BY_HAND),
                    requireNonNullElse(visibility, Visibility.NORMAL), requireNonNullElse(mode, Mode.LIVE),
                    externalRef == null ? null : externalRef.value());
        }
    }

    /// Reference to the same incident in another system.
    ///
    /// @see ExternalRef
    @Schema(name = "ExternalReference")
    record Reference(
            @Schema(requiredMode = REQUIRED) @TextFormat(value = LINE,
                    max = CommandLimits.NAME) @Nullable String system,
            @Schema(requiredMode = REQUIRED) @TextFormat(value = LINE, max = CommandLimits.NAME) @Nullable String id,
            @TextFormat(value = URL, max = CommandLimits.URL) @Nullable String url) {

        void check(String pointer, Validator validator) {
            validator.required(pointer + "/system", system);
            validator.required(pointer + "/id", id);
            validator.line(pointer + "/system", system, CommandLimits.NAME);
            validator.line(pointer + "/id", id, CommandLimits.NAME);
            validator.url(pointer + "/url", url, CommandLimits.URL);
        }

        /// The id is derived from the reference, as for imports, so that the log accepts only one declaration of it.
        String incidentId() {
            return CommitIdDerivation.external(given(system), given(id));
        }

        ExternalRef value() {
            return new ExternalRef(given(system), given(id), url);
        }
    }
}
