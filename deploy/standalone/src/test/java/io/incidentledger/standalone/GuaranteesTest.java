package io.incidentledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that everything to which the documents refer exists: the tests named in guarantees.md, and the targets of
/// links.
class GuaranteesTest {

    private static final Path ROOT = root();
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|IT|Conformance|Suite))(?:\\.(\\w+))?`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
    private static final Pattern HEADING_LINK = Pattern
            .compile("\\]\\((?!https?:|mailto:)([^)#\\s]*\\.md|)#([^)\\s]+)\\)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");

    @Test
    void everyTestThatAPromiseNamesExists() throws IOException {
        Map<String, String> sources = testSources();
        List<MatchResult> named = NAMED_TEST.matcher(Files.readString(ROOT.resolve("docs/internals/guarantees.md")))
                .results()
                .toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(named).allSatisfy(test -> {
            assertThat(sources).containsKey(test.group(1));
            if (test.group(2) != null) {
                assertThat(sources.get(test.group(1))).contains("void " + test.group(2) + "(");
            }
        });
    }

    @Test
    void everyPromiseNamesATest() throws IOException {
        String[] promises = Files.readString(ROOT.resolve("docs/internals/guarantees.md")).split("(?m)^## ");

        assertThat(Stream.of(promises).skip(1)).hasSizeGreaterThan(5)
                .allSatisfy(promise -> assertThat(NAMED_TEST.matcher(promise).find()).as(promise).isTrue());
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        try (Stream<Path> pages = Stream.concat(Files.list(ROOT), Files.walk(ROOT.resolve("docs")))
                .filter(page -> page.toString().endsWith(".md"))) {
            assertThat(pages).hasSizeGreaterThan(5).allSatisfy(page -> assertThat(links(page))
                    .allSatisfy(link -> assertThat(page.resolveSibling(link)).as("link in " + page).exists()));
        }
    }

    @Test
    void everyLinkToAHeadingFindsIt() throws IOException {
        try (Stream<Path> pages = Stream.concat(Files.list(ROOT), Files.walk(ROOT.resolve("docs")))
                .filter(page -> page.toString().endsWith(".md"))) {
            assertThat(pages).hasSizeGreaterThan(5).allSatisfy(page -> assertThat(
                    HEADING_LINK.matcher(read(page)).results().toList()).allSatisfy(link -> {
                        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                        assertThat(anchors(target)).as("link in " + page).contains(link.group(2));
                    }));
        }
    }

    /// The anchors of a page's headings as GitHub makes them.
    private static List<String> anchors(Path page) {
        return HEADING.matcher(read(page)).results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<String> links(Path page) {
        return LINK.matcher(read(page)).results().map(link -> link.group(1)).toList();
    }

    private static Map<String, String> testSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/test/"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""),
                            GuaranteesTest::read, (first, second) -> first + second));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(here.resolve("docs/internals/guarantees.md"))) {
            here = here.getParent();
        }
        return here;
    }
}
