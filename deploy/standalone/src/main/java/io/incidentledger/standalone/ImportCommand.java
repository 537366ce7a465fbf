package io.incidentledger.standalone;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportResponseLine;
import io.incidentledger.command.imports.ndjson.ImportSummary;
import io.incidentledger.command.imports.ndjson.PendingLines;
import io.incidentledger.command.imports.pagehistory.SnapshotFile;
import io.incidentledger.command.imports.pagehistory.SnapshotSummary;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.validation.TextChecks;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.transfer.LedgerImport.Taken;
import io.incidentledger.ledger.transfer.TransferException;
import io.incidentledger.program.CannotRunException;
import io.incidentledger.program.ClockOptions;
import io.incidentledger.program.ClockSettings;
import io.incidentledger.program.CountFormatter;
import io.incidentledger.program.ExitCode;
import io.incidentledger.program.LedgerLocation;
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

/// Imports a file, either into a ledger that this process opens or over HTTP into a running service. The first line of
/// the file determines whether it is a whole ledger or histories.
@Command(name = "import", mixinStandardHelpOptions = true, description = "Imports an exported ledger, "
        + "incident histories with one incident per line, or snapshots of a public status page. "
        + "Importing the same input again changes nothing.", exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is in the ledger", "1:lines were rejected, or the import stopped",
            "2:invalid usage or configuration"},
        footer = {
            "",
            "A service may use the ledger at the same time, but must not write to it while a ledger is "
                    + "restored or snapshots are imported.",
            "Formats: docs/internals/ledger-transfer.md (ledgers), docs/reference/import.md (histories)."})
final class ImportCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_ACTOR = 200;
    private static final char REPLACEMENT = '\uFFFD';

    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Mixin
    private ClockOptions clock = new ClockOptions();

    @Option(names = "--url", paramLabel = "URL", description = "Import histories into the running service "
            + "at this URL instead of a ledger on disk or in MongoDB, e.g. http://127.0.0.1:8080.")
    private @Nullable URI url;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Format of histories: ledger (native, "
            + "default) or github (status history of GitHub).")
    private @Nullable ImportFormat format;

    @Option(names = "--as-of-snapshots", paramLabel = "DIR", description = "Import snapshots of a public "
            + "status page instead of a file. The names of the files in the directory contain the "
            + "times at which they were taken, so that the ledger can be queried as of each of them.")
    private @Nullable Path snapshots;

    @Option(names = "--actor", paramLabel = "NAME", defaultValue = EventProvenance.ANONYMOUS,
            description = "Actor to record for imported histories and snapshots. Default: anonymous.")
    private String actor = EventProvenance.ANONYMOUS;

    @Option(names = "--report", paramLabel = "FILE", description = "File for the report of all errors and "
            + "warnings, one per line. Overwrites a report of an earlier import, but no "
            + "other file. The terminal shows only the first of each kind and the number of others.")
    private @Nullable Path reportFile;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "File to import, decompressed if its name "
            + "ends in .gz; - is standard input.")
    private @Nullable String file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        check();
        if (snapshots != null) {
            return importSnapshots(snapshots);
        }
        if (file == null) {
            throw CannotRunException.wrongUsage("There is nothing to import: give a FILE or --as-of-snapshots");
        }
        try (ImportSource input = ImportSource.open(file)) {
            ProgressBar bar = ProgressBar.on(spec.commandLine().getErr(), input::done);
            return input.isWholeLedger() ? importLedger(file, input, bar) : importHistories(file, input, bar);
        }
    }

    /// Rejects options that contradict each other, whatever the file contains.
    private void check() {
        if (snapshots != null && (file != null || url != null || format != null)) {
            throw CannotRunException
                    .wrongUsage("--as-of-snapshots can't be combined with a FILE, --format or --url: a running service"
                            + " can't record events at the times of the snapshots");
        }
        if (url != null && (isGiven("--data") || isGiven("--mongodb-uri"))) {
            throw CannotRunException
                    .wrongUsage("--url can't be combined with --data or --mongodb-uri: the service at the URL"
                            + " has its own ledger");
        }
        if (url != null && !RemoteLedger.isAddress(url)) {
            throw CannotRunException
                    .wrongUsage("--url must be the URL of a service, such as http://127.0.0.1:8080");
        }
        checkActor();
    }

    /// Checks the actor by the same rules as the service checks the header. Characters that the locale can't decode
    /// arrive as replacement characters.
    private void checkActor() {
        if (actor.indexOf(REPLACEMENT) >= 0 || !TextChecks.wellFormed(actor)) {
            throw CannotRunException
                    .wrongUsage("--actor has characters that the locale of this terminal can't represent: set LC_ALL"
                            + " to a UTF-8 locale, e.g. C.UTF-8");
        }
        if (NameKey.of(actor).isEmpty() || actor.codePointCount(0, actor.length()) > MAX_ACTOR
                || TextChecks.hasControlCharacters(actor, false)) {
            throw CannotRunException
                    .wrongUsage("--actor must have 1 to " + MAX_ACTOR
                            + " characters without line breaks, at least one of them visible");
        }
    }

    /// Whether the option is on the command line; environment variables do not count, because they may be meant for
    /// other commands.
    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private int importSnapshots(Path directory) {
        CliLogging.logs();
        if (reportFile != null && SnapshotFile.mayBeIn(directory, reportFile)) {
            throw CannotRunException
                    .wrongUsage("The report " + reportFile + " would be read as a snapshot: choose another"
                            + " name or directory");
        }
        SnapshotSummary summary;
        try (ImportErrorReport report = ImportErrorReport.to(reportFile, listed(directory))) {
            summary = new LocalSnapshotImport(options.place(), actor, spec.commandLine().getErr(), report)
                    .run(directory, latest());
        }
        spec.commandLine().getOut().println(LocalSnapshotImport.summaryText(summary));
        return ExitCode.DONE;
    }

    /// The entries of the directory; empty if it can't be read.
    private static List<Path> listed(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(); // the import reports why
        }
    }

    /// Later times are not imported: the ledger could record nothing until they are over.
    private Instant latest() {
        return clock.differenceAccepted()
                ? Instant.MAX
                : Instant.now().plus(ClockSettings.ofEnvironment().maxBehind());
    }

    private int importLedger(String file, ImportSource input, ProgressBar bar) {
        if (url != null) {
            throw CannotRunException
                    .wrongUsage(file + " is an exported ledger, which can't be imported into a running service");
        }
        for (String option : List.of("--format", "--actor", "--report")) {
            if (isGiven(option)) {
                throw CannotRunException
                        .wrongUsage(option + " applies only to histories, but " + file + " is an exported ledger");
            }
        }
        CliLogging.logs();
        Taken taken = restore(input, bar);
        bar.clear();
        spec.commandLine().getOut()
                .println("Imported " + CountFormatter.of(taken.newEvents(), "event") + "; the ledger "
                        + taken.ledgerId() + " has " + CountFormatter.of(taken.position(), "event") + " in "
                        + CountFormatter.of(taken.commits(), "commit") + " of the file, head " + taken.head());
        return ExitCode.DONE;
    }

    private Taken restore(ImportSource input, ProgressBar bar) {
        LedgerLocation location = options.place();
        try {
            return location.take(input, latest(),
                    position -> bar.show(() -> CountFormatter.of(position, "event")));
        } catch (TransferException refused) {
            throw CannotRunException.because(String.valueOf(refused.getMessage()), refused);
        } catch (EventLogException failure) {
            throw location.complaint(failure);
        }
    }

    private int importHistories(String file, ImportSource input, ProgressBar bar) {
        try (ImportErrorReport report = ImportErrorReport.to(reportFile, List.of(ImportSource.path(file)))) {
            ImportFormat read = Objects.requireNonNullElse(format, ImportFormat.LEDGER);
            Flux<DataBuffer> lines = DataBufferUtils
                    .readInputStream(() -> input, DefaultDataBufferFactory.sharedInstance, BUFFER)
                    .onErrorMap(IOException.class, failure -> unreadable(file, failure));
            if (reportFile == null) {
                return importHistories(lines, read,
                        new ImportProgressPrinter(spec.commandLine().getErr(), bar, report, null));
            }
            PendingLines unanswered = new PendingLines(read);
            return importHistories(unanswered.keepingThoseOf(lines), read,
                    new ImportProgressPrinter(spec.commandLine().getErr(), bar, report, unanswered));
        }
    }

    private static CannotRunException unreadable(String file, IOException failure) {
        String why = switch (failure) {
            case EOFException _ -> "it is truncated";
            case ZipException _ -> "it is corrupted";
            default -> String.valueOf(failure.getMessage());
        };
        return CannotRunException
                .because(file + " can't be read to its end because " + why + ": some of its lines may already be"
                        + " in the ledger; import the complete file, which does not change them", failure);
    }

    private int importHistories(Flux<DataBuffer> lines, ImportFormat read, ImportProgressPrinter progress) {
        ImportTarget target = url != null
                ? new RemoteLedger(url, actor)
                : new LocalLedger(options.place(), actor, clock);
        if (!(target.run(lines, read, progress::answered) instanceof ImportResponseLine.Ended ended)) {
            throw new IllegalStateException("an import ends with a summary");
        }
        return report(ended.summary());
    }

    private int report(ImportSummary summary) {
        spec.commandLine().getOut().println(ImportProgressPrinter.summary(summary));
        boolean complete = summary.refused() == 0 && summary.stoppedAtLine() == null;
        return complete ? ExitCode.DONE : ExitCode.FOUND_SOMETHING_WRONG;
    }
}
