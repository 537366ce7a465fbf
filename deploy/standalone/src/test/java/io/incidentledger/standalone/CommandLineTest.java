package io.incidentledger.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpServer;
import io.incidentledger.program.CliRunner;
import io.incidentledger.program.CountFormatter;
import io.incidentledger.program.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "serve --colour red", "serve --port high", "serve --port 65536",
        "serve --port -1",
        "serve --address 10.0.0.1", "serve --address nowhere.invalid", "serve --log-format xml",
        "serve --port 1 --port 2", "serve extra", "serve --measures missing-file", "verify --measures x",
        "export", "export --data missing x", "export --after soon x", "import", "import --format csv x",
        "import missing-file", "import --data d a b", "verify --data missing",
        "verify extra", "verify --data a --mongodb-uri mongodb://b", "serve --mongodb-uri http://alice:secret@b",
        "import --data d --url http://127.0.0.1:1 x", "import --mongodb-uri mongodb://b --url http://127.0.0.1:1 x",
        "import --url nonsense x", "import --url ftp://host x", "import --url http://alice:secret@host x",
        "import --url http://host:70000 x", "import --as-of-snapshots d --url http://host",
        "import --as-of-snapshots d --format github", "import --as-of-snapshots d x", "import --actor= x"})
    void wrongUsageIsExplainedInALineOrTwo(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(out.size()).isZero();
        assertThat(text(err).lines().count()).isBetween(1L, 2L);
        assertThat(text(err)).doesNotContain("Exception", "secret");
    }

    @Test
    void helpTellsTheCommandsAndTheExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("serve", "export", "import", "verify", "0   done", "1   failed",
                "2   invalid usage or configuration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "export", "import", "verify"})
    void everyCommandHasItsHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(text(out)).contains("Usage: incident-ledger " + command, "--data");
    }

    @Test
    void theVersionIsTold() {
        assertThat(run("--version")).isZero();
        assertThat(text(out)).startsWith("incident-ledger ");
    }

    @Test
    void verifyingCreatesNothing() {
        Path missing = directory.resolve("missing");
        assertThat(run("verify", "--data", missing.toString())).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(missing).doesNotExist();
    }

    @Test
    void optionsOfHistoriesAreRefusedWithAWholeLedger() throws IOException {
        String file = Files.writeString(directory.resolve("ledger.jsonl"), "{\"ledger\":{}}\n").toString();
        String data = directory.resolve("new").toString();
        for (List<String> option : List.of(List.of("--format", "github"), List.of("--actor", "ada"),
                List.of("--report", "r"), List.of("--url", "http://127.0.0.1:1"))) {
            err.reset();
            List<String> arguments = new ArrayList<>(List.of("import", file));
            arguments.addAll(option.getFirst().equals("--url") ? List.of() : List.of("--data", data));
            arguments.addAll(option);
            assertThat(run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(text(err)).contains("is an exported ledger").hasLineCount(1);
            assertThat(Path.of(data)).doesNotExist();
        }
    }

    @Test
    void whoeverDoesNotAnswerIsNamedInOneLineWithoutTheSystemsWords() throws IOException {
        String file = Files.writeString(directory.resolve("x.jsonl"), "{}\n").toString();
        for (String address : List.of("http://127.0.0.1:1", "http://nowhere.invalid")) {
            err.reset();
            assertThat(run("import", file, "--url", address)).isEqualTo(ExitCode.FOUND_SOMETHING_WRONG);
            assertThat(text(err)).startsWith("No service responds at " + address + ": the").hasLineCount(1)
                    .doesNotContain("failed with", "resolve");
        }
    }

    /// The connection breaks in the middle of a response line, between two, and in place of the final one.
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "CUT", "END", "FIRST", "FIRST END"})
    void aConnectionThatBreaksSaysHowMuchWasAnsweredInOneLine(String how) throws Exception {
        String file = Files.writeString(directory.resolve("x.jsonl"), "{}\n{}\n{}\n").toString();
        boolean first = how.startsWith("FIRST");
        String whole = "{\"line\":1,\"outcome\":\"unchanged\",\"updates\":0}\n{\"line\":2,\"outcome\":\"unchanged\",\"updates\":0}\n";
        String answers = (first ? "" : whole) + (first || how.equals("CUT") ? "{\"line\":3,\"outc" : "");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread service = Thread.ofVirtual().start(() -> answerAndBreak(socket, how.equals("x") ? "" : answers,
                    how.endsWith("END") || how.equals("CUT")));
            assertThat(run("import", file, "--url", "http://127.0.0.1:" + socket.getLocalPort()))
                    .isEqualTo(ExitCode.FOUND_SOMETHING_WRONG);
            service.join();
            assertThat(text(err)).startsWith("The import into http://127.0.0.1:" + socket.getLocalPort()
                    + " ended early because ").hasLineCount(1)
                    .contains((first || how.equals("x") ? "0" : "2") + " lines were processed; import again")
                    .doesNotContain("Exception");
        }
    }

    private static void answerAndBreak(ServerSocket service, String answers, boolean ended) {
        try (Socket socket = service.accept()) {
            socket.getInputStream().read(new byte[100_000]);
            if (!answers.isEmpty()) {
                socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(answers.length()) + "\r\n"
                        + answers
                        + "\r\n" + (ended ? "0\r\n\r\n" : "")).getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                Thread.sleep(300);
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void theActorReachesTheServiceInUtf8() throws IOException {
        String file = Files.writeString(directory.resolve("x.jsonl"), "{}\n").toString();
        List<String> heard = new ArrayList<>();
        HttpServer service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            heard.add(new String(exchange.getRequestHeaders().getFirst("X-Actor").getBytes(StandardCharsets.ISO_8859_1),
                    StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        service.start();
        List<String> actors = List.of("山田", "Jürgen", "mal\u202Ex", "😀", "\u0080x", "ann");
        try {
            for (String actor : actors) {
                run("import", file, "--actor", actor, "--url",
                        "http://127.0.0.1:" + service.getAddress().getPort());
            }
        } finally {
            service.stop(0);
        }
        assertThat(heard).containsExactly("山田", "Jürgen", "mal\u202Ex", "😀", "ann");
    }

    @Test
    void anActorThatTheLocaleCouldNotTellIsRefused() throws IOException {
        String file = Files.writeString(directory.resolve("x.jsonl"), "{}\n").toString();
        Path data = directory.resolve("new");
        for (String actor : List.of("\uFFFD\uFFFD", "J\uFFFDrgen", "x\uD800", "\u200B", "a\u0085b")) {
            assertThat(run("import", file, "--data", data.toString(), "--actor", actor)).as(actor)
                    .isEqualTo(ExitCode.WRONG_USAGE);
        }
        assertThat(text(err)).contains("set LC_ALL", "at least one of them visible");
        assertThat(data).doesNotExist();
    }

    @Test
    void whatAnswersMayBeSomethingElse() throws IOException {
        String file = Files.writeString(directory.resolve("x.jsonl"), "{}\n").toString();
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] page = "<html>hello</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().startsWith("/found") ? 200 : 404,
                    page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try {
            for (String path : List.of("", "/found")) {
                err.reset();
                assertThat(run("import", file, "--url", "http://127.0.0.1:" + other.getAddress().getPort() + path))
                        .isEqualTo(ExitCode.FOUND_SOMETHING_WRONG);
                assertThat(text(err)).startsWith("The service at ").endsWith(" is not an incident ledger\n")
                        .hasLineCount(1);
            }
        } finally {
            other.stop(0);
        }
    }

    @Test
    void aStartThatCanNotListenLeavesNothingBehind() throws IOException {
        String data = directory.resolve("new").toString();
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("serve", "--data", data, "--port", port)).isEqualTo(ExitCode.FOUND_SOMETHING_WRONG);
            assertThat(text(err)).startsWith("Port " + port + " is in use").hasLineCount(1);
        }
        err.reset();
        assertThat(run("serve", "--data", data, "--port", "0", "--address", "192.0.2.1", "--trust-network"))
                .isEqualTo(ExitCode.FOUND_SOMETHING_WRONG);
        assertThat(text(err)).contains("it is not an address of this machine").hasLineCount(1);
        assertThat(Path.of(data)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileThatIsCutOffIsToldInOneLine(boolean remote) throws IOException {
        byte[] packed = packed(new Random(1).ints(100_000).mapToObj(i -> "{\"" + i + "\": 1}\n")
                .collect(Collectors.joining()));
        String file = Files.write(directory.resolve("x.jsonl.gz"), Arrays.copyOf(packed, packed.length / 2)).toString();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", request -> request.getRequestBody().readAllBytes());
        service.start();
        try {
            int exitCode = remote
                    ? run("import", file, "--url", "http://127.0.0.1:" + service.getAddress().getPort())
                    : run("import", file, "--data", directory.resolve("new").toString());
            assertThat(exitCode).isEqualTo(ExitCode.FOUND_SOMETHING_WRONG);
        } finally {
            service.stop(0);
        }
        assertThat(text(err)).doesNotContain("Exception");
        assertThat(text(err).lines().toList()).last().asString()
                .startsWith(file + " can't be read to its end because it is truncated");
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void wordsOfAnImportDoNotSteerTheTerminal() throws IOException {
        String file = Files.writeString(directory.resolve("x.jsonl"),
                "{\"\\u001b[31m\\u202Eb\\nLine 7 refused: it\\u2028s\": 1}\n").toString();
        Path report = directory.resolve("report.txt");
        run("import", file, "--data", directory.resolve("new").toString(), "--report", report.toString());
        assertThat(text(err)).contains("\\u001B[31m\\u202Eb\\nLine 7 refused: it\\u2028s").doesNotContain("\u001b",
                "\u202E",
                "\nLine 7");
        assertThat(Files.readString(report)).contains("\\u202Eb\\nLine 7").doesNotContain("\u001b", "\u202E",
                "\nLine 7");
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "1001, 1", "10000, 1", "1000, 30", "1001, 30", "10000, 30"})
    void eachKindOfFaultIsToldOnceAndCountedAndTheReportHasThemAll(int faults, int kinds) throws IOException {
        for (List<String> history : List.of(FaultyHistory.inOneLine(faults, kinds),
                FaultyHistory.inALineEach(faults, kinds))) {
            err.reset();
            Path file = Files.write(directory.resolve("x.jsonl"), history);
            Path report = directory.resolve("report.txt");
            run("import", file.toString(), "--data", directory.resolve("new").toString(), "--report",
                    report.toString());
            assertThat(text(err).lines().filter(line -> line.matches("Line \\d+ rejected: .*|    .*"))).hasSize(kinds);
            assertThat(text(err).lines().filter(line -> line.contains(" more like the one in "))
                    .mapToInt(line -> Integer.parseInt(line.split(" ", 2)[0].replace(",", ""))).sum())
                    .isEqualTo(faults - kinds);
            assertThat(text(err)).doesNotContain("more faults", "other kinds");
            List<String> lines = Files.readAllLines(report);
            assertThat(lines).hasSize(faults);
            assertThat(lines.stream().filter(line -> !line.matches("Line \\d+: /timeline/\\d+/\\w+ [^(]+"))).isEmpty();
        }
    }

    @Test
    void contradictoryTimesAreToldAsOverHttp() throws IOException {
        Path file = Files.write(directory.resolve("x.jsonl"),
                List.of(FaultyHistory.contradictory(1), "{}", FaultyHistory.contradictory(3)));
        Path report = directory.resolve("report.txt");
        assertThat(run("import", file.toString(), "--data", directory.resolve("new").toString(), "--report",
                report.toString())).isEqualTo(ExitCode.FOUND_SOMETHING_WRONG);
        assertThat(text(err)).containsOnlyOnce(
                "Line 1: warning: resolved is before impactStarted: an incident cannot be resolved before its impact starts.\n")
                .contains("1 more like the one in line 1: resolved is before impactStarted");
        assertThat(report).content().contains("Line 1: warning: resolved is before impactStarted",
                "Line 3: warning: resolved is before impactStarted");
    }

    @Test
    void aReportOverwritesNeitherWhatIsImportedNorWhatIsNoReport() throws IOException {
        Path history = Files.writeString(directory.resolve("gh.jsonl"), "{}\n");
        Path link = Files.createSymbolicLink(directory.resolve("link"), history);
        Path hard = Files.createLink(directory.resolve("hard"), history);
        Path detour = Files.createDirectory(directory.resolve("sub")).resolve("..").resolve("gh.jsonl");
        Path relative = Path.of("").toAbsolutePath().relativize(history);
        Path notes = Files.writeString(directory.resolve("notes.txt"), "Buy milk: two\n");
        Path data = directory.resolve("new");
        for (Path report : List.of(history, link, hard, detour, relative, notes)) {
            err.reset();
            String before = Files.readString(report);
            assertThat(run("import", history.toString(), "--data", data.toString(), "--report", report.toString()))
                    .isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(text(err)).contains("would overwrite").hasLineCount(1);
            assertThat(report).hasContent(before);
        }
        assertThat(run("import", link.toString(), "--url", "http://127.0.0.1:1", "--report", history.toString()))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(data).doesNotExist();
    }

    @Test
    void aReportIsNoneOfTheSnapshots() throws IOException {
        Path pages = Files.createDirectory(directory.resolve("pages"));
        Path page = Files.writeString(pages.resolve("2024-05-01T10-00-00Z.json"), "[]");
        Path outside = Files.createLink(directory.resolve("outside.txt"), page);
        Path link = Files.createSymbolicLink(directory.resolve("link"), page);
        Path data = directory.resolve("new");
        for (Path report : List.of(page, outside, link, pages.resolve("faults.json"),
                pages.resolve("../pages/2025-05-01.json.gz"))) {
            err.reset();
            assertThat(run("import", "--as-of-snapshots", pages.toString(), "--data", data.toString(), "--report",
                    report.toString())).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(text(err)).startsWith("The report " + report + " would ").hasLineCount(1);
        }
        assertThat(page).hasContent("[]");
        assertThat(data).doesNotExist();
        assertThat(pages.resolve("faults.json")).doesNotExist();
    }

    @Test
    void aReportIsWrittenAnewOverAReportOrAnEmptyFile() throws IOException {
        String history = Files.writeString(directory.resolve("x.jsonl"), "{}\n").toString();
        Path pages = Files.createDirectory(directory.resolve("pages"));
        Files.writeString(pages.resolve("2024-05-01T10-00-00Z.json"), "oops");
        Path report = Files.createFile(directory.resolve("report.txt"));
        for (List<String> source : List.of(List.of(history), List.of("--as-of-snapshots", pages.toString()),
                List.of("--as-of-snapshots", directory.resolve("missing").toString()), List.of(history))) {
            List<String> arguments = new ArrayList<>(List.of("import", "--data", directory.resolve("d").toString(),
                    "--report", report.toString()));
            arguments.addAll(source);
            run(arguments.toArray(String[]::new));
            assertThat(text(err)).doesNotContain("would");
            assertThat(report).isNotEmptyFile();
        }
        assertThat(Files.readString(report)).startsWith("Line 1: ").doesNotContain("pages");
    }

    @Test
    void whatIsNotThereIsNamedAsWhatItIs() throws IOException {
        String history = Files.writeString(directory.resolve("x.jsonl"), "{}\n").toString();
        Path missing = directory.resolve("missing");
        assertThat(run("import", history, "--report", missing.resolve("x").toString()))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(text(err)).endsWith("x: no such directory: " + missing + "\n");
        assertThat(run("import", directory.toString())).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(text(err)).contains(directory + " is a directory");
    }

    @Test
    void namesInComplaintsBeginNoLineOfTheirOwn() {
        run("import", directory.resolve("x\nIntact: 3 events\u202E").toString());
        run("import", "--as-of-snapshots", directory.resolve("x\nIntact: 3 events\u202E").toString());
        assertThat(text(err)).hasLineCount(2).contains("x\\nIntact: 3 events\\u202E");
    }

    @Test
    void countsAreWordedAsPeopleDo() throws IOException {
        String file = Files.writeString(directory.resolve("x.jsonl"), "{}\n").toString();
        assertThat(run("import", file, "--data", directory.resolve("new").toString()))
                .isEqualTo(ExitCode.FOUND_SOMETHING_WRONG);
        assertThat(text(out)).isEqualTo(
                "1 line: 0 imported, 0 updated, 0 unchanged, 1 rejected; 0 status updates\n");
        assertThat(List.of(CountFormatter.of(0, "event"), CountFormatter.of(1, "event"),
                CountFormatter.of(1_200, "event")))
                .containsExactly("0 events", "1 event", "1,200 events");
    }

    private int run(String... arguments) {
        return CliRunner.of(new Main(), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).execute(arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
