package io.incidentledger.query.postmortem;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.History;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.PostmortemSectionWritten;
import io.incidentledger.events.IncidentEvent.PostmortemTimelineSignedOff;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Link;
import io.incidentledger.events.Mode;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests the documents of an incident in which everything that a caller may choose is an attack.
class HostileIncidentTest {

    private static PostmortemResponse answer(String attack) {
        return answer(attack, attack);
    }

    /// @param written the text under each heading
    static PostmortemResponse answer(String attack, String written) {
        History history = History.ofIncident().by(attack)
                .add(new IncidentDeclared(attack, attack, Severity.SEV2, List.of(attack), Map.of(attack, attack),
                        Visibility.NORMAL, Mode.LIVE, attack, null, null),
                        new RoleAssigned(Role.INCIDENT_COMMANDER, attack, attack, null, null),
                        new ResponsibilityAssigned(attack, null, null),
                        new SeverityChanged(Severity.SEV2, Severity.SEV1, attack, null),
                        new StatusUpdated("u", null, attack, Audience.PUBLIC, null),
                        new DetailsChanged(null, null, Map.of(attack, attack), attack, attack, null, null),
                        new ImpactRecorded(new ImpactDetails(List.of(History.interval(attack, "13:00", "13:30")), 1L,
                                BigDecimal.ONE, List.of(attack), List.of(attack), attack, null), null),
                        new TimelineEntryAdded("e", EntryKind.ACTION, attack,
                                List.of(new Link(attack, attack), new Link("javascript:alert(1)", null),
                                        new Link("https://ok.example/\">" + attack, attack)),
                                null),
                        new IncidentMitigated(attack, null), new IncidentResolved(attack, null),
                        new ActionItemAdded("a", attack, attack, ActionItemPriority.P1, null, null),
                        new PostmortemTimelineSignedOff(null));
        for (PostmortemSection section : PostmortemSection.values()) {
            history.add(new PostmortemSectionWritten(section, written, null));
        }
        return PostmortemAssembler.of(IncidentViewWithAbsorbed.alone(history.fold(new PostmortemProjection()::evolve)),
                1L,
                NumbersById.NONE,
                DurationDefinitions.DEFAULT,
                time("2024-04-01T00:00:00Z"));
    }

    private static PostmortemResponse harmless() {
        return answer("harmless");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "</style><script>alert(1)</script>",
        "</title><svg onload=alert(1)>", "{{{html}}}{{title}}{{>written}}", "' onmouseover='alert(1)", "<!--", "]]>",
        "[x](javascript:alert(1))", "&lt;script&gt;", "<a href=javascript:alert(1)>x</a>"})
    void nothingGetsIntoThePageButText(String attack) {
        String page = PostmortemHtml.of(answer(attack));

        assertThat(tags(page)).isEqualTo(tags(PostmortemHtml.of(harmless())));
        assertThat(Pattern.compile("href=\"(?!https?://|mailto:|#summary\")").matcher(page).find()).isFalse();
    }

    /// The elements outside of text that people wrote, in order, with the names of their attributes.
    private static List<String> tags(String page) {
        String ours = Pattern.compile("<div class=\"written\">.*?</div>", Pattern.DOTALL).matcher(page).replaceAll("");
        return Pattern.compile("<[^>]*>").matcher(ours).results()
                .map(tag -> tag.group().replaceAll("=\"[^\"]*\"", "")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "| a | b |", "# Own heading", "a\n\n# Own heading\n\nb",
        "```\nopen fence",
        "~~~", "<!-- open comment", "<details>", "![x](https://evil.example/t.png)", "[x](javascript:alert(1))",
        "1. list", "- list",
        "> quote", "a | b\n--- | ---\n", "***", "\\", "`", "[x]: javascript:alert(1)", "===", "    code", "$$ x $$",
        "<https://evil.example>"})
    void nothingGetsOutOfItsPlaceInTheMarkdown(String attack) {
        Shape shape = Shape.of(PostmortemMarkdown.of(answer(attack)));
        Shape harmless = Shape.of(PostmortemMarkdown.of(harmless()));

        assertThat(shape.headings.stream().filter(it -> !it.contains("Own heading") && !it.startsWith("Postmortem: ")))
                .containsExactlyElementsOf(
                        harmless.headings.stream().filter(it -> !it.startsWith("Postmortem: ")).toList());
        if (!attack.contains("---")) {
            assertThat(shape.rows).hasSameSizeAs(harmless.rows);
        }
        assertThat(shape.html).isEmpty();
        assertThat(shape.images).isEmpty();
        assertThat(shape.links).allMatch(link -> SafeLinkFilter.of(link) != null);
    }

    private static final class Shape extends AbstractVisitor {
        private final List<String> headings = new ArrayList<>();
        private final List<String> html = new ArrayList<>();
        private final List<String> images = new ArrayList<>();
        private final List<String> links = new ArrayList<>();
        private final List<String> rows = new ArrayList<>();

        static Shape of(String markdown) {
            Shape shape = new Shape();
            Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(markdown).accept(shape);
            return shape;
        }

        private static String text(Node node) {
            return TextContentRenderer.builder().build().render(node);
        }

        @Override
        public void visit(Heading heading) {
            headings.add(text(heading));
        }

        @Override
        public void visit(HtmlBlock block) {
            html.add(block.getLiteral());
        }

        @Override
        public void visit(HtmlInline inline) {
            html.add(inline.getLiteral());
        }

        @Override
        public void visit(Image image) {
            images.add(image.getDestination());
        }

        @Override
        public void visit(org.commonmark.node.Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                visitChildren(block);
            }
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow) {
                rows.add(text(node));
            }
            visitChildren(node);
        }
    }
}
