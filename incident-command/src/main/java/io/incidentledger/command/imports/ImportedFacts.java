package io.incidentledger.command.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.command.incident.Facts;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.VisibilityChanged;
import org.jspecify.annotations.Nullable;

/** What an import says the incident is about. A fact is news when the import says it differently than before and the incident is not that way already. */
final class ImportedFacts {

    private ImportedFacts() {}

    static void tell(ExternalIncident line, ImportStory story) {
        tellDetails(line, story);
        tellServices(line, story);
        Facts present = story.incident().facts();
        if (news(story.told().facts().severity(), present.severity(), line.severity()) != null) {
            story.tell(new SeverityChanged(present.severity(), line.severity(), null, null));
        }
        if (news(story.told().facts().visibility(), present.visibility(), line.visibility()) != null) {
            story.tell(new VisibilityChanged(line.visibility(), null, null));
        }
    }

    private static void tellDetails(ExternalIncident line, ImportStory story) {
        Facts told = story.told().facts();
        Facts present = story.incident().facts();
        String title = news(told.title(), present.title(), line.title());
        String summary = news(told.summary(), present.summary(), line.summary());
        Map<String, @Nullable String> labels = newLabels(told.labels(), present.labels(), line.labels());
        if (title != null || summary != null || !labels.isEmpty()) {
            story.tell(new DetailsChanged(title, summary, labels.isEmpty() ? null : labels, null, null, null, null));
        }
    }

    private static void tellServices(ExternalIncident line, ImportStory story) {
        List<String> told = story.told().facts().services();
        List<String> present = story.incident().facts().services();
        List<String> added = line.services().stream().distinct()
                .filter(service -> !told.contains(service) && !present.contains(service)).toList();
        List<String> removed = told.stream()
                .filter(service -> !line.services().contains(service) && present.contains(service)).toList();
        if (!added.isEmpty() || !removed.isEmpty()) {
            story.tell(new ServicesChanged(added, removed, null));
        }
    }

    private static Map<String, @Nullable String> newLabels(Map<String, String> told, Map<String, String> present,
            Map<String, String> said) {
        Map<String, @Nullable String> labels = new LinkedHashMap<>();
        said.forEach((key, value) -> {
            if (news(told.get(key), present.get(key), value) != null) {
                labels.put(key, value);
            }
        });
        told.keySet().stream().filter(key -> !said.containsKey(key) && present.containsKey(key))
                .forEach(key -> labels.put(key, null));
        return labels;
    }

    private static <T> @Nullable T news(@Nullable T told, @Nullable T present, @Nullable T said) {
        return Objects.equals(said, told) || Objects.equals(said, present) ? null : said;
    }
}
