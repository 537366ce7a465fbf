package io.incidentledger.command.importing;

import java.util.function.BiConsumer;
import java.util.function.Function;

import io.incidentledger.command.incident.ExternalIncident;
import io.incidentledger.web.Checks;
import io.incidentledger.web.Faults;
import io.incidentledger.web.ProblemException;
import io.incidentledger.web.Problems;
import io.incidentledger.web.StrictJson;
import org.jspecify.annotations.Nullable;

/// Reads a line in three steps: the shape, the values, the translation, which sees only lines without faults.
final class ImportJson {
    private ImportJson() {}

    /// @throws ProblemException that names every fault of the line
    static <T> ExternalIncident read(byte[] json, StrictJson<T> shape, BiConsumer<T, Checks> checking,
            Function<T, ExternalIncident> translation) {
        var faults = new Faults(ImportLimits.FAULTS);
        @Nullable T line = shape.read(json, faults);
        if (line != null) {
            checking.accept(line, new Checks(faults));
        }
        if (line == null || !faults.isEmpty()) {
            throw new ProblemException(Problems.invalidBody(faults.list()));
        }
        return translation.apply(line);
    }
}
