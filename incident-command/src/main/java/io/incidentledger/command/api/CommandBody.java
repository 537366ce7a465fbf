package io.incidentledger.command.api;

import io.incidentledger.events.validation.Validator;

/// A body of a command as it was read: types are right, everything else is to be checked.
interface CommandBody {

    /// Notes what is missing, too long or contradicts itself.
    void check(Validator validator);

    /// The body of commands that need no words.
    record Nothing() implements CommandBody {

        @Override
        public void check(Validator validator) {
            // Any field is unknown and was refused when the body was read.
        }
    }
}
