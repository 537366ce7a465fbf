package io.incidentledger.command.imports;

import java.util.function.BiConsumer;
import java.util.function.Function;

import io.incidentledger.events.validation.InvalidJsonException;
import io.incidentledger.events.validation.StrictJson;
import io.incidentledger.events.validation.ValidationErrors;
import io.incidentledger.events.validation.Validator;

/// Reads a line in three steps: the shape, the values, the translation, which sees only lines without faults.
public final class ImportJson {
    private ImportJson() {}

    /// @param toldFaults
    ///            how many are told one by one; the others are counted by their kind
    /// @throws InvalidJsonException with what is wrong with the line
    public static <T> ExternalIncident read(byte[] json, int toldFaults, StrictJson<T> shape,
            BiConsumer<T, Validator> checking,
            Function<T, ExternalIncident> translation) {
        return translation.apply(shape.read(json, new ValidationErrors(toldFaults), checking));
    }
}
