package io.incidentledger.query.postmortem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Mode;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.timeline.QuotingSentence;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

class PostmortemDocumentTest {

    private static final Instant NOW = time("2024-03-07T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static PostmortemResponse answer(History history) {
        return PostmortemAssembler.of(IncidentViewWithAbsorbed.alone(history.fold(new PostmortemProjection()::evolve)),
                12L,
                NumbersById.NONE,
                DurationDefinitions.DEFAULT, NOW);
    }

    private static String golden(String name, String actual) throws IOException {
        Path written = Files.createDirectories(Path.of("target", "golden")).resolve(name);
        Files.writeString(written, actual);
        try (var golden = PostmortemDocumentTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(golden, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theMarkdownOfARealisticIncidentIsAsApproved() throws IOException {
        String markdown = PostmortemMarkdown.of(answer(PoolExhaustion.reviewed()));

        assertThat(markdown).isEqualTo(golden("pool-exhaustion.md", markdown));
    }

    @Test
    void theJsonOfARealisticIncidentIsAsApproved() throws IOException {
        String json = JSON.writeValueAsString(answer(PoolExhaustion.reviewed())) + "\n";

        assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree(golden("pool-exhaustion.json", json)));
    }

    @Test
    void thePageTellsTheSameAndLoadsNothing() throws IOException {
        String page = PostmortemHtml.of(answer(PoolExhaustion.reviewed()));
        Files.writeString(Files.createDirectories(Path.of("target", "golden")).resolve("pool-exhaustion.html"), page);

        assertThat(page).startsWith("<!DOCTYPE html>").contains("<html lang=\"en\">",
                "<h1><bdi>Checkout fails: connection pool exhausted</bdi></h1>", "#12, ", "<li>In review</li>",
                "<strong>connections</strong>", "Written by <bdi>carol</bdi>, 2024-03-06 09:00 UTC", "From the ledger",
                "<li class=\"what\">Users affected: 4200 (12 % of all users)</li>",
                "Signed off by <bdi>bob</bdi> at 2024-03-06 09:00 UTC.",
                "<time datetime=\"2024-03-05T14:00:00Z\">14:00</time>",
                "<strong>Decision:</strong> <bdi>Roll back v2.3.1 | do not wait",
                "<a href=\"https://deploys.example/v2.3.1\" rel=\"nofollow noopener noreferrer\"><bdi>Deployment "
                        + "v2.3.1</bdi></a>",
                "<td><bdi>Put pool metrics on the standard dashboard</bdi></td><td><bdi>–</bdi></td><td>P2</td>",
                "What will we change?",
                "<td>Draft written</td><td class=\"time\">2024-03-10 15:30 UTC</td>", "position 27 of the ledger");
        assertThat(page).doesNotContain("<script", "<link", "<img", "src=", "url(", "@import");
    }

    @Test
    void headingsOfThePageAreNested() {
        String page = PostmortemHtml.of(answer(PoolExhaustion.reviewed()));
        int former = 0;
        Matcher heading = Pattern.compile("<h([1-6])[ >]").matcher(page);
        while (heading.find()) {
            int level = Integer.parseInt(heading.group(1));
            assertThat(level).isLessThanOrEqualTo(former + 1);
            former = level;
        }
        assertThat(former).isEqualTo(2);
    }

    @Test
    void nothingIsLeftBlankInTheDraftOfAnIncidentOfWhichNothingIsKnown() {
        PostmortemResponse bare = PostmortemAssembler.of(
                IncidentViewWithAbsorbed
                        .alone(History.ofIncident().declared(Severity.SEV4).fold(new PostmortemProjection()::evolve)),
                null,
                NumbersById.NONE,
                DurationDefinitions.DEFAULT, NOW);

        assertThat(bare.status()).isEqualTo(PostmortemStatus.DRAFT);
        assertThat(PostmortemMarkdown.of(bare)).contains("- **Authors:** nobody yet", "- **Status:** draft",
                "- The impact lasts; since when is not known.", "- It is not resolved: investigating.",
                "- Duration: not known to now, it lasts", "- Users affected: not known",
                "- Revenue impact: not known",
                "- Error budget used: not known", "- When it was detected is not known.",
                "Nobody has signed it off yet.",
                "*None yet.*", "| Draft written | once it is resolved |").doesNotContain("null");
        assertThat(PostmortemHtml.of(bare)).contains("nobody yet", "Not written yet.").doesNotContain("null");
    }

    @Test
    void aDrillIsMarked() {
        PostmortemResponse drill = answer(History.ofIncident()
                .add(History.declaration("Game day", Severity.SEV2, Mode.DRILL, null, List.of(), Map.of())));

        assertThat(PostmortemMarkdown.of(drill)).contains("- **Mode:** drill");
        assertThat(PostmortemHtml.of(drill)).contains("<li>Drill: nothing was really broken</li>");
    }

    @Test
    void anImportIsMarkedAndLinksToWhereItCameFrom() {
        PostmortemResponse imported = answer(History.ofIncident().by("anonymous")
                .add(new IncidentDeclared("Search is slow", null,
                        Severity.SEV2, List.of(), Map.of(), Visibility.NORMAL, Mode.BACKFILL, "import",
                        new ExternalRef("status-page", "77", "https://status.example/77"), time("13:00"))));

        assertThat(PostmortemMarkdown.of(imported)).contains("- **Mode:** recorded after the fact",
                "- SEV2 incident, declared at 2024-03-05 13:00 UTC.", "- Declared; source: import.",
                "- [status-page 77](<https://status.example/77>)");
        assertThat(PostmortemHtml.of(imported)).contains("<li>Recorded after the fact</li>");
    }

    @Test
    void aTimelineOverSeveralDaysShowsTheDays() {
        PostmortemResponse days = answer(History.ofIncident().declared(Severity.SEV2)
                .at("2024-03-06T01:00:00Z").add(new IncidentResolved(null, null)));

        assertThat(PostmortemMarkdown.of(days)).contains("| 2024-03-05 14:00 | Declared",
                "| 2024-03-06 01:00 | Resolved. |");
    }

    @Test
    void whatWasGeneratedIsNeverMixedWithWhatWasWritten() {
        PostmortemResponse response = answer(PoolExhaustion.reviewed());

        assertThat(response.sections().get("summary").written())
                .isEqualTo(new AuthoredSection(
                        "For an hour nobody in Europe could pay. A deployment leaked **connections**.",
                        "carol", time("2024-03-06T09:00:00Z")));
        assertThat(response.sections().get("summary").generated()).extracting(QuotingSentence::text)
                .contains("The impact lasted 1 h.");
        assertThat(response.sections().get("root-cause").written()).isNull();
        assertThat(response.sections()).containsOnlyKeys(
                Stream.of(PostmortemSection.values()).map(PostmortemSection::wireName).toList());
    }
}
