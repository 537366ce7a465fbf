package io.incidentledger.command.imports;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.command.incident.Entries;
import io.incidentledger.command.incident.Incident;
import io.incidentledger.command.incident.IncidentDraft;
import io.incidentledger.events.RecordedEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Handles the commands of imports, each about one incident. Thread-safe. */
public final class ImportCommandHandler {
    private final Repository<Incident> incidents;

    public ImportCommandHandler(Repository<Incident> incidents) {
        this.incidents = incidents;
    }

    /** @return what it says and could not be told */
    @CommandHandler
    List<MovedEntry> handle(ImportIncident command, @MetaDataValue(Incident.SOURCE) @Nullable String source) {
        List<MovedEntry> passed = new ArrayList<>();
        Incident.begunOrKnown(incidents, command.incidentId())
                .execute(incident -> incident.tell(source, draft -> passed.addAll(news(draft, command))));
        return passed;
    }

    private static List<MovedEntry> news(IncidentDraft incident, ImportIncident command) {
        @Nullable Entries before = incident.isDeclared() ? incident.entries() : null;
        ImportStory story = Import.news(incident, command.incident());
        if (!story.news().isEmpty()) {
            ChosenIds.requireFree(command.incident(), before == null ? List.of() : before.all());
        }
        return story.passed();
    }

    /**
     * What an import that was written said and could not be told.
     *
     * @param before
     *            the incident's events before it
     */
    public static List<MovedEntry> passedOver(List<RecordedEvent> before, ImportIncident command) {
        return Import.news(IncidentDraft.of(before), command.incident()).passed();
    }

    @CommandHandler
    void handle(MirrorIncident command, @MetaDataValue(Incident.SOURCE) @Nullable String source) {
        Incident.begunOrKnown(incidents, command.incidentId())
                .execute(incident -> incident.tell(source, draft -> Mirror.news(draft, command)));
    }

    @CommandHandler
    void handle(WithdrawMirrored command, @MetaDataValue(Incident.SOURCE) @Nullable String source) {
        incidents.load(command.incidentId()).execute(incident -> incident.tell(source, Mirror::withdraw));
    }

    @CommandHandler
    void handle(ResolveMirrored command, @MetaDataValue(Incident.SOURCE) @Nullable String source) {
        incidents.load(command.incidentId())
                .execute(incident -> incident.tell(source, draft -> Mirror.resolve(draft, command)));
    }
}
