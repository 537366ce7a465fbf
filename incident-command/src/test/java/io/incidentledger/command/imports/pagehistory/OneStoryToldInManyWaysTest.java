package io.incidentledger.command.imports.pagehistory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.IncidentImport;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.command.incident.IncidentCommand.RecordImpact;
import io.incidentledger.command.incident.IncidentCommand.RecordMilestone;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.events.Audience;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.durations.DurationCalculator;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.OccurrenceChoice;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/// Milestones, impact and durations depend on what happened, not on how it was recorded. A failing seed can be replayed
/// on its own.
@Soaked
class OneStoryToldInManyWaysTest {

    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());
    private static final EventProvenance ANN = new EventProvenance("ann", null, null, null, null);
    private static final Instant DAY = Instant.parse("2024-03-05T00:00:00Z");
    private static final Instant LATER = DAY.plus(Duration.ofDays(365));
    private static final String COMMANDED = "0190c1f2-0000-7000-8000-000000000001";

    @TempDir
    private Path directory;

    private final ImportingCommandSide side = new ImportingCommandSide();

    @AfterEach
    void end() {
        side.close();
    }

    private record Step(Instant at, Status status) {}

    /// @param downtimeEnd null: no source reports both ends of a downtime
    private record Story(Instant started, Instant declared, @Nullable Instant downtimeEnd, List<Step> steps) {

        Story upTo(int count) {
            return new Story(started, declared, count == steps.size() ? downtimeEnd : null, steps.subList(0, count));
        }

        @Nullable Instant resolvedAt() {
            return steps.isEmpty() || steps.getLast().status() != Status.RESOLVED ? null : steps.getLast().at();
        }
    }

    static LongStream seeds() {
        return Dose.each("OneStoryToldInManyWaysTest, stories", 20, 1_000);
    }

    private static Story random(Random random) {
        Instant at = DAY.plus(Duration.ofHours(9));
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(7); i >= 0; i--) {
            at = at.plus(Duration.ofMinutes(1 + random.nextInt(3_000)));
            Status status = List.of(Status.INVESTIGATING, Status.IDENTIFIED, Status.MONITORING, Status.RESOLVED,
                    Status.RESOLVED).get(random.nextInt(5));
            if (steps.isEmpty() || steps.getLast().status() != status) {
                steps.add(new Step(at, status));
            }
        }
        boolean downtime = random.nextInt(3) == 0;
        return new Story(DAY.plus(Duration.ofHours(8)), DAY.plus(Duration.ofHours(9)),
                downtime ? at.minus(Duration.ofMinutes(random.nextInt(2) * 10L)) : null, steps);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itHasTheSameMilestonesImpactAndDurationsHoweverItIsTold(long seed) throws IOException {
        Random random = new Random(seed);
        Story story = random(random);
        boolean growing = random.nextBoolean();

        command(story);
        importLines(ImportFormat.LEDGER, growing ? growing(story) : List.of(story));
        importLines(ImportFormat.GITHUB, growing ? growing(story) : List.of(story));
        String byCommands = summary(COMMANDED);
        assertThat(summary(CommitIdDerivation.external("tracker", "1"))).as("our format").isEqualTo(byCommands);
        assertThat(summary(CommitIdDerivation.external("github-status", "1"))).as("GitHub").isEqualTo(byCommands);
        if (story.downtimeEnd() == null) {
            snapshots(growing ? growing(story) : List.of(story));
            assertThat(summary(CommitIdDerivation.external("statuspage:p", "1"))).as("snapshots").isEqualTo(byCommands);
        }
    }

    @Test
    void anImpactThatCameBackIsItsPartsHoweverItIsTold() throws IOException {
        Story story = new Story(DAY.plus(Duration.ofHours(8)), DAY.plus(Duration.ofHours(9)), null,
                List.of(new Step(Instant.parse("2024-03-05T10:40:00Z"), Status.RESOLVED),
                        new Step(Instant.parse("2024-03-07T14:30:00Z"), Status.INVESTIGATING),
                        new Step(Instant.parse("2024-03-07T15:00:00Z"), Status.RESOLVED)));
        command(story);
        importLines(ImportFormat.LEDGER, List.of(story));
        importLines(ImportFormat.GITHUB, List.of(story));
        snapshots(growing(story));

        for (String id : List.of(COMMANDED, CommitIdDerivation.external("tracker", "1"),
                CommitIdDerivation.external("github-status", "1"), CommitIdDerivation.external("statuspage:p", "1"))) {
            assertThat(DurationCalculator
                    .reading(milestones(id), DurationDefinitions.DEFAULT.named("timeToRestore"), LATER)
                    .length()).isEqualTo(Duration.ofSeconds(11_400));
        }
    }

    private static List<Story> growing(Story story) {
        List<Story> growing = new ArrayList<>();
        for (int count = 1; count <= story.steps().size(); count++) {
            growing.add(story.upTo(count));
        }
        return growing;
    }

    private void command(Story story) {
        send(new DeclareIncident(COMMANDED, "Checkout fails", null, Severity.SEV2, List.of(), Map.of(),
                story.started(), null, null, story.declared(), "manual", Visibility.NORMAL, Mode.BACKFILL, null));
        Status status = Status.INVESTIGATING;
        for (Step step : story.steps()) {
            if (status == Status.RESOLVED) {
                send(new ReopenIncident(COMMANDED, null, step.at()));
            }
            send(new PostUpdate(COMMANDED, "u" + step.at(), "It is " + step.status(), step.status(), Audience.PUBLIC,
                    step.at()));
            status = step.status();
        }
        Instant end = story.downtimeEnd();
        if (end != null) {
            send(new RecordMilestone(COMMANDED, Milestone.MITIGATED, end, null, null));
            send(new RecordMilestone(COMMANDED, Milestone.IMPACT_ENDED, end, MilestoneQuality.ESTIMATED, null));
            if (story.steps().stream().dropWhile(step -> step.status() != Status.RESOLVED)
                    .anyMatch(step -> step.status().open())) {
                send(new RecordImpact(COMMANDED,
                        new ImpactDetails(List.of(new ImpactInterval(null, null, story.started(), end)), null, null,
                                null, null, null, null)));
            }
        }
    }

    private void send(IncidentCommand command) {
        side.pipeline.send(command, new CommandContext(ANN, null, null, null)).join();
    }

    private void importLines(ImportFormat format, List<Story> stories) {
        for (Story story : stories) {
            String line = format == ImportFormat.LEDGER ? ledgerLine(story) : githubLine(story);
            new IncidentImport(side.pipeline, List.of()).run(Flux.just(
                    DefaultDataBufferFactory.sharedInstance.wrap(line.getBytes(StandardCharsets.UTF_8))), format, ANN)
                    .collectList().block();
        }
    }

    private static String ledgerLine(Story story) {
        return "{\"externalRef\":{\"system\":\"tracker\",\"id\":\"1\"},\"title\":\"t\",\"severity\":\"SEV2\"," + fields(
                "declaredAt", story.declared(), "impactStartedAt", story.started(), "impactEndedAt",
                story.downtimeEnd(), "mitigatedAt", story.downtimeEnd(), "resolvedAt", story.resolvedAt())
                + ",\"updates\":[" + updates(story, "at", "message", 0) + "]}";
    }

    private static String githubLine(Story story) {
        return "{\"id\":\"1\",\"title\":\"t\"," + fields("started_at", story.declared(), "downtime_start",
                story.started(), "downtime_end", story.downtimeEnd(), "resolved_at", story.resolvedAt())
                + ",\"updates\":[" + updates(story, "at", "message", 0) + "]}";
    }

    private void snapshots(List<Story> stories) throws IOException {
        List<SnapshotFile> files = new ArrayList<>();
        for (Story story : stories) {
            String page = "{\"page\":{\"id\":\"p\"},\"incidents\":[{\"id\":\"1\",\"name\":\"t\",\"impact\":\"major\","
                    + "\"status\":\"" + story.steps().getLast().status().wireName() + "\"," + fields("created_at",
                            story.declared(), "started_at", story.started(), "resolved_at", story.resolvedAt())
                    + ",\"incident_updates\":[" + updates(story, "created_at", "body", 1) + "]}]}";
            Path file = directory.resolve(files.size() + ".json");
            Files.writeString(file, page);
            files.add(new SnapshotFile(file, story.steps().getLast().at()));
        }
        side.emit(files);
    }

    private static String fields(@Nullable Object... fields) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i + 1] != null) {
                written.add("\"" + fields[i] + "\":\"" + fields[i + 1] + "\"");
            }
        }
        return String.join(",", written);
    }

    private static String updates(Story story, String time, String words, int ids) {
        List<String> written = new ArrayList<>();
        for (Step step : story.steps()) {
            written.add(
                    "{" + (ids == 0 ? "" : "\"id\":\"u" + written.size() + "\",") + fields(time, step.at(), "status",
                            step.status().wireName(), words, "It is " + step.status()) + "}");
        }
        return String.join(",", written);
    }

    private Milestones milestones(String incidentId) {
        List<RecordedEvent> events = side.log.readStream(incidentId, 0, Long.MAX_VALUE).stream().map(DECODER::decode)
                .map(Objects::requireNonNull).toList();
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : CorrectedEvents.corrected(events)) {
            milestones = milestones.evolve(event);
        }
        return milestones;
    }

    /// Everything except for the sources of the facts.
    private String summary(String incidentId) {
        Milestones milestones = milestones(incidentId);
        Stream<String> readings = milestones.readings(LATER).entrySet().stream().map(each -> each.getKey() + " "
                + each.getValue().state() + " " + each.getValue().at() + " " + each.getValue().quality());
        Stream<String> durations = DurationCalculator.readings(milestones, DurationDefinitions.DEFAULT, LATER)
                .entrySet()
                .stream().map(each -> each.getKey().key() + " " + each.getValue());
        Stream<String> impact = milestones.impact().periods().stream().map(period -> period.from() + "/"
                + period.to() + (period.ending() == null || milestones.impact().told() != null
                        ? ""
                        : period.ending().quality()))
                .sorted();
        Stream<String> occurrences = Stream.of(Milestone.RESOLVED, Milestone.IMPACT_ENDED, Milestone.IMPACT_STARTED)
                .flatMap(milestone -> Stream.of(OccurrenceChoice.values())
                        .map(each -> milestones.fact(new MilestoneOccurrence(milestone, each))).map(
                                fact -> milestone + " " + (fact == null ? null : fact.at())));
        return Stream.of(readings, durations, impact, occurrences).flatMap(each -> each)
                .collect(Collectors.joining("\n"));
    }
}
