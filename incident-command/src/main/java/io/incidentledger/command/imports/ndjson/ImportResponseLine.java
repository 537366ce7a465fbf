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

/// A line of the response to an import.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface ImportResponseLine {

    /// The result of one line of the import.
    ///
    /// @param line the line's number, from 1
    /// @param incidentId the incident's id; absent if the line could not be read
    /// @param outcome what became of the line
    /// @param updates the number of status updates in the line
    /// @param position the position of the last event that was written for it, or of the ledger's head when nothing
    ///     changed; absent when it was refused
    /// @param problem why it was refused; absent if it was not
    /// @param warnings what somebody should look at in the incident; absent if there is nothing
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
    /// @param summary the results of all lines
    /// @param position the highest of the lines' positions; a query with it as `minPosition` sees all of them.
    ///     Absent if no line has one
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

    /// A problem as in RFC 9457, within the result of a line.
    ///
    /// @param type the type of the problem; it never changes
    /// @param title the same for every problem of the type
    /// @param status the status code that a single request would have got
    /// @param detail what is wrong in this case
    /// @param errors errors of single fields; absent if there are none
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "ImportRefusal")
    record Refusal(String type, String title, int status, String detail, List<FieldError> errors) {
        static Refusal of(Problem problem) {
            return new Refusal(problem.type(), problem.title(), problem.status(), problem.detail(), problem.errors());
        }
    }
}
