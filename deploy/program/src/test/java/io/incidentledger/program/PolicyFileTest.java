package io.incidentledger.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.PolicyEvent.PolicyAdopted;
import io.incidentledger.events.codec.UnreadableEventException;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.OccurrenceChoice;
import io.incidentledger.events.policy.Weekday;
import io.incidentledger.events.policy.WorkingHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PolicyFileTest {

    private static final String COMPLETE = """
            # What we promise
            measures:
              - key: timeToCommunicate
                description: Until customers hear of it
                from: detected
                to: {milestone: firstUpdate, occurrence: first}
                response: true
                calendar:
                  zone: Europe/Berlin
                  days: [friday, monday, monday]
                  from: 09:00
                  to: 17:30
                  holidays: [2026-12-26, 2026-12-25]
            """;

    @TempDir
    private Path directory;

    private Path file(String yaml) {
        try {
            return Files.writeString(directory.resolve("measures.yaml"), yaml);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private MeasurePolicy read(String yaml) {
        return PolicyFile.measures(file(yaml));
    }

    private static String measure(String changed) {
        return "measures:\n  - {key: a, from: detected, to: resolved, " + changed + "}\n";
    }

    @Test
    void aFileSaysEverythingThatAMeasureCanBe() {
        assertThat(read(COMPLETE).measures()).containsExactly(new CustomMeasureDefinition("timeToCommunicate",
                "Until customers hear of it", MilestoneOccurrence.of(Milestone.DETECTED),
                new MilestoneOccurrence(Milestone.FIRST_UPDATE, OccurrenceChoice.FIRST), null, true,
                new WorkingHours("Europe/Berlin", List.of(Weekday.MONDAY, Weekday.FRIDAY), "09:00", "17:30",
                        List.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-26")))));
    }

    @Test
    void whatMeansTheSameHasTheSameContent() {
        String other = """
                {"measures": [{"to": {"occurrence": "first", "milestone": "firstUpdate"}, "from": {"milestone": "detected"},
                  "description": "Until customers hear of it", "key": "timeToCommunicate", "response": true, "sum": false,
                  "calendar": {"zone": "Europe/Berlin", "days": ["monday", "friday"], "from": "09:00", "to": "17:30",
                    "holidays": ["2026-12-25", "2026-12-26", "2026-12-25"]}}]}
                """;
        assertThat(read(other).content()).isEqualTo(read(COMPLETE).content());
        assertThat(read(COMPLETE.replace("17:30", "18:00")).content()).isNotEqualTo(read(COMPLETE).content());
    }

    @Test
    void aContentIsReadAsItWasAdopted() {
        MeasurePolicy policy = read(COMPLETE);
        assertThat(MeasurePolicy.of(new PolicyAdopted(MeasurePolicy.NAME, 1, policy.content()))).isEqualTo(policy);
    }

    @Test
    void aContentOfALaterVersionIsNotGuessed() {
        PolicyAdopted unknown = new PolicyAdopted(MeasurePolicy.NAME, 2,
                Map.of("measures", List.of(), "percentiles", List.of("p99")));
        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> MeasurePolicy.of(unknown))
                .withMessageContaining("version 2 of the policy measures").withMessageContaining("percentiles");
    }

    @Test
    void anEmptyListIsAPolicy() {
        assertThat(read("measures: []").measures()).isEmpty();
        assertThat(read("measures: []").content()).isEqualTo(Map.of("measures", List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {"key: Time | measures[0].key",
        "key: 5a | measures[0].key",
        "key: timeBetweenFailures | measures[0].key",
        "from: started | measures[0].from must be one of impactStarted, ", "from: {} | measures[0].from",
        "from: {milestone: started} | measures[0].from.milestone must be one of impactStarted, ",
        "to: {milestone: resolved, occurrence: second} | measures[0].to.occurrence must be one of first, last",
        "to: detected | measures[0].to must be a different milestone", "to: [resolved] | measures[0].to",
        "to: true | measures[0].to", "to: ~ | measures[0].to is required",
        "response: yes | measures[0].response must be true or false", "sum: true | measures[0].sum",
        "colour: red | measures[0].colour is an unknown field", "description: '' | measures[0].description",
        "calendar: {zone: Mars, days: [monday], from: '09:00', to: '10:00'} | measures[0].calendar.zone",
        "calendar: {zone: UTC, days: [], from: '09:00', to: '10:00'} | measures[0].calendar.days",
        "calendar: {zone: UTC, days: [mon], from: '09:00', to: '10:00'} | measures[0].calendar.days[0] must be one of",
        "calendar: {zone: UTC, days: [monday], from: '9:00', to: '10:00'} | measures[0].calendar.from",
        "calendar: {zone: UTC, days: [monday], from: '09:00', to: '24:01'} | measures[0].calendar.to",
        "calendar: {zone: UTC, days: [monday], from: '09:00', to: '09:00'} | measures[0].calendar.to",
        "calendar: {zone: UTC, days: [monday], from: '09:00'} | measures[0].calendar.to is required",
        "calendar: {zone: UTC, days: [monday], from: '09:00', to: '10:00', holidays: [25.12.]} | "
                + "measures[0].calendar.holidays[0]"})
    void whatIsWrongIsNamedByItsKey(String changed, String complaint) {
        String key = changed.substring(0, changed.indexOf(':'));
        String yaml = measure(changed).replaceFirst("\\b" + key + ": (a|detected|resolved), (?=.*\\b" + key + ": )",
                "");
        assertThatExceptionOfType(InvalidPolicyFileException.class).isThrownBy(() -> read(yaml))
                .withMessageStartingWith(file(yaml) + ": " + complaint)
                .satisfies(refusal -> assertThat(refusal.getMessage().lines()).hasSize(1));
    }

    @Test
    void aKeyThatComesTwiceIsRefused() {
        String twice = "measures:\n  - {key: a, from: detected, to: resolved}\n  - {key: a, from: declared, to: "
                + "resolved}";
        assertThatExceptionOfType(InvalidPolicyFileException.class).isThrownBy(() -> read(twice))
                .withMessageContaining("measures[1].key must be unique within the list");
    }

    @Test
    void allFaultsAreCounted() {
        assertThatExceptionOfType(InvalidPolicyFileException.class).isThrownBy(() -> read("measures: [{}]"))
                .withMessageEndingWith("measures[0].key is required (and 2 more)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "measures", "- measures", "measure: []", "measures: {}", "measures: [",
        "measures: []\nmeasures: []",
        "measures: []\n---\nmeasures: []", "a: &a [*a]\nmeasures: []", "measures: &m [*m]",
        "measures: !!java.util.Date []",
        "{}", "measures: [~]"})
    void whatIsNoPolicyIsRefusedInALine(String yaml) {
        assertThatExceptionOfType(InvalidPolicyFileException.class).isThrownBy(() -> read(yaml))
                .withMessageStartingWith(file(yaml).toString())
                .satisfies(refusal -> assertThat(refusal.getMessage().lines()).hasSize(1));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatExceptionOfType(InvalidPolicyFileException.class)
                .isThrownBy(() -> PolicyFile.measures(directory.resolve("missing.yaml")))
                .withMessageEndingWith("missing.yaml can't be read: the file does not exist");
        assertThatExceptionOfType(InvalidPolicyFileException.class).isThrownBy(() -> PolicyFile.measures(directory));
    }

    @Test
    void thereIsABoundToTheNumberOfMeasures() {
        StringBuilder many = new StringBuilder("measures:\n");
        for (int i = 0; i <= 100; i++) {
            many.append("  - {key: m").append(i).append(", from: detected, to: resolved}\n");
        }
        assertThatExceptionOfType(InvalidPolicyFileException.class).isThrownBy(() -> read(many.toString()))
                .withMessageContaining("measures must have at most 100 items");
    }
}
