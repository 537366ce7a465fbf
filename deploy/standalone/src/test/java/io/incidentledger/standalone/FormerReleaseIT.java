package io.incidentledger.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.incidentledger.standalone.FormerAnswers.FormerAnswer;
import io.incidentledger.standalone.FormerAnswers.Question;
import io.incidentledger.standalone.Http.Answer;
import io.incidentledger.standalone.Jar.Run;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Compares the responses as of each position of a ledger that a former release wrote, with all kinds of events, to
/// those of that release. They must be equal except for the listed differences.
@Soaked
class FormerReleaseIT {
    static final Path FIXTURE = Path.of("src", "test", "resources", "former-release");
    private static final Path REPORT = Path.of("target", "former-release-differences.txt");
    private static final int AT_ONCE = 4;
    private static final int SHOWN = 300;

    @TempDir
    private Path directory;

    /// An example of a kind of difference.
    private record Example(String path, String former, String present) {}

    @Test
    void whatAFormerReleaseAnsweredAboutThePastIsStillTheAnswer() throws Exception {
        var allowed = AllowedDifferences.in(FIXTURE.resolve("differences"));
        Map<String, Example> differences = new ConcurrentSkipListMap<>();
        List<Question> questions = FormerAnswers.in(FIXTURE);
        try (Service service = Service.start(copyTo(directory));
                var askers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Void>> tasks = questions.stream().map(question -> (Callable<Void>) () -> {
                question.answers().forEach(former -> compareAtTheEnds(service.http(), question, former, differences));
                return null;
            }).toList();
            for (Future<Void> asked : askers.invokeAll(tasks)) {
                finish(asked);
            }
            Dose.each("FormerReleaseIT, questions about every position", 0, questions.size()).mapToObj(Math::toIntExact)
                    .map(questions::get).forEach(question -> question.answers()
                            .forEach(former -> compareWithin(service.http(), question, former, differences)));
        }
        differences.keySet().removeIf(allowed::allow);
        Files.writeString(REPORT, String.join("\n", differences.keySet()));

        assertThat(differences.keySet()).as(() -> "Answers about the past that are not what they were. A difference"
                + " that has to be gets an entry in " + FIXTURE.resolve("differences") + "; all are in " + REPORT
                + ":\n"
                + shown(differences)).isEmpty();
        assertThat(allowed.stale()).as("entries that nothing differs by any more").isEmpty();
    }

    private static void finish(Future<Void> asked) throws InterruptedException {
        try {
            asked.get();
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }

    private static void compareAtTheEnds(Http http, Question question, FormerAnswer former,
            Map<String, Example> differences) {
        LongStream.of(former.from(), former.to()).distinct()
                .forEach(position -> compare(http, question, position, former, differences));
    }

    /// Compares at the positions between the ends, where the former response stayed the same.
    private static void compareWithin(Http http, Question question, FormerAnswer former,
            Map<String, Example> differences) {
        LongStream.range(former.from() + 1, former.to())
                .forEach(position -> compare(http, question, position, former, differences));
    }

    private static void compare(Http http, Question question, long position, FormerAnswer former,
            Map<String, Example> differences) {
        Answer present = question.ask(http, position);
        differences(question, position, former, present).forEach(difference -> differences.putIfAbsent(difference,
                new Example(question.pathAsOf(position), former.body(), present.text())));
    }

    private static Stream<String> differences(Question question, long position, FormerAnswer former, Answer present) {
        String kind = question.kind();
        if (former.status() != present.status()) {
            return Stream.of("status " + kind + " " + former.status() + " to " + present.status());
        }
        if (present.status() == 200) {
            assertThat(present.header("Ledger-Position")).as(kind).isEqualTo(Long.toString(position));
        }
        Stream<String> headers = former.headers().entrySet().stream()
                .filter(header -> !present.header(header.getKey()).equals(header.getValue()))
                .map(header -> "header " + kind + " " + header.getKey());
        String contentType = former.headers().getOrDefault("Content-Type", "");
        Stream<String> body = AnswerDifferences.between(contentType, former.body(), present.text()).stream()
                .map(difference -> kind + ": " + difference);
        return Stream.concat(headers, body);
    }

    private static String shown(Map<String, Example> differences) {
        return differences.entrySet().stream().limit(SHOWN)
                .map(each -> each.getKey() + "\n    e.g. " + each.getValue().path())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatAFormerReleaseWroteIsIntactAndMovesToAnotherPlaceWithAllItsHashes() throws IOException {
        String data = copyTo(directory).toString();
        Path exported = directory.resolve("exported.jsonl");
        Path former = FIXTURE.resolve("export.jsonl.gz");
        String restored = directory.resolve("restored").toString();

        String head = run("verify", "--data", data).out();
        run("export", "--data", data, exported.toString());
        run("import", "--data", restored, former.toString());

        assertThat(exported).hasBinaryContent(unpacked(former));
        assertThat(hash(run("verify", "--data", restored).out())).isEqualTo(hash(head)).hasSize(64);
    }

    private static String hash(String verified) {
        return Stream.of(verified.split("[^0-9a-f]+")).filter(word -> word.length() == 64).findFirst().orElse("");
    }

    private static Run run(String... arguments) {
        Run run = Jar.run(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    /// Creates a data directory with that ledger.
    static Path copyTo(Path directory) throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.write(data.resolve("ledger.db"), unpacked(FIXTURE.resolve("ledger.db.gz")));
        return data;
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
