package io.incidentledger.command.importing;

import java.util.function.BiConsumer;
import java.util.function.Function;

import io.incidentledger.command.incident.ExternalIncident;
import io.incidentledger.web.Checks;
import io.incidentledger.web.Faults;
import io.incidentledger.web.InvalidJsonException;
import io.incidentledger.web.StrictJson;

/// Reads a line in three steps: the shape, the values, the translation, which sees only lines without faults.
final class ImportJson {
    private ImportJson() {}

    /// @throws InvalidJsonException that names every fault of the line
    static <T> ExternalIncident read(byte[] json, StrictJson<T> shape, BiConsumer<T, Checks> checking,
            Function<T, ExternalIncident> translation) {
        return translation.apply(shape.read(json, new Faults(ImportLimits.FAULTS), checking));
    }
}
