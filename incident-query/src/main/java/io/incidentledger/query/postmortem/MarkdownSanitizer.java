package io.incidentledger.query.postmortem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.Renderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Sanitizes Markdown that people wrote, so that it can be embedded in a generated document. The text cannot break out
/// of its place (open fences are closed, headings are moved below the document's own), contains no HTML and no scripts,
/// loads nothing (an image becomes a link to it), and links only where [SafeLinkFilter] allows. Text whose tables,
/// nesting or result would exceed the limits is shown as it was written. The limits are no settings, because responses
/// about the past must not depend on settings. Stateless and thread-safe.
final class MarkdownSanitizer {

    private static final int LOWEST_HEADING = 6;
    private static final int FENCE = 3;
    /// The maximum nesting depth. Nobody writes deeper nesting by hand, so it is shown as plain text.
    private static final int MAX_DEPTH = 100;
    /// The maximum number of cells of all tables, including the empty ones that complete short rows.
    private static final int MAX_CELLS = 10_000;
    /// The result may have this many characters for each character that was written …
    private static final int MAX_GROWTH = 8;
    /// … and these in addition.
    private static final int MAX_OVERHEAD = 262_144;

    private static final List<Extension> EXTENSIONS = List
            .of(TablesExtension.builder().maxCells(MAX_CELLS).build());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(MAX_DEPTH).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build();
    private static final MarkdownRenderer MARKDOWN = MarkdownRenderer.builder().extensions(EXTENSIONS).build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em",
                    "strong",
                    "table", "thead", "tbody", "tr", "th", "td", "a")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href").onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();

    private MarkdownSanitizer() {}

    /// Converts the text to sanitized Markdown that ends with a line break. It is a block quote that nothing in it can
    /// leave: each line begins with `>`.
    ///
    /// @param level the level of the heading above the text
    static String toMarkdown(String written, int level) {
        return rendered(written, level, MarkdownSanitizer::quoted, MARKDOWN);
    }

    /// Converts the text to HTML that consists of a few harmless elements.
    ///
    /// @param level the level of the heading above the text
    static String toHtml(String written, int level) {
        return POLICY.sanitize(rendered(written, level, UnaryOperator.identity(), HTML));
    }

    private static String rendered(String written, int level, UnaryOperator<Node> wrapper, Renderer renderer) {
        int limit = MAX_GROWTH * written.length() + MAX_OVERHEAD;
        Node document = neutralised(written, level, limit);
        BoundedAppendable rendered = new BoundedAppendable(limit);
        if (document != null) {
            renderer.render(wrapper.apply(document), rendered);
        }
        return document == null || rendered.exceeded()
                ? renderer.render(wrapper.apply(asText(written)))
                : rendered.toString();
    }

    private static Node quoted(Node content) {
        BlockQuote quotation = new BlockQuote();
        moveChildren(content, quotation::appendChild);
        Document document = new Document();
        document.appendChild(quotation);
        return document;
    }

    /// @return null if the text exceeds a limit
    private static @Nullable Node neutralised(String written, int level, int limit) {
        Node document;
        try {
            document = PARSER.parse(UrlSecretRedactor.hiddenInMarkdown(written));
        } catch (IllegalArgumentException tooManyCells) {
            return null;
        }
        List<Node> nodes = new ArrayList<>();
        if (collect(document, nodes) > MAX_DEPTH || lengthOfDestinations(nodes) > limit) {
            return null;
        }
        nodes.forEach(node -> neutralise(node, level));
        return document;
    }

    /// A definition of a link can be referred to any number of times, and each link repeats the destination.
    private static long lengthOfDestinations(List<Node> nodes) {
        return nodes.stream().mapToLong(node -> switch (node) {
            case Image image -> image.getDestination().length();
            case Link link -> link.getDestination().length();
            default -> 0;
        }).sum();
    }

    /// Walks the tree without recursion, because the nesting may be too deep for the stack.
    ///
    /// @return the depth of the deepest node
    private static int collect(Node document, List<Node> nodes) {
        int depth = 0;
        int deepest = 0;
        @Nullable Node node = document;
        while (node != null) {
            nodes.add(node);
            deepest = Math.max(deepest, depth);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
        return deepest;
    }

    private static Node asText(String written) {
        Paragraph explanation = new Paragraph();
        explanation.appendChild(new Text("Shown as it was written, since the formatted text would be too large:"));
        Node document = new Document();
        document.appendChild(explanation);
        document.appendChild(codeBlock(shown(written)));
        return document;
    }

    private static void neutralise(Node node, int level) {
        switch (node) {
            case Text text -> text.setLiteral(shown(text.getLiteral()));
            case Code code -> code.setLiteral(shown(code.getLiteral()));
            case IndentedCodeBlock code -> code.setLiteral(shown(code.getLiteral()));
            case FencedCodeBlock code -> {
                code.setLiteral(shown(code.getLiteral()));
                code.setInfo(shown(code.getInfo()));
            }
            case LinkReferenceDefinition definition -> definition.unlink();
            case HtmlBlock html -> replace(html, codeBlock(shown(html.getLiteral())));
            case HtmlInline html -> replace(html, new Code(shown(html.getLiteral())));
            case Image image -> link(image, image.getDestination());
            case Link link -> link(link, link.getDestination());
            case Heading heading -> heading.setLevel(Math.min(LOWEST_HEADING, heading.getLevel() + level));
            default -> {
                // No other node affects anything beyond its own text.
            }
        }
    }

    private static String shown(String literal) {
        return BidiIsolator.balanced(UrlSecretRedactor.hidden(literal));
    }

    /// Replaces a link or an image by a safe link, or only by its text if it must not be linked.
    private static void link(Node node, String destination) {
        if (node.getFirstChild() == null) {
            node.appendChild(new Text(shown(destination)));
        }
        String safe = SafeLinkFilter.of(destination);
        if (safe == null || insideLink(node)) {
            moveChildren(node, node::insertBefore);
        } else {
            Node link = new Link(safe, null);
            moveChildren(node, link::appendChild);
            node.insertBefore(link);
        }
        node.unlink();
    }

    private static boolean insideLink(Node node) {
        @Nullable Node ancestor = node.getParent();
        while (ancestor != null && !(ancestor instanceof Link)) {
            ancestor = ancestor.getParent();
        }
        return ancestor != null;
    }

    private static void moveChildren(Node from, Consumer<Node> to) {
        @Nullable Node child = from.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            to.accept(child);
            child = next;
        }
    }

    private static void replace(Node node, Node instead) {
        node.insertBefore(instead);
        node.unlink();
    }

    private static Block codeBlock(String literal) {
        FencedCodeBlock block = new FencedCodeBlock();
        block.setFenceCharacter("`");
        block.setOpeningFenceLength(Math.max(FENCE, longestRunOfTicks(literal) + 1));
        block.setLiteral(literal.endsWith("\n") ? literal : literal + "\n");
        return block;
    }

    private static int longestRunOfTicks(String literal) {
        int longest = 0;
        int run = 0;
        for (int index = 0; index < literal.length(); index++) {
            run = literal.charAt(index) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
