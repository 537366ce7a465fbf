package io.incidentledger.standalone;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.command.dispatch.AxonCommandDispatcher;
import io.incidentledger.command.dispatch.CommandSettings;
import io.incidentledger.command.dispatch.DeclarationIndex;
import io.incidentledger.command.imports.ImportErrorSummary;
import io.incidentledger.command.imports.pagehistory.PageIncidentNames;
import io.incidentledger.command.imports.pagehistory.SnapshotClock;
import io.incidentledger.command.imports.pagehistory.SnapshotFile;
import io.incidentledger.command.imports.pagehistory.SnapshotImport;
import io.incidentledger.command.imports.pagehistory.SnapshotImportException;
import io.incidentledger.command.imports.pagehistory.SnapshotSummary;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.EventTypes;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.axon.AxonDefaults;
import io.incidentledger.ledger.clock.WatchedClock;
import io.incidentledger.program.CannotRunException;
import io.incidentledger.program.CountFormatter;
import io.incidentledger.program.LedgerLocation;
import io.incidentledger.program.OpenLedger;
import io.incidentledger.program.text.PrintableText;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;

/// Imports snapshots of an incident page into a ledger to which nothing else writes at the same time.
final class LocalSnapshotImport {
    /// The names of the most frequent events in the words of a status page; others are named as in the timeline.
    private static final Map<String, String> NAMES = Map.of("IncidentDeclared", "declared", "StatusUpdated",
            "updates", "EntryAmended", "amended", "EntryBackdated", "back-dated", "EntryRetracted", "retracted",
            "IncidentCancelled", "withdrawn", "IncidentResolved", "resolved", "IncidentReopened", "reopened",
            "MilestoneRecorded", "times recorded", "ImpactRecorded", "records of the impact");

    private final LedgerLocation location;
    private final String actor;
    private final PrintWriter out;
    private final ImportErrorReport report;
    private final ImportErrorSummary kinds = new ImportErrorSummary();
    private @Nullable ProgressBar bar;

    /// @param out receives the progress and the doubts
    LocalSnapshotImport(LedgerLocation location, String actor, PrintWriter out, ImportErrorReport report) {
        this.location = location;
        this.actor = actor;
        this.out = out;
        this.report = report;
    }

    /// @throws CannotRunException if the snapshots can't be parsed or can't be imported into this ledger
    ///
    /// @param latest snapshots that were taken later are refused
    SnapshotSummary run(Path directory, Instant latest) {
        List<SnapshotFile> files;
        try {
            files = SnapshotFile.in(directory);
        } catch (SnapshotImportException refused) {
            throw CannotRunException.wrongUsage(complaint(refused));
        }
        requireNoneAfter(latest, files);
        try {
            return importAll(files, showing("%,d of %s read", files.size(),
                    shown -> SnapshotImport.check(files, shown, fault -> report.add(fault.toString()))));
        } catch (SnapshotImportException refused) {
            throw CannotRunException.because(complaint(refused), refused);
        } catch (EventLogException failure) {
            throw location.complaint(failure);
        }
    }

    private static void requireNoneAfter(Instant latest, List<SnapshotFile> files) {
        files.stream().filter(file -> file.instant().isAfter(latest)).findFirst().ifPresent(early -> {
            throw CannotRunException.wrongUsage(early.path() + ": was taken at " + early.instant()
                    + ", which is in the future by the clock of this machine. Nothing was changed: set the clock, or "
                    + "give " + WatchedClock.OPTION + " if the time of the snapshot is right");
        });
    }

    private List<String> complaint(SnapshotImportException refused) {
        refused.faults().forEach(fault -> report.add(fault.toString()));
        return refused.isShortened()
                ? Stream.concat(refused.lines().stream(), Stream.of(report.whereabouts())).toList()
                : refused.lines();
    }

    private SnapshotSummary importAll(List<SnapshotFile> files, PageIncidentNames names) {
        var clock = new SnapshotClock(files.getFirst().instant());
        try (OpenLedger ledger = location.open(AppendListener.NONE, clock);
                DeclarationIndex declared = new DeclarationIndex(ledger.log(), ledger.log());
                AxonCommandDispatcher dispatcher = new AxonCommandDispatcher(
                        AxonDefaults.eventStore(ledger.log(), ledger.snapshots()),
                        ledger.log(), declared, CommandSettings.defaults(), new SimpleMeterRegistry())) {
            var snapshots = new SnapshotImport(dispatcher, ledger.log(), clock,
                    new EventProvenance(actor, null, null, null, null), declared::nameOf);
            SnapshotSummary summary = showing("%,d of %s", files.size(),
                    shown -> snapshots.run(files, names, shown, this::doubt));
            report.printOthers(kinds, out);
            return summary;
        }
    }

    /// Reports what the import can't decide; prints the first of each kind.
    private void doubt(String kind, SnapshotImportException.Fault fault) {
        report.add(fault.toString());
        if (kinds.isFirstOf(kind, fault.place(), fault.detail())) {
            if (bar != null) {
                bar.clear();
            }
            out.println(PrintableText.of(fault.toString()));
        }
    }

    private interface Work<T> {
        T doing(IntConsumer shown);
    }

    private <T> T showing(String counts, int all, Work<T> work) {
        var done = new AtomicInteger();
        ProgressBar shown = ProgressBar.on(out, () -> (double) done.get() / all);
        bar = shown;
        T result = work.doing(count -> {
            done.set(count);
            shown.show(() -> String.format(Locale.ROOT, counts, count, CountFormatter.of(all, "snapshot")));
        });
        shown.clear();
        return result;
    }

    /// The summary, in one line.
    static String summaryText(SnapshotSummary summary) {
        long events = summary.events().values().stream().mapToLong(Long::longValue).sum();
        return String.format(Locale.ROOT, "%s: %,d with changes; %s%s",
                CountFormatter.of(summary.snapshots(), "snapshot"),
                summary.written(), CountFormatter.of(events, "event"), summary.events().entrySet().stream()
                        .map(kind -> String.format(Locale.ROOT, "%,d %s", kind.getValue(),
                                name(kind.getKey())))
                        .collect(Collectors.joining(", ", events == 0 ? "" : ": ", "")));
    }

    private static String name(String type) {
        return NAMES.getOrDefault(type, EventTypes.words(type, " "));
    }
}
