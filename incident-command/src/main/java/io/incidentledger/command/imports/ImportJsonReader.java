package io.incidentledger.command.imports;

import java.util.function.BiConsumer;
import java.util.function.Function;

import io.incidentledger.events.validation.InvalidJsonException;
import io.incidentledger.events.validation.StrictJson;
import io.incidentledger.events.validation.ValidationErrors;
import io.incidentledger.events.validation.Validator;

/// Reads a line in three steps: shape, validation and translation. The translation sees only valid lines.
public final class ImportJsonReader {
    private ImportJsonReader() {}

    /// @param maxDetailedErrors the number of errors that are reported individually; further ones are counted by kind
    /// @throws InvalidJsonException with the errors of the line
    public static <T> ExternalIncident read(byte[] json, int maxDetailedErrors, StrictJson<T> shape,
            BiConsumer<T, Validator> checking,
            Function<T, ExternalIncident> translation) {
        return translation.apply(shape.read(json, new ValidationErrors(maxDetailedErrors), checking));
    }
}
