package io.incidentledger.standalone;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.transfer.LedgerExport;
import io.incidentledger.ledger.transfer.TransferException;
import io.incidentledger.program.CannotRunException;
import io.incidentledger.program.CountFormatter;
import io.incidentledger.program.ExitCode;
import io.incidentledger.program.LedgerLocation;
import io.incidentledger.program.OpenLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Exports a ledger to a file that every store can import, whether or not a service is using the ledger.
@Command(name = "export", mixinStandardHelpOptions = true, description = "Exports a whole ledger to a file, as "
        + "a backup or to move it to another store. Verifies the hash chain while reading.",
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            "0:the file is complete", "1:the ledger is corrupted, or the file can't be written",
            "2:invalid usage or configuration"},
        footer = {
            "",
            "A service may use the ledger at the same time. docs/internals/ledger-transfer.md describes the format."})
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Option(names = "--after", paramLabel = "POSITION", defaultValue = "0", description = "Export only what follows "
            + "this position, at which an earlier export ended.")
    private long after;

    @Parameters(paramLabel = "FILE", description = "File to write, compressed if its name ends in .gz; - is "
            + "standard output.")
    private String file = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        CliLogging.logs();
        LedgerLocation location = options.place();
        try (OpenLedger ledger = location.openExisting()) {
            Head head = export(ledger.log());
            var answers = file.equals(ImportSource.STANDARD_STREAM)
                    ? spec.commandLine().getErr()
                    : spec.commandLine().getOut();
            answers.println(
                    "Exported the ledger " + head.ledgerId() + ": " + CountFormatter.of(head.position(), "event")
                            + " in " + CountFormatter.of(head.commits(), "commit") + ", head " + head.hash());
            return ExitCode.DONE;
        } catch (TransferException refused) {
            throw CannotRunException.wrongUsage(String.valueOf(refused.getMessage()));
        } catch (EventLogException failure) {
            throw location.complaint(failure);
        }
    }

    private Head export(EventLog log) throws IOException {
        double end = log.head().position();
        var written = new AtomicLong();
        ProgressBar bar = ProgressBar.on(spec.commandLine().getErr(), () -> written.get() / end);
        Head head = ExportTarget.write(file, out -> new LedgerExport(log).write(after, out, position -> {
            written.set(position);
            bar.show(() -> CountFormatter.of(position, "event"));
        }));
        bar.clear();
        return head;
    }
}
