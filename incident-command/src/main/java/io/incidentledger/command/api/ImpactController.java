package io.incidentledger.command.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.incident.IncidentCommand.RecordImpact;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.validation.Validator;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

/// Endpoint that records the impact of an incident as it becomes known.
@RestController
final class ImpactController {

    private final CommandResponder responder;

    ImpactController(CommandResponder responder) {
        this.responder = responder;
    }

    @PatchMapping(path = "/v1/incidents/{id}/impact", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<CommandResult>> recordImpact(CommandRequest<Impact> request) {
        return responder.change(new RecordImpact(request.incidentId(), request.body().facts()), request);
    }

    /// A given list replaces the previous one.
    record Impact(@Nullable List<Interval> intervals, @Schema(minimum = "0") @Nullable Long usersAffected,
            @Schema(minimum = "0", maximum = "1") @Nullable BigDecimal usersShare, @Nullable List<String> customers,
            @Nullable List<String> regions, @Nullable String revenue,
            @Schema(minimum = "0") @Nullable BigDecimal errorBudgetMinutes) implements MergePatch {

        private static final String RETRACT = "retract the timeline entry that recorded it";
        private static final String EMPTY = "use [] to state that there are none";
        private static final Map<String, String> IRREMOVABLE = Map.of("intervals", EMPTY, "usersAffected", RETRACT,
                "usersShare", RETRACT, "customers", EMPTY, "regions", EMPTY, "revenue", RETRACT,
                "errorBudgetMinutes", RETRACT);

        @Override
        public Map<String, String> irremovable() {
            return IRREMOVABLE;
        }

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

    record Interval(@Nullable String service, @Nullable ImpactLevel level,
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
