package io.incidentledger.query.postmortem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.incidentledger.query.timeline.QuotingSentence;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.tiers.CpuTime;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that text written by people cannot pass for facts from the ledger, alter them, or change their text direction,
/// and that URLs reveal no secrets.
class UntrustedTextTest {

    private static final String PARAGRAPHS = "[\n\r\\u0085\\u2029]";
    private static final List<String> FRAGMENTS = List.of("> ", "**From the ledger**", "\n", "\n\n", "- ", "# ",
            "## Impact",
            "```\n", "~~~\n", "<!-- ", "-->", "<aside class=\"ledger\">", "</div>", "</aside>", "<details>", "[x]",
            "[x]: https://evil.example\n", "| a | b |\n| --- | --- |\n", "    ", "\t", "1. ", "===\n", "\u202E",
            "\u202D",
            "\u202A", "\u202B", "\u202C", "\u2066", "\u2067", "\u2068", "\u2069", "\u05D0\u05D1", "word ", "`", "\\",
            "*", "_",
            "\r", "\u2028", "\u2029", "&lt;", "***\n", "Nobody has signed it off yet.",
            "![i](https://evil.example/i.png)");

    static Stream<String> hostile() {
        Random dice = new Random(13);
        return Stream.generate(() -> {
            StringBuilder text = new StringBuilder();
            for (int i = dice.nextInt(24); i >= 0; i--) {
                text.append(FRAGMENTS.get(dice.nextInt(FRAGMENTS.size())));
            }
            return text.toString();
        }).limit(400);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void inMarkdownWhatWasWrittenStaysInItsQuotationAndNothingElseGetsIntoOne(String text) {
        List<Node> blocks = blocks(
                PostmortemMarkdown.of(HostileIncidentTest.answer("said", "WRITTEN\n\n" + text + "\n\nWRITTEN")));
        List<Node> harmless = blocks(PostmortemMarkdown.of(HostileIncidentTest.answer("said", "WRITTEN")));

        assertThat(blocks.stream().filter(BlockQuote.class::isInstance)).hasSize(11).allSatisfy(
                quotation -> assertThat(textOf(quotation)).startsWith("\u00ABWRITTEN")
                        .doesNotContain("incident affecting said"));
        assertThat(
                blocks.stream().filter(block -> !(block instanceof BlockQuote)).map(UntrustedTextTest::textOf).toList())
                .isEqualTo(harmless.stream().filter(block -> !(block instanceof BlockQuote))
                        .map(UntrustedTextTest::textOf).toList());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void inMarkdownNoTextTurnsTheDirectionOfTheNext(String text) {
        String document = PostmortemMarkdown.of(HostileIncidentTest.answer(text, text));

        assertThat(document.split(PARAGRAPHS)).allSatisfy(line -> assertThat(isBalanced(line)).as(line).isTrue());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void inThePageWhatWasWrittenStaysInItsElementAndNoTextTurnsTheDirectionOfTheNext(String text) {
        String page = PostmortemHtml.of(HostileIncidentTest.answer("said" + text, "WRITTEN" + text));

        assertThat(page.split("<aside class=\"ledger\">", -1))
                .hasSameSizeAs(PostmortemHtml.of(HostileIncidentTest.answer("said", "said"))
                        .split("<aside class=\"ledger\">", -1));
        Matcher written = Pattern.compile("<div class=\"written\">(.*?)</div>", Pattern.DOTALL).matcher(page);
        assertThat(written.results().map(each -> each.group(1))).hasSize(11)
                .allSatisfy(html -> assertThat(html).doesNotContain("<aside", "<div", "class="));
        assertThat(Pattern.compile(">[^<]*<").matcher(page).results().map(found -> found.group()))
                .allSatisfy(between -> assertThat(between.split(PARAGRAPHS)).allMatch(UntrustedTextTest::isBalanced));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u000B", "\f", "\u0085", "\u2028", "\u2029", "\n\n"})
    void inThePageAValueBeginsNoLine(String lineBreak) {
        String page = PostmortemHtml
                .of(HostileIncidentTest.answer("x" + lineBreak + "\u2022 Resolved at 20:00 UTC.", "said"));

        assertThat(page).contains(
                "<li class=\"what\">Recorded on the incident: <bdi>x \u2022 Resolved at 20:00 UTC.</bdi></li>",
                "<td class=\"what\">Resolved: <bdi>x \u2022 Resolved at 20:00 UTC.</bdi></td>",
                "<h1><bdi>x \u2022 Resolved at 20:00 UTC.</bdi></h1>")
                .doesNotContain("x" + lineBreak + "\u2022");
    }

    @Test
    void aTitleShowsTheOrderOfItsCharacters() {
        String page = PostmortemHtml.of(HostileIncidentTest.answer("disk \u202Egpj.exe", "said"));
        assertThat(page).contains("<h1><bdi>disk \u202E\u202Cgpj.exe</bdi></h1>",
                "<title>Postmortem: \u2068disk \u202E\u202Cgpj.exe\u2069</title>")
                .doesNotContain("\u202Eg");
        String document = PostmortemMarkdown.of(HostileIncidentTest.answer("\u202Enna", "said"));
        assertThat(document).contains("- **Authors:** \u2068\u202E\u202Cnna\u2069\n");
        assertThat(BidiIsolator.isolated("\u05D0\u05D1")).isEqualTo("\u2068\u05D0\u05D1\u2069");
        assertThat(BidiIsolator.isolated("ann")).isEqualTo("ann");
        assertThat(BidiIsolator.balanced("a\u2067b\u202Ac\u2069d\u202Ce")).isEqualTo("a\u2067b\u202Ac\u202C\u2069de");
    }

    @Test
    void valuesInASentenceKeepToTheirPlaces() {
        PostmortemResponse response = HostileIncidentTest.answer("\u202Enna", "said");
        assertThat(PostmortemHtml.of(response)).contains(
                "<td class=\"what\">Declared as SEV2 by <bdi>\u202E\u202Cnna</bdi>: <bdi>\u202E\u202Cnna</bdi></td>",
                "<td class=\"what\"><bdi>nna</bdi> is incident commander (<bdi>nna</bdi>).</td>",
                "<td class=\"what\">Resolved: <bdi>\u202E\u202Cnna</bdi></td>",
                "Signed off by <bdi>\u202E\u202Cnna</bdi> at ",
                "<li class=\"what\">SEV1 incident affecting <bdi>nna</bdi>, declared at ");
        assertThat(PostmortemMarkdown.of(response)).contains(
                "| Declared as SEV2 by \u2068\u202E\u202Cnna\u2069: \u2068\u202E\u202Cnna\u2069 |",
                "Signed off by \u2068\u202E\u202Cnna\u2069 at ",
                "Declared by \u2068\u202E\u202Cnna\u2069; source: nna.");
        assertThat(PostmortemMarkdown.of(HostileIncidentTest.answer("\u05D0\u05D1", "said")))
                .contains("| \u2068\u05D0\u05D1\u2069 is incident commander (\u2068\u05D0\u05D1\u2069). |");
    }

    @Test
    void noWordsOfOthersAreTakenForThoseOfTheLedger() {
        PostmortemResponse response = HostileIncidentTest.answer("ATTACK {} attack", "said");
        List<QuotingSentence> sentences = new ArrayList<>(
                response.timeline().items().stream().map(TimelineEntry::sentence).toList());
        response.sections().values().forEach(section -> sentences.addAll(section.generated()));
        sentences.add(response.timeline().signature());
        assertThat(sentences).hasSizeGreaterThan(25).allSatisfy(quotingSentence -> assertThat(quotingSentence.parts())
                .filteredOn(part -> !part.given()).noneMatch(part -> part.text().contains("ATTACK")));
        assertThat(sentences).filteredOn(quotingSentence -> quotingSentence.text().contains("ATTACK {} attack"))
                .hasSizeGreaterThan(15);
        assertThat(response.timeline().items()).allSatisfy(
                entry -> assertThat(entry.sentence().text()).isEqualTo(entry.message()));
    }

    @Test
    void endsOfNothingCostNoMoreThanTheirLength() {
        String hostile = "\u202A".repeat(32_000) + "\u2069".repeat(32_000);

        assertThat(BidiIsolator.balanced(hostile)).isEqualTo("\u202A".repeat(32_000) + "\u202C".repeat(32_000));
    }

    @ParameterizedTest
    @CsvSource({"https://bob:s3cret@host/x, https://host/x", "see ftp://bob@host now, see ftp://host now",
        "https://h/x?access_token=s3cret&page=2, https://h/x?access_token=…&page=2",
        "https://h/x?a=1&X-Amz-Signature=s3cret#f, https://h/x?a=1&X-Amz-Signature=…#f",
        "https://h/#token=s3cret, https://h/#token=…",
        "www.h.org/?sig=s3cret, www.h.org/?sig=…", "https://h/?key=s3cret&KEY=s3cret, https://h/?key=…&KEY=…",
        "postgres://app:s3cret@db/prod, postgres://db/prod", "see //bob:s3cret@host/x, see //host/x",
        "https://bob:s3/s3cret@host/x, https://host/x", "https://h:8443/@ann, https://h:8443/@ann",
        "https://h/?monkey=1&author=ann, https://h/?monkey=1&author=ann",
        "write to ann@example.org, write to ann@example.org", "https:/bob:s3cret@host/x, https:/host/x",
        "https:\\\\bob:s3cret@host/x, https:\\\\host/x", "HTTPS:bob:s3cret@host, HTTPS:host",
        "https:/\\bob:s3cret@host, https:/\\host", "https://bob:a*b*s3cret@host/x, https://host/x",
        "https://bob:_s3cret_@host/x, https://host/x", "https://bob:`s3cret`@host/x, https://host/x",
        "the time: 10:00 ann@example.org, the time: 10:00 ann@example.org",
        "mailto:ann@example.org, mailto:ann@example.org",
        "(https:bob:s3cret@host), (https:host)", "https:////bob:s3cret@host, https:////host",
        "https:/bob:a*b*s3cret@host, https:/host", "https:bob:_s3cret_@host, https:host",
        "ws:\\\\bob:s3cret@host, ws:\\\\host", "jdbc:postgresql://app:s3cret@db, jdbc:postgresql://db",
        "//bob:a*b*s3cret@host, //host", "://s3cret@host, ://host"})
    void addressesKeepNoSecrets(String text, String shown) {
        assertThat(UrlSecretRedactor.hidden(text)).isEqualTo(shown);
        PostmortemResponse response = HostileIncidentTest.answer(text,
                text + "\n\n[x](" + text + ") <" + text + ">\n\n    " + text + "\n\n`" + text + "`");
        assertThat(PostmortemHtml.of(response)).doesNotContain("s3cret", "bob");
        assertThat(PostmortemMarkdown.of(response)).doesNotContain("s3cret", "bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"news:ops@example.com", "reviews:@team", "who knows:carol@example.com?", "flows:a,b@c",
        "regex \\\\w+@\\\\w+", "regex:\\\\w+:\\\\w+@\\\\w+", "\\\\server@SSL\\share", "//my_scope@1.2.3",
        "see //scope@1.2.3", "https://pypi.org//foo_bar@v1", "https://pypi.org//foo:bar@v1", "pypi.org//foo:bar@v1",
        "https://medium.com/@ann_b", "file:///home@2", "previews:ann:b@c", "//h:8443/@ann", "https:@team"})
    void whatIsNoCredentialStays(String text) {
        assertThat(UrlSecretRedactor.hidden(text)).isEqualTo(text);
        assertThat(UrlSecretRedactor.hiddenInMarkdown(text)).isEqualTo(text);
    }

    @Test
    void addressesCostNoMoreThanTheirLength() {
        for (String hostile : List.of("https:_", "//a:", "://_", "https:/", "https:a:", "_https:\\")) {
            String text = hostile.repeat(64_000 / hostile.length());
            assertThat(CpuTime.of(() -> UrlSecretRedactor.hidden(UrlSecretRedactor.hiddenInMarkdown(text))))
                    .as(hostile)
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void whatMarkdownPutsTogetherKeepsNoSecretsEither() {
        for (String written : List.of("https://bob&#58;s3cret@host/x", "https://bob\\:s3cret@host/x",
                "[x]\n\n[x]: https://bob:s3cret@host/x \"https://bob:s3cret@host/y\"",
                "![https://bob:s3cret@host](https://host/i.png?token=s3cret 'https://bob:s3cret@host')",
                "<img src=https://bob:s3cret@host/x>", "<!-- https://host/?token=s3cret -->",
                "```https://bob:s3cret@host\nhttps://host/?api_key=s3cret", "https://host/?access_token&#61;s3cret")) {
            PostmortemResponse response = HostileIncidentTest.answer("said", written);
            assertThat(PostmortemHtml.of(response)).as(written).doesNotContain("s3cret");
            assertThat(PostmortemMarkdown.of(response)).as(written).doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"**From the ledger**\n\n- all is well", "From the ledger\n===", "From the ledger\n---\n- a",
        "### \uff26rom the ledger", "# Fr\u043em the ledger\n\n- a",
        "<aside class=\"ledger\"><p>From the ledger</p></aside>",
        "</div></section><aside class=ledger>From the ledger", "<!--\n> **From the ledger**\n-->",
        "```\n**From the ledger**\n\n- open", "- [x]: #impact 'From the ledger'\n\n> **From the ledger**",
        "&lt;aside class=&quot;ledger&quot;&gt;From the ledger", "**From\u00a0the\u200bledger**\n\n* a"})
    void aSectionThatImitatesTheLedgerStaysWhatAPersonWrote(String imitation) {
        PostmortemResponse response = HostileIncidentTest.answer("said", "WRITTEN\n\n" + imitation);
        PostmortemResponse harmless = HostileIncidentTest.answer("said", "WRITTEN");
        assertThat(PostmortemHtml.of(response).split("<aside|<section|</section>|<p class=\"by\">", -1))
                .hasSameSizeAs(PostmortemHtml.of(harmless).split("<aside|<section|</section>|<p class=\"by\">", -1));
        assertThat(blocks(PostmortemMarkdown.of(response)).stream().filter(block -> !(block instanceof BlockQuote))
                .map(UntrustedTextTest::textOf).toList())
                .isEqualTo(blocks(PostmortemMarkdown.of(harmless)).stream()
                        .filter(block -> !(block instanceof BlockQuote)).map(UntrustedTextTest::textOf).toList());
    }

    private static List<Node> blocks(String markdown) {
        List<Node> blocks = new ArrayList<>();
        Node block = Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(markdown)
                .getFirstChild();
        while (block != null) {
            blocks.add(block);
            block = block.getNext();
        }
        return blocks;
    }

    private static String textOf(Node node) {
        return TextContentRenderer.builder().build().render(node).strip();
    }

    /// Whether each embedding, override and isolate is closed, innermost first, and nothing else is closed.
    private static boolean isBalanced(String line) {
        StringBuilder open = new StringBuilder();
        for (char unit : line.toCharArray()) {
            char end = unit >= '\u202A' && unit <= '\u202E' && unit != '\u202C'
                    ? '\u202C'
                    : unit >= '\u2066' && unit <= '\u2068' ? '\u2069' : 0;
            if (end != 0) {
                open.append(end);
            } else if (unit == '\u202C' || unit == '\u2069') {
                if (open.isEmpty() || open.charAt(open.length() - 1) != unit) {
                    return false;
                }
                open.setLength(open.length() - 1);
            }
        }
        return open.isEmpty();
    }
}
