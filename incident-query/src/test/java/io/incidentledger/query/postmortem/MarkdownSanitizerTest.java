package io.incidentledger.query.postmortem;

import java.util.stream.Stream;

import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownSanitizerTest {

    private static String markdown(String written) {
        return MarkdownSanitizer.toMarkdown(written, 3).stripTrailing().replaceAll("(?m)^> ?", "");
    }

    @Test
    void whatPeopleUsuallyWriteIsKept() {
        String written = """
                The **pool** ran _empty_ in `checkout`:

                - one
                - two

                ```
                SELECT 1 < 2
                ```

                | a | b |
                | --- | --- |
                | 1 | 2 |

                > said somebody

                [Dashboard](https://dash.example/d?a=1&b=2)
                """;

        assertThat(MarkdownSanitizer.toHtml(written, 3)).contains("<strong>pool</strong>", "<em>empty</em>",
                "<code>checkout</code>",
                "<li>one</li>", "SELECT 1 &lt; 2", "<td>1</td>", "<blockquote>",
                "<a href=\"https://dash.example/d?a&#61;1&amp;b&#61;2\" rel=\"nofollow noopener "
                        + "noreferrer\">Dashboard</a>");
        assertThat(MarkdownSanitizer.toMarkdown(written, 3)).contains("**pool**", "- one", "SELECT 1 < 2", "|1|2|",
                "> > said somebody",
                "[Dashboard](https://dash.example/d?a=1\\&b=2)");
    }

    @Test
    void headingsGoBelowOurs() {
        assertThat(markdown("# One\n\n## Two\n\n###### Six\n\nSetext\n===")).isEqualTo(
                "#### One\n\n##### Two\n\n###### Six\n\n#### Setext");
        assertThat(MarkdownSanitizer.toHtml("# One", 3)).contains("<h4>One</h4>").doesNotContain("<h1");
    }

    @Test
    void anOpenFenceIsClosed() {
        assertThat(markdown("```\nnever closed")).isEqualTo("```\nnever closed\n```");
    }

    static Stream<String> attacks() {
        return Stream.of("<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<svg onload=alert(1)>",
                "<iframe src=\"https://evil.example\"></iframe>", "<style>body{display:none}</style>",
                "<a href=\"javascript:alert(1)\">x</a>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
                "[x](javascript&#58;alert(1))", "[x](&#x6A;avascript:alert(1))", "[x](java&#10;script:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:x)", "[x](file:///etc/passwd)",
                "<javascript:alert(1)>",
                "[x][r]\n\n[r]: javascript:alert(1)", "![x](javascript:alert(1))",
                "[![x](javascript:alert(1))](javascript:alert(2))",
                "<!-- <script>alert(1)</script> -->", "<details open ontoggle=alert(1)>",
                "]]><script>alert(1)</script>",
                "`<script>`<script>alert(1)</script>", "[x](https://ok.example \"onmouseover=alert(1)\")",
                "<form action=https://evil.example><input name=p></form>", "\u0000<script>alert(1)</script>",
                "[**<img src=x onerror=alert(1)>**](javascript:alert(1))");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void noScriptComesThrough(String attack) {
        String html = MarkdownSanitizer.toHtml(attack, 3);

        assertThat(html.replaceAll("</?(p|br|hr|h[456]|ul|ol|li|blockquote|pre|code|em|strong)>", "")
                .replaceAll("<a href=\"https://ok\\.example\" rel=\"nofollow noopener noreferrer\">x</a>", ""))
                .doesNotContain("<");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void noScriptComesThroughByMarkdown(String attack) {
        Node document = Parser.builder().build().parse(MarkdownSanitizer.toMarkdown(attack, 3));
        String html = HtmlRenderer.builder().escapeHtml(false).build().render(document);

        assertThat(html).doesNotContainIgnoringCase("<script", "<img", "<svg", "<iframe", "<style", "<form", "<details",
                "<!--",
                "href=\"javascript", "href=\"data", "href=\"vbscript", "href=\"file", "href=\"java");
    }

    @Test
    void htmlIsShownAsItWasTyped() {
        assertThat(TextContentRenderer.builder().build()
                .render(Parser.builder().build().parse(MarkdownSanitizer.toMarkdown("<b>bold</b>", 3)))).contains("<b>")
                .contains("bold");
    }

    @Test
    void anImageBecomesALinkToIt() {
        assertThat(markdown("![the graph](https://i.example/a.png)"))
                .isEqualTo("[the graph](https://i.example/a.png)");
        assertThat(markdown("![](https://i.example/a.png)"))
                .isEqualTo("[https://i.example/a.png](https://i.example/a.png)");
        assertThat(markdown("[![badge](https://i.example/a.png)](https://ci.example)"))
                .isEqualTo("[badge](https://ci.example)");
    }

    @Test
    void whereALinkMayNotLeadItsWordsStay() {
        assertThat(markdown("see [the *page*](javascript:x) now")).isEqualTo("see the *page* now");
    }

    static Stream<String> deep() {
        return Stream.of(">".repeat(20_000) + " x", "*a **a ".repeat(8_000) + " a** a*".repeat(8_000),
                "[".repeat(60_000),
                "- ".repeat(20_000) + "x", "![".repeat(20_000) + "a" + "](b)".repeat(20_000), "`".repeat(60_000) + "a",
                "<".repeat(60_000), "[a](<b".repeat(10_000), ">".repeat(60) + "a\n" + "b\n".repeat(25_000));
    }

    @ParameterizedTest
    @MethodSource("deep")
    void nestingThatNobodyWritesIsShownAsTextAndBreaksNothing(String deep) {
        assertThat(MarkdownSanitizer.toHtml(deep, 3)).isNotEmpty().hasSizeLessThan(8 * deep.length() + 262_144);
        assertThat(MarkdownSanitizer.toMarkdown(deep, 3)).isNotEmpty().hasSizeLessThan(8 * deep.length() + 262_144);
    }

    static Stream<String> growing() {
        return Stream.of(table(1_200, 1_100), table(300, 10_000), table(10, 1_001),
                "[a]: https://a.example/" + "b".repeat(20_000) + "\n\n" + "[a]".repeat(10_000),
                "![a][a]\n".repeat(2_000) + "\n[a]: https://a.example/" + "b".repeat(20_000) + "\n");
    }

    private static String table(int columns, int rows) {
        return "|a".repeat(columns) + "|\n" + "|-".repeat(columns) + "|\n" + "b\n".repeat(rows);
    }

    @ParameterizedTest
    @MethodSource("growing")
    void textThatWouldGrowBeyondTheLimitsIsShownAsItWasWritten(String growing) {
        assertThat(MarkdownSanitizer.toHtml(growing, 3)).contains("Shown as it was written").doesNotContain("<table")
                .hasSizeLessThan(8 * growing.length() + 262_144);
        assertThat(MarkdownSanitizer.toMarkdown(growing, 3)).contains("Shown as it was written")
                .hasSizeLessThan(8 * growing.length() + 262_144);
    }

    @Test
    void aTableOfNearlyTenThousandCellsIsATable() {
        assertThat(MarkdownSanitizer.toHtml(table(10, 990), 3)).contains("<table>").doesNotContain("Shown as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/x?y=1#z", "http://a.example", "mailto:a@b.example", "HTTPS://A.example"})
    void addressesOfTheWebAndOfMailMayBeLinkedTo(String address) {
        assertThat(SafeLinkFilter.of(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", " javascript:x", "java\nscript:x", "data:x", "//evil.example",
        "relative", "/v1/x",
        "https://a b", "https://a\">", "https://", "ftp://x", "", "https:/\\evil.example"})
    void allOthersMayNot(String address) {
        assertThat(SafeLinkFilter.of(address)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"www.example.org, https://www.example.org", "' https://a.example ', https://a.example"})
    void addressesAreMadeWhole(String address, String whole) {
        assertThat(SafeLinkFilter.of(address)).isEqualTo(whole);
    }
}
