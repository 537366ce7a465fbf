package io.incidentledger.command.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.command.incident.IncidentDetails;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.VisibilityChanged;
import org.jspecify.annotations.Nullable;

/// Emits the imported details of an incident. A field is changed when the import reports it differently than before and
/// the incident is not that way already.
final class ImportedDetails {

    private ImportedDetails() {}

    static void emit(ExternalIncident line, ImportSession session) {
        emitDetails(line, session);
        emitServices(line, session);
        IncidentDetails present = session.incident().facts();
        if (changedValue(session.imported().facts().severity(), present.severity(), line.severity()) != null) {
            session.emit(new SeverityChanged(present.severity(), line.severity(), null, null));
        }
        if (changedValue(session.imported().facts().visibility(), present.visibility(), line.visibility()) != null) {
            session.emit(new VisibilityChanged(line.visibility(), null, null));
        }
    }

    private static void emitDetails(ExternalIncident line, ImportSession session) {
        IncidentDetails previous = session.imported().facts();
        IncidentDetails present = session.incident().facts();
        String title = changedValue(previous.title(), present.title(), line.title());
        String summary = changedValue(previous.summary(), present.summary(), line.summary());
        Map<String, @Nullable String> labels = newLabels(previous.labels(), present.labels(), line.labels());
        if (title != null || summary != null || !labels.isEmpty()) {
            session.emit(new DetailsChanged(title, summary, labels.isEmpty() ? null : labels, null, null, null, null));
        }
    }

    private static void emitServices(ExternalIncident line, ImportSession session) {
        List<String> previous = session.imported().facts().services();
        List<String> present = session.incident().facts().services();
        List<String> added = line.services().stream().distinct()
                .filter(service -> !previous.contains(service) && !present.contains(service)).toList();
        List<String> removed = previous.stream()
                .filter(service -> !line.services().contains(service) && present.contains(service)).toList();
        if (!added.isEmpty() || !removed.isEmpty()) {
            session.emit(new ServicesChanged(added, removed, null));
        }
    }

    private static Map<String, @Nullable String> newLabels(Map<String, String> previous, Map<String, String> present,
            Map<String, String> said) {
        Map<String, @Nullable String> labels = new LinkedHashMap<>();
        said.forEach((key, value) -> {
            if (changedValue(previous.get(key), present.get(key), value) != null) {
                labels.put(key, value);
            }
        });
        previous.keySet().stream().filter(key -> !said.containsKey(key) && present.containsKey(key))
                .forEach(key -> labels.put(key, null));
        return labels;
    }

    private static <T> @Nullable T changedValue(@Nullable T previous, @Nullable T present, @Nullable T said) {
        return Objects.equals(said, previous) || Objects.equals(said, present) ? null : said;
    }
}
