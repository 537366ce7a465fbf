package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.standalone.Http.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/// Golden files that pin what the product returns and stores, byte for byte, so that a refactoring shows that it
/// changed nothing else. They are text files: after an intended change of a response, `-Dgolden.write=true` rewrites
/// them, and the diff of the files is reviewed like any other.
final class Golden {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");
    private static final Path REPORT = Path.of("target", "golden");
    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    /// The headers that are pinned. `Date` and connection headers are left out.
    private static final List<String> HEADERS = List.of("Accept-Ranges", "Allow", "Cache-Control",
            "Content-Disposition", "Content-Security-Policy", "Content-Type", "ETag", "Idempotency-Replayed",
            "Ledger-Position", "Link", "Location", "Preference-Applied", "Referrer-Policy", "Retry-After", "Vary",
            "X-Content-Type-Options");

    /// The number of lines that are shown of a body; the digest of the whole body pins the rest.
    private static final int SHOWN = 60;

    private Golden() {}

    static Path file(String name) {
        return DIRECTORY.resolve(name);
    }

    /// Compares a text with its file, or writes the file.
    static void assertUnchanged(String name, String present) throws IOException {
        Path file = file(name);
        if (WRITE) {
            Files.writeString(file, present);
            return;
        }
        String former = Files.readString(file);
        if (!former.equals(present)) {
            Path differing = Files.createDirectories(REPORT).resolve(name);
            Files.writeString(differing, present);
            assertThat(present.lines()).as(
                    "what %s pins has changed; it is now as in %s. If it was to change, write it anew with "
                            + "-Dgolden.write=true",
                    file, differing).containsExactlyElementsOf(former.lines().toList());
            assertThat(present).isEqualTo(former);
        }
    }

    /// A response as text: its status, its headers, and its body, which is formatted if it is JSON.
    static String text(Answer answer) {
        Stream<String> headers = HEADERS.stream().filter(name -> !answer.header(name).isEmpty())
                .map(name -> name + ": " + String.join(", ", answer.headers().allValues(name)));
        return Stream.concat(Stream.of(Integer.toString(answer.status())), headers).collect(Collectors.joining("\n"))
                + "\n\n" + body(answer).stripTrailing() + "\n";
    }

    private static String body(Answer answer) {
        String type = answer.header("Content-Type");
        String body = type.endsWith("json") && !type.endsWith("ndjson")
                ? Http.JSON.readTree(answer.text()).toPrettyString()
                : answer.text();
        List<String> lines = body.lines().toList();
        return lines.size() <= SHOWN
                ? body
                : String.join("\n", lines.subList(0, SHOWN))
                        + "\n… %d lines, SHA-256 %s".formatted(lines.size(), sha256(body));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
