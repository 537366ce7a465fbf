package io.incidentledger.query.postmortem;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.incidentledger.events.Link;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.query.incident.DurationResponse;
import io.incidentledger.query.incident.ResponsibleParty;
import io.incidentledger.query.timeline.QuotingSentence;
import io.incidentledger.query.timeline.TermFormatter;
import org.jspecify.annotations.Nullable;

/// Renders a postmortem as a self-contained, printable HTML page that loads nothing and runs no scripts. The template
/// escapes everything; only the output of [MarkdownSanitizer] is inserted as HTML.
final class PostmortemHtml {

    private static final Template TEMPLATE = Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true)
            .withLoader(PostmortemHtml::open)
            .compile(open("postmortem"));

    private static final String NOTHING = "–";

    private final PostmortemResponse postmortem;

    private record Figure(String name, String length) {}

    private record Name(String name) {}

    private record Section(String id, String heading, boolean isWritten, String html, String author, String writtenAt,
            List<Statement> generated, boolean hasGenerated, boolean missing) {}

    /// A generated statement. Its parts distinguish text that people entered, so that the template can isolate it in
    /// its own element.
    private record Statement(List<QuotingSentence.Part> parts) {

        static Statement of(QuotingSentence quotingSentence) {
            return new Statement(quotingSentence.parts().stream()
                    .map(part -> part.given() ? new QuotingSentence.Part(shown(part.text()), true) : part).toList());
        }
    }

    private record Row(String time, Instant at, String label, boolean labelled, Statement what, Statement who,
            boolean superseded, boolean timeSuperseded, boolean remarkable, Statement remark) {}

    private record Item(String title, String owner, String priority, String dueOn, String status) {}

    private record Address(String label, String url, boolean linked) {}

    private record Due(String description, String due) {}

    private PostmortemHtml(PostmortemResponse postmortem) {
        this.postmortem = postmortem;
    }

    static String of(PostmortemResponse postmortem) {
        return TEMPLATE.execute(new PostmortemHtml(postmortem).model());
    }

    private static Reader open(String name) {
        try (var template = PostmortemHtml.class.getResourceAsStream(name + ".mustache")) {
            return new StringReader(
                    new String(Objects.requireNonNull(template, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        head(model);
        model.put("figures", figures());
        model.put("beforeTimeline", sections(PostmortemSection.SUMMARY, PostmortemSection.IMPACT));
        model.put("signedOff", Statement.of(postmortem.timeline().signature()));
        model.put("rows", TimelineRow.of(postmortem.timeline().items()).stream().map(PostmortemHtml::row).toList());
        model.put("afterTimeline", sections(PostmortemSection.ROOT_CAUSE, PostmortemSection.CONTRIBUTING_FACTORS,
                PostmortemSection.DETECTION, PostmortemSection.RESPONSE));
        model.put("lessons", section(PostmortemSection.LESSONS));
        model.put("learned",
                sections(PostmortemSection.WENT_WELL, PostmortemSection.WENT_WRONG, PostmortemSection.GOT_LUCKY));
        foot(model);
        return model;
    }

    private void head(Map<String, Object> model) {
        model.put("title", shown(postmortem.title()));
        model.put("plainTitle",
                BidiIsolator.isolated(MarkdownEscaper.oneLine(UrlSecretRedactor.hidden(postmortem.title()))));
        model.put("number", postmortem.number() == null ? "" : postmortem.number().toString());
        model.put("incidentId", postmortem.incidentId());
        model.put("severity", postmortem.severity().wireName());
        model.put("severityClass", postmortem.severity().wireName().toLowerCase(Locale.ROOT));
        model.put("status", TermFormatter.capital(postmortem.status().wireName().replace('-', ' '))
                + (postmortem.revised() ? ", revised since" : ""));
        model.put("incidentStatus", "Incident " + postmortem.incidentStatus().wireName());
        model.put("remark", TermFormatter.capital(postmortem.remark().orElse("")));
        model.put("date", postmortem.date().toString());
        model.put("authors", names(postmortem.authors()));
        model.put("services", names(postmortem.services()));
        ResponsibleParty responsible = postmortem.responsible();
        model.put("team", orEmpty(responsible.team()));
        model.put("individual", responsible.team() == null ? orEmpty(responsible.individual()) : "");
    }

    private static List<Name> names(List<String> names) {
        return names.stream().map(name -> new Name(shown(name))).toList();
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : shown(name);
    }

    /// Prepares text for an element that isolates its direction. The text is reduced to one line so that no part of it
    /// can pass for a line from the ledger.
    private static String shown(String text) {
        return BidiIsolator.balanced(MarkdownEscaper.oneLine(UrlSecretRedactor.hidden(text)));
    }

    private static Row row(TimelineRow row) {
        return new Row(row.time(), row.at(), shown(row.label()), row.labelled(), Statement.of(row.what()),
                Statement.of(row.who()), row.superseded(), row.timeSuperseded(), row.remarkable(),
                Statement.of(row.remark()));
    }

    private List<Figure> figures() {
        return List.of(figure("Impact lasted", "timeToRestore"), figure("To detect", "timeToDetect"),
                figure("To acknowledge", "timeToAcknowledge"), figure("To mitigate", "timeToMitigate"),
                figure("To resolve", "timeToResolve"));
    }

    private Figure figure(String name, String key) {
        DurationResponse duration = postmortem.durations().get(key);
        BigDecimal seconds = duration == null ? null : duration.seconds();
        return new Figure(name, seconds == null ? NOTHING : TermFormatter.of(Duration.ofSeconds(seconds.longValue())));
    }

    private List<Section> sections(PostmortemSection... names) {
        return Stream.of(names).map(this::section).toList();
    }

    private Section section(PostmortemSection name) {
        PostmortemResponse.Section section = postmortem.section(name);
        AuthoredSection written = section.written();
        return new Section(name.wireName(), section.heading(), written != null,
                written == null ? "" : MarkdownSanitizer.toHtml(written.markdown(), section.level()),
                written == null ? "" : shown(written.author()),
                written == null ? "" : TermFormatter.of(written.writtenAt()),
                section.generated().stream().map(Statement::of).toList(),
                !section.generated().isEmpty(),
                section.missing());
    }

    private void foot(Map<String, Object> model) {
        model.put("hasActionItems", !postmortem.actionItems().isEmpty());
        model.put("actionItems", postmortem.actionItems().stream().map(PostmortemHtml::item).toList());
        model.put("supporting", section(PostmortemSection.SUPPORTING_INFORMATION));
        model.put("links", postmortem.links().stream().map(PostmortemHtml::address).toList());
        model.put("hasLinks", !postmortem.links().isEmpty());
        model.put("hasSupport", !postmortem.links().isEmpty()
                || !postmortem.section(PostmortemSection.SUPPORTING_INFORMATION).missing());
        model.put("questions", postmortem.questions());
        model.put("deadlines", postmortem.deadlines().stream().map(PostmortemHtml::due).toList());
        model.put("position", postmortem.position());
        model.put("recordedAt", TermFormatter.of(postmortem.recordedAt()));
    }

    private static Item item(PostmortemActionItem item) {
        return new Item(shown(item.title()), orNothing(item.owner()), item.priority().wireName(),
                orNothing(item.dueOn()),
                item.status().wireName().replace('-', ' '));
    }

    private static String orNothing(@Nullable Object value) {
        return value == null ? NOTHING : shown(value.toString());
    }

    private static Address address(Link link) {
        String safe = SafeLinkFilter.of(link.url());
        String label = link.title() == null || link.title().isBlank() ? link.url() : link.title();
        return new Address(shown(label), safe == null ? shown(link.url()) : safe, safe != null);
    }

    private static Due due(ReviewDeadline reviewDeadline) {
        return new Due(reviewDeadline.description(),
                reviewDeadline.dueAt() == null ? "once it is resolved" : TermFormatter.of(reviewDeadline.dueAt()));
    }
}
