package io.incidentledger.command.api;

import java.time.LocalDate;

import io.incidentledger.command.incident.IncidentCommand.AddActionItem;
import io.incidentledger.command.incident.IncidentCommand.ChangeActionItem;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.IdEquality;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.openapi.Irremovable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import static io.incidentledger.events.validation.TextFormat.Kind.LINE;
import static io.incidentledger.events.validation.TextFormat.Kind.NAME;
import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNullElse;

/// Endpoints that add and change the action items of an incident.
@RestController
@RequestMapping(path = "/v1/incidents/{id}/action-items", produces = MediaType.APPLICATION_JSON_VALUE)
final class ActionItemCommandController {

    private final CommandResponder responder;

    ActionItemCommandController(CommandResponder responder) {
        this.responder = responder;
    }

    @Operation(operationId = "addActionItem", tags = ApiTags.ACTION_ITEMS, summary = "Add an action item")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<CommandResult>> addActionItem(CommandRequest<NewItem> request) {
        NewItem body = request.body();
        String actionItemId = request.newId("action-item");
        AddActionItem command = new AddActionItem(request.incidentId(), actionItemId, given(body.title()), body.owner(),
                requireNonNullElse(body.priority(), ActionItemPriority.P2), body.dueOn());
        return responder.create(command, request, "/v1/action-items/" + actionItemId,
                outcome -> CommandResponse.ofActionItem(outcome, actionItemId));
    }

    @Operation(operationId = "changeActionItem", tags = ApiTags.ACTION_ITEMS, summary = "Change an action item",
            description = "Only the given members change.")
    @PatchMapping("/{actionItemId}")
    Mono<ResponseEntity<CommandResult>> changeActionItem(@PathVariable String actionItemId,
            CommandRequest<ItemChange> request) {
        ItemChange body = request.body();
        return responder.change(new ChangeActionItem(request.incidentId(), IdEquality.of(actionItemId),
                body.title(), body.owner(), body.priority(), body.status(), body.dueOn()), request);
    }

    /// An action item to be added.
    ///
    /// @param title what has to be done
    @Schema(name = "NewActionItem")
    record NewItem(
            @Schema(requiredMode = REQUIRED) @TextFormat(value = LINE,
                    max = CommandLimits.TITLE) @Nullable String title,
            @TextFormat(value = NAME, max = CommandLimits.NAME) @Nullable String owner,
            @Schema(defaultValue = "P2") @Nullable ActionItemPriority priority,
            @Nullable LocalDate dueOn) implements CommandBody {

        @Override
        public void check(Validator validator) {
            validator.required("/title", title);
            validator.line("/title", title, CommandLimits.TITLE);
            validator.name("/owner", owner, CommandLimits.NAME);
        }
    }

    /// Changes of an action item, as a JSON merge patch (RFC 7396). Absent members stay as they are; none can be
    /// removed.
    ///
    /// @param status how far it is
    /// @param owner who has to do it
    /// @param priority how urgent it is
    /// @param dueOn the day by which it should be done
    /// @param title what has to be done
    @Schema(name = "ActionItemChange")
    record ItemChange(@Irremovable("every action item has a status") @Nullable ActionItemStatus status,
            @Irremovable("an owner can only be replaced") @TextFormat(value = NAME,
                    max = CommandLimits.NAME) @Nullable String owner,
            @Irremovable("every action item has a priority") @Nullable ActionItemPriority priority,
            @Irremovable("a due date can only be replaced") @Nullable LocalDate dueOn,
            @Irremovable("every action item has a title") @TextFormat(value = LINE,
                    max = CommandLimits.TITLE) @Nullable String title)
            implements
                MergePatch {

        @Override
        public void check(Validator validator) {
            validator.name("/owner", owner, CommandLimits.NAME);
            validator.line("/title", title, CommandLimits.TITLE);
        }
    }
}
