package io.incidentledger.query.postmortem;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.incidentledger.events.Link;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.WireNamed;
import io.incidentledger.query.timeline.QuotingSentence;
import io.incidentledger.query.timeline.TermFormatter;
import org.jspecify.annotations.Nullable;

/// Renders a postmortem as a Markdown document (CommonMark with GitHub's tables and strikethrough). Text that people
/// wrote under a heading is in a block quote; facts from the ledger are outside of any block quote, under "From the
/// ledger".
final class PostmortemMarkdown {

    private static final String NOT_WRITTEN = "*Not written yet.*";

    private final PostmortemResponse postmortem;
    private final StringBuilder document = new StringBuilder();

    private PostmortemMarkdown(PostmortemResponse postmortem) {
        this.postmortem = postmortem;
    }

    static String of(PostmortemResponse postmortem) {
        return new PostmortemMarkdown(postmortem).write();
    }

    private String write() {
        head();
        section(PostmortemSection.SUMMARY);
        section(PostmortemSection.IMPACT);
        timeline();
        section(PostmortemSection.ROOT_CAUSE);
        section(PostmortemSection.CONTRIBUTING_FACTORS);
        section(PostmortemSection.DETECTION);
        section(PostmortemSection.RESPONSE);
        lessons();
        actionItems();
        supporting();
        questions();
        deadlines();
        return document.toString();
    }

    private void head() {
        line("# Postmortem: " + text(postmortem.title()));
        line("");
        fact("Incident",
                (postmortem.number() == null ? "" : "#" + postmortem.number() + ", ") + "`" + postmortem.incidentId()
                        + "`");
        fact("Date", postmortem.date().toString());
        fact("Authors", postmortem.authors().isEmpty() ? "nobody yet" : names(postmortem.authors()));
        fact("Status", words(postmortem.status()) + (postmortem.revised() ? ", revised since" : ""));
        fact("Severity", postmortem.severity().wireName());
        fact("Services",
                postmortem.services().isEmpty() ? "none named" : names(postmortem.services()));
        postmortem.remark().ifPresent(remark -> fact("Mode", remark));
        line("");
        line("Quotations were written by people under these headings; everything else comes *from the ledger*.");
    }

    private void fact(String name, String value) {
        line("- **" + name + ":** " + value);
    }

    private void section(PostmortemSection name) {
        PostmortemResponse.Section section = postmortem.section(name);
        heading("#".repeat(section.level()) + " " + section.heading());
        written(section);
        generated(section.generated());
        if (section.missing()) {
            line(NOT_WRITTEN);
        }
    }

    private void written(PostmortemResponse.Section section) {
        AuthoredSection written = section.written();
        if (written != null) {
            line(MarkdownSanitizer.toMarkdown(written.markdown(), section.level()).stripTrailing());
        }
    }

    private void generated(List<QuotingSentence> statements) {
        if (!statements.isEmpty()) {
            fromTheLedger(statements, MarkdownEscaper::toMarkdown);
        }
    }

    /// Writes a list outside of any block quote, where text that people wrote cannot appear.
    private <T> void fromTheLedger(List<T> items, Function<T, String> words) {
        separate();
        line("**From the ledger**");
        line("");
        items.forEach(item -> line("- " + words.apply(item)));
    }

    private void timeline() {
        heading("## Timeline (all times UTC)");
        line("*From the ledger. " + MarkdownEscaper.toMarkdown(postmortem.timeline().signature()) + "*");
        line("");
        table(List.of("Time", "Event", "Who"), TimelineRow.of(postmortem.timeline().items()),
                row -> row(struck(row.timeSuperseded(), row.time()),
                        (row.labelled() ? "**" + row.label() + ":** " : "")
                                + struck(row.superseded(), MarkdownEscaper.toMarkdown(row.what()))
                                + (row.remarkable() ? " *(" + MarkdownEscaper.toMarkdown(row.remark()) + ")*" : ""),
                        MarkdownEscaper.toMarkdown(row.who())));
    }

    private static String struck(boolean superseded, String words) {
        return superseded ? "~~" + words + "~~" : words;
    }

    private void lessons() {
        PostmortemResponse.Section lessons = postmortem.section(PostmortemSection.LESSONS);
        heading("## " + lessons.heading());
        written(lessons);
        section(PostmortemSection.WENT_WELL);
        section(PostmortemSection.WENT_WRONG);
        section(PostmortemSection.GOT_LUCKY);
    }

    private void actionItems() {
        heading("## Action Items");
        if (postmortem.actionItems().isEmpty()) {
            line("*None yet.*");
            return;
        }
        table(List.of("Action", "Owner", "Priority", "Due Date", "Status"), postmortem.actionItems(),
                item -> row(text(item.title()), orNothing(item.owner()), item.priority().wireName(),
                        orNothing(item.dueOn()),
                        words(item.status())));
    }

    private static String orNothing(@Nullable Object value) {
        return value == null ? "–" : text(value.toString());
    }

    private void supporting() {
        PostmortemResponse.Section section = postmortem.section(PostmortemSection.SUPPORTING_INFORMATION);
        heading("## " + section.heading());
        written(section);
        if (!postmortem.links().isEmpty()) {
            fromTheLedger(postmortem.links(), PostmortemMarkdown::link);
        } else if (section.missing()) {
            line(NOT_WRITTEN);
        }
    }

    private static String link(Link link) {
        String label = text(link.title() == null || link.title().isBlank() ? link.url() : link.title());
        String safe = SafeLinkFilter.of(link.url());
        return safe == null ? label + " (" + text(link.url()) + ")" : "[" + label + "](<" + safe + ">)";
    }

    private void questions() {
        heading("## Questions for the retrospective");
        postmortem.questions().forEach(question -> line("- " + question));
    }

    private void deadlines() {
        heading("## Due dates");
        table(List.of("What", "Due"), postmortem.deadlines(), reviewDeadline -> row(reviewDeadline.description(),
                reviewDeadline.dueAt() == null ? "once it is resolved" : TermFormatter.of(reviewDeadline.dueAt())));
    }

    private <T> void table(List<String> columns, List<T> items, Consumer<T> row) {
        line("| " + String.join(" | ", columns) + " |");
        line("|" + " --- |".repeat(columns.size()));
        items.forEach(row);
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void heading(String heading) {
        separate();
        line(heading);
        line("");
    }

    /// Writes an empty line unless there is one already.
    private void separate() {
        if (document.length() < 2 || document.charAt(document.length() - 2) != '\n') {
            line("");
        }
    }

    private void line(String text) {
        document.append(text).append('\n');
    }

    private static String words(WireNamed constant) {
        return constant.wireName().replace('-', ' ');
    }

    private static String names(List<String> plain) {
        return plain.stream().map(PostmortemMarkdown::text).collect(Collectors.joining(", "));
    }

    private static String text(String plain) {
        return MarkdownEscaper.toMarkdown(plain);
    }
}
