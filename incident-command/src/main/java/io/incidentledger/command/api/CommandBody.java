package io.incidentledger.command.api;

import io.incidentledger.events.validation.Validator;
import io.incidentledger.http.openapi.RequestModel;
import io.swagger.v3.oas.annotations.media.Schema;

/// Request body of a command after deserialization: its types are right, everything else still has to be validated.
@RequestModel
interface CommandBody {

    /// Reports fields that are missing, too long or contradict each other.
    void check(Validator validator);

    /// The body of commands that have no fields.
    @Schema(name = "EmptyBody")
    record Nothing() implements CommandBody {

        @Override
        public void check(Validator validator) {
            // Nothing to validate: unknown fields were rejected when the body was read.
        }
    }
}
