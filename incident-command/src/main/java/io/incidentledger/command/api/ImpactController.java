package io.incidentledger.command.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.incidentledger.command.incident.IncidentCommand.RecordImpact;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.validation.MaxItems;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.openapi.Irremovable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import static io.incidentledger.events.validation.TextFormat.Kind.LINE;
import static io.incidentledger.events.validation.TextFormat.Kind.NAME;
import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

/// Endpoint that records the impact of an incident as it becomes known.
@RestController
final class ImpactController {

    private final CommandResponder responder;

    ImpactController(CommandResponder responder) {
        this.responder = responder;
    }

    @Operation(operationId = "recordImpact", tags = ApiTags.MILESTONES, summary = "Record the impact of an incident",
            description = "A JSON merge patch (RFC 7396): absent members stay as they are, and a list "
                    + "replaces the one before. No member can be removed by null.")
    @PatchMapping(path = "/v1/incidents/{id}/impact", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<CommandResult>> recordImpact(CommandRequest<Impact> request) {
        return responder.change(new RecordImpact(request.incidentId(), request.body().facts()), request);
    }

    /// What the incident affected, as a JSON merge patch (RFC 7396). Absent members stay as they are; a given list
    /// replaces the former one.
    ///
    /// @param intervals when and how much which service was impaired
    /// @see ImpactDetails
    @Schema(name = "ImpactPatch")
    record Impact(@Irremovable(Impact.EMPTY) @MaxItems(CommandLimits.IMPACT_ITEMS) @Nullable List<Interval> intervals,
            @Irremovable(Impact.RETRACT) @Schema(minimum = "0") @Nullable Long usersAffected,
            @Irremovable(Impact.RETRACT) @Schema(minimum = "0", maximum = "1") @Nullable BigDecimal usersShare,
            @Irremovable(Impact.EMPTY) @MaxItems(CommandLimits.IMPACT_ITEMS) @Nullable List<@TextFormat(value = NAME,
                    max = CommandLimits.NAME) String> customers,
            @Irremovable(Impact.EMPTY) @MaxItems(CommandLimits.IMPACT_ITEMS) @Nullable List<@TextFormat(value = NAME,
                    max = CommandLimits.NAME) String> regions,
            @Irremovable(Impact.RETRACT) @TextFormat(value = LINE, max = CommandLimits.NAME) @Nullable String revenue,
            @Irremovable(Impact.RETRACT) @Schema(minimum = "0") @Nullable BigDecimal errorBudgetMinutes)
            implements
                MergePatch {

        private static final String RETRACT = "retract the timeline entry that recorded it";
        private static final String EMPTY = "use [] to state that there are none";

        @Override
        public void check(Validator validator) {
            validator.items("/intervals", intervals, CommandLimits.IMPACT_ITEMS);
            for (int i = 0; intervals != null && i < Math.min(intervals.size(), CommandLimits.IMPACT_ITEMS); i++) {
                Interval interval = intervals.get(i);
                if (interval != null) {
                    interval.check("/intervals/" + i, validator);
                }
            }
            validator.names("/customers", customers, CommandLimits.IMPACT_ITEMS, CommandLimits.NAME);
            validator.names("/regions", regions, CommandLimits.IMPACT_ITEMS, CommandLimits.NAME);
            validator.line("/revenue", revenue, CommandLimits.NAME);
            checkNumbers(validator);
        }

        private void checkNumbers(Validator validator) {
            if (usersAffected != null && usersAffected < 0) {
                validator.fault("/usersAffected", "must not be negative");
            }
            if (usersShare != null && (usersShare.signum() < 0 || usersShare.compareTo(BigDecimal.ONE) > 0)) {
                validator.fault("/usersShare", "must be a number from 0 to 1");
            }
            if (errorBudgetMinutes != null && errorBudgetMinutes.signum() < 0) {
                validator.fault("/errorBudgetMinutes", "must not be negative");
            }
        }

        ImpactDetails facts() {
            List<ImpactInterval> impactIntervals = intervals == null
                    ? null
                    : intervals.stream().map(Interval::value).toList();
            return new ImpactDetails(impactIntervals, usersAffected, usersShare, customers, regions, revenue,
                    errorBudgetMinutes);
        }
    }

    /// An interval during which something was impaired.
    ///
    /// @see io.incidentledger.events.ImpactInterval
    @Schema(name = "NewImpactInterval")
    record Interval(@TextFormat(value = NAME, max = CommandLimits.NAME) @Nullable String service,
            @Nullable ImpactLevel level,
            @Schema(requiredMode = REQUIRED) @Nullable Instant from, @Nullable Instant to) {

        void check(String pointer, Validator validator) {
            validator.name(pointer + "/service", service, CommandLimits.NAME);
            validator.required(pointer + "/from", from);
            if (from != null && to != null && to.isBefore(from)) {
                validator.fault(pointer + "/to", "must not be before from");
            }
        }

        ImpactInterval value() {
            return new ImpactInterval(service, level, given(from), to);
        }
    }
}
