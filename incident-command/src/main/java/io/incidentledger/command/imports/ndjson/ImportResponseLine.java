package io.incidentledger.command.imports.ndjson;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.command.dispatch.CommandReceipt;
import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.http.problems.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A line of an import's response.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface ImportResponseLine {

    /// The result of one line.
    ///
    /// @param line its number, from 1
    /// @param incidentId null: the line could not be read
    /// @param updates the number of status updates in the line
    /// @param position of the last event that was written for it; of the ledger's head when nothing changed; null when
    ///     it was rejected
    /// @param problem why it was rejected
    /// @param warnings of the incident after the line; not written when there are none
    @Schema(name = "ImportLineResult")
    record Line(long line, @Nullable String incidentId, Outcome outcome, int updates, @Nullable Long position,
            @Nullable Refusal problem, List<ConsistencyWarning> warnings) implements ImportResponseLine {
        static Line done(long line, CommandReceipt outcome, int updates) {
            return new Line(line, outcome.streamId(), kind(outcome), updates, outcome.position(), null,
                    outcome.warnings());
        }

        static Line refused(long line, @Nullable String incidentId, Problem problem) {
            return new Line(line, incidentId, Outcome.REFUSED, 0, null, Refusal.of(problem), List.of());
        }

        private static Outcome kind(CommandReceipt outcome) {
            if (!outcome.changed()) {
                return Outcome.UNCHANGED;
            }
            return outcome.created() ? Outcome.IMPORTED : Outcome.UPDATED;
        }
    }

    /// The last line of every complete response; a response without it was cut off.
    ///
    /// @param position the highest of the lines' positions; a query with it as `minPosition` sees all of them
    @Schema(name = "ImportEnd")
    record Ended(ImportSummary summary, @Nullable Long position) implements ImportResponseLine {}

    /// The possible outcomes of a line.
    @Schema(name = "ImportOutcome")
    enum Outcome implements WireNamed {
        /// The incident is new.
        IMPORTED("imported"),
        /// The difference to the previous import was written.
        UPDATED("updated"),
        /// The ledger already contained everything.
        UNCHANGED("unchanged"),
        /// Nothing of the line was written.
        REFUSED("refused");

        private final String wireName;

        Outcome(String wireName) {
            this.wireName = wireName;
        }

        @Override
        @JsonValue
        public String wireName() {
            return wireName;
        }
    }

    /// A problem as in RFC 9457, within the line.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "ImportRefusal")
    record Refusal(String type, String title, int status, String detail, List<FieldError> errors) {
        static Refusal of(Problem problem) {
            return new Refusal(problem.type(), problem.title(), problem.status(), problem.detail(), problem.errors());
        }
    }
}
