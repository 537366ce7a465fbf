package io.incidentledger.standalone;

import java.util.TreeMap;

import io.incidentledger.command.imports.pagehistory.SnapshotSummary;
import io.incidentledger.events.EventTypes;
import io.incidentledger.events.IncidentEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LocalSnapshotImportTest {

    @Test
    void whatBecameOfSnapshotsIsToldInPlainWords() {
        var events = new TreeMap<String, Long>();
        for (Class<?> type : EventTypes.classesOf(IncidentEvent.class).toList()) {
            events.put(EventTypes.of(type), 2L);
        }
        String told = LocalSnapshotImport.summaryText(new SnapshotSummary(3, 1, events));
        assertThat(told).startsWith("3 snapshots: 1 with changes; ")
                .contains("2 declared", "2 updates", "2 times recorded",
                        "2 resolved", "2 services changed")
                .doesNotContainPattern("[A-Z]");
    }
}
