package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.SupersededFacts;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.imports.SampleImportLine.update;
import static io.incidentledger.command.incident.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

/// Facts are superseded by what imports report anew, and by nothing else of an import.
class SupersededByImportsTest {

    private final Recording recording = new Recording();
    private final List<RecordedEvent> events = recording.events();

    private void record(IncidentEvent event, String source) {
        recording.add(event, source);
    }

    private void importing(SampleImportLine line) {
        ImportDecisions.newEvents(recording.draft(), line.imported().incident()).newEvents()
                .forEach(event -> record(event, "import"));
    }

    /// Returns the superseded facts that readers see, which are the same as those on which corrections are decided.
    private List<String> marks() {
        List<String> marks = marks(SupersededFacts.of(CorrectedEvents.corrected(events)));
        assertThat(marks(recording.draft().entries().superseded())).isEqualTo(marks);
        return marks;
    }

    private List<String> marks(SupersededFacts superseded) {
        return events.stream().flatMap(event -> superseded.of(event.sequence()).stream()
                .map(mark -> event.event().getClass().getSimpleName() + " " + mark.fact() + " by "
                        + events.get((int) mark.by()).event().getClass().getSimpleName()))
                .toList();
    }

    private static SampleImportLine line(Times times) {
        return new SampleImportLine(times).updates(update("1", Status.INVESTIGATING, "We look", T0),
                update("2", Status.RESOLVED, "Done", T2));
    }

    @Test
    void whatAnImportOfAFormerReleaseConcludedSupersedesNothingForWhoeverAsks() {
        importing(line(new Times(T0, T0, null, null, null, null, null, T2)));
        record(impact("checkout", T0, T1), "cli");
        record(impact(null, T0, T2), "import");
        assertThat(marks()).isEmpty();

        record(impact("checkout", T1, T2), "cli");
        assertThat(marks()).hasSize(2);
    }

    private static ImpactRecorded impact(String service, Instant from, Instant to) {
        return new ImpactRecorded(new ImpactDetails(List.of(new ImpactInterval(service, null, from, to)), null, null,
                null, null, null, null), null);
    }

    @Test
    void aFirstImportAndTheSameAgainSupersedeNothing() {
        SampleImportLine line = line(new Times(T0, T0, null, null, T0, T1, T1, T2));
        importing(line);
        assertThat(events).hasSizeGreaterThan(5);
        importing(line);
        assertThat(marks()).isEmpty();
    }

    @Test
    void aTimeThatTheSourceCorrectedSupersedesThatTimeOnly() {
        importing(line(new Times(T0, T0, null, null, null, T1, T1, T2)));
        int before = events.size();
        importing(line(new Times(T0, T0, null, null, null, T2, T1, T2)));
        assertThat(events).hasSize(before + 1);
        assertThat(marks()).containsExactly("MilestoneRecorded mitigated by MilestoneRecorded");
    }

    @Test
    void anotherResolutionTakesTheEndOfTheImpactAlong() {
        importing(line(new Times(T0, T0, null, null, null, null, null, T2)));
        importing(line(new Times(T0, T0, null, null, null, null, null, T1)));
        assertThat(marks()).contains("IncidentResolved resolved by MilestoneRecorded")
                .filteredOn(mark -> mark.contains("impactEnded")).hasSize(1);
    }

    @Test
    void whatAPersonStatedStaysWhenTheSameLineComesAgain() {
        SampleImportLine line = line(new Times(T0, T0, null, null, null, null, null, T2));
        importing(line);
        record(new MilestoneRecorded(Milestone.RESOLVED, null, null, T1), "cli");
        List<String> marks = marks();
        importing(line);
        assertThat(marks()).isEqualTo(marks).contains("IncidentResolved resolved by MilestoneRecorded");
    }

    @Test
    void anIntervalThatAFormerReleaseConcludedSupersedesNothing() {
        importing(line(new Times(T0, T0, null, null, null, null, null, T2)));
        record(new ImpactRecorded(intervals(T0.plusSeconds(60), T1), null), "cli");
        record(new ImpactRecorded(intervals(T0, T2), null), "import");
        assertThat(marks()).isEmpty();
    }

    private static ImpactDetails intervals(Instant from, Instant to) {
        return new ImpactDetails(List.of(new ImpactInterval(null, null, from, to)), null, null, null, null, null, null);
    }
}
