package io.incidentledger.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.incidentledger.command.importing.ImportAnswer;
import io.incidentledger.command.importing.ImportFormat;
import io.incidentledger.command.importing.ImportSummary;
import io.incidentledger.events.Provenance;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Flux;

/// Imports a file without HTTP, or with it into a running service.
@Command(name = "import", mixinStandardHelpOptions = true, description = "Imports histories of incidents, one per line. Importing the same again changes nothing.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:every line is in the ledger", "1:lines were refused, or the import stopped", "2:wrong usage"}, footer = {"",
        "A service may run on the same directory meanwhile. docs/api/import.md describes the formats."})
final class ImportCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;
    private static final String STANDARD_INPUT = "-";

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Option(names = "--url", paramLabel = "URL", description = "Import into the service that runs there, instead of a directory, e.g. http://127.0.0.1:8080.")
    private @Nullable URI url;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "ledger", description = "Format of the lines: ledger (our own, default) or github (its status history).")
    private ImportFormat format = ImportFormat.LEDGER;

    @Option(names = "--actor", paramLabel = "NAME", defaultValue = Provenance.ANONYMOUS, description = "Who imports, as the ledger shall remember it. Default: anonymous.")
    private String actor = Provenance.ANONYMOUS;

    @Parameters(paramLabel = "FILE", description = "File to import; - is standard input.")
    private String file = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (CountingInput input = new CountingInput(open())) {
            var terminal = System.console() != null && System.console().isTerminal();
            var progress = new ImportProgress(spec.commandLine().getErr(), terminal, size(), input::count,
                    System::nanoTime);
            Flux<DataBuffer> lines = DataBufferUtils.readInputStream(() -> input,
                    DefaultDataBufferFactory.sharedInstance,
                    BUFFER);
            ImportAnswer last = run(lines, progress);
            if (!(last instanceof ImportAnswer.Ended ended)) {
                throw CannotRun.because("The import was cut off; import again", null);
            }
            return report(ended.summary());
        }
    }

    private @Nullable ImportAnswer run(Flux<DataBuffer> lines, ImportProgress progress) {
        ImportTarget target = url != null ? new RemoteLedger(url, actor) : new LocalLedger(data, actor);
        return target.run(lines, format, progress::answered);
    }

    private int report(ImportSummary summary) {
        spec.commandLine().getOut().println(ImportProgress.summary(summary));
        boolean complete = summary.refused() == 0 && summary.stoppedAtLine() == null;
        return complete ? ExitCode.DONE : ExitCode.FOUND_SOMETHING_WRONG;
    }

    private InputStream open() throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return System.in;
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw CannotRun.wrongUsage("There is no file " + file + " to read");
        }
        return Files.newInputStream(path);
    }

    private long size() throws IOException {
        return file.equals(STANDARD_INPUT) ? 0 : Files.size(Path.of(file));
    }
}
