package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.command.dispatch.CommandReceipt;
import io.incidentledger.command.dispatch.IdempotencyKeyReusedException;
import io.incidentledger.command.imports.CancelUnlistedIncident;
import io.incidentledger.command.imports.ReconcileIncident;
import io.incidentledger.command.imports.ResolveUnlistedIncident;
import io.incidentledger.command.imports.pagehistory.SnapshotChange.Ended;
import io.incidentledger.command.imports.pagehistory.SnapshotChange.Gone;
import io.incidentledger.command.imports.pagehistory.SnapshotChange.Told;
import io.incidentledger.command.incident.EventTooLargeException;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import org.jspecify.annotations.Nullable;

/// Imports snapshots into a ledger, in chronological order and each at its instant. Each incident's changes in a
/// snapshot are one commit, whose id is derived from the snapshot's instant, the incident and the actor: commits that
/// are already in the ledger are found there and not written again. For one thread, which it blocks.
public final class SnapshotImport {
    private final CommandDispatcher dispatcher;
    private final EventReader reader;
    private final SnapshotClock clock;
    private final EventProvenance eventProvenance;
    private final UnaryOperator<String> display;

    /// @param reader the log that the dispatcher writes to
    /// @param clock the clock of the log
    /// @param display returns the name that people use for an incident of the log
    public SnapshotImport(CommandDispatcher dispatcher, EventReader reader, SnapshotClock clock,
            EventProvenance eventProvenance,
            UnaryOperator<String> display) {
        this.dispatcher = dispatcher;
        this.reader = reader;
        this.clock = clock;
        this.eventProvenance = eventProvenance;
        this.display = display;
    }

    /// Reads all files, so that nothing is written when one of them can't be parsed.
    ///
    /// @param progress receives the number of files read
    /// @param faults receives every error
    /// @return the names of the incidents in the series
    /// @throws SnapshotImportException with the first error of each kind
    public static PageIncidentNames check(List<SnapshotFile> files, IntConsumer progress,
            Consumer<SnapshotImportException.Fault> faults) {
        PageIncidentNames names = new PageIncidentNames();
        SnapshotImportException.Gathering gathering = new SnapshotImportException.Gathering(faults);
        for (int i = 0; i < files.size(); i++) {
            try {
                names.add(SnapshotReader.read(files.get(i)));
            } catch (SnapshotImportException faulty) {
                faulty.faults().forEach(gathering::add);
            }
            progress.accept(i + 1);
        }
        gathering.throwIfAny();
        return names;
    }

    /// Writes what the ledger does not have yet.
    ///
    /// @param files checked, in chronological order
    /// @param names from the check of these files
    /// @param progress receives the number of snapshots in the ledger
    /// @param doubts receives, once for each, incidents that may be the same and remain two, with the kind of ambiguity
    /// @throws SnapshotImportException when the ledger has events later than a snapshot that is not in it, or something
    ///     else was recorded for that snapshot's instant. What was written before remains.
    /// @throws EventLogException when the ledger does not accept writes
    public SnapshotSummary run(List<SnapshotFile> files, PageIncidentNames names, IntConsumer progress,
            BiConsumer<String, SnapshotImportException.Fault> doubts) {
        long before = reader.head().position();
        Run run = new Run(files.getFirst(), lastImported(files), names, doubts);
        for (int i = 0; i < files.size(); i++) {
            run.emit(files.get(i));
            progress.accept(i + 1);
        }
        run.correct();
        run.note();
        TreeMap<String, Long> events = new TreeMap<>();
        reader.scan(before, reader.head().position(), event -> events.merge(event.type(), 1L, Long::sum));
        return new SnapshotSummary(files.size(), run.written, events);
    }

    /// A snapshot that recorded something has an event with exactly its instant.
    private Instant lastImported(List<SnapshotFile> files) {
        return files.reversed().stream().map(SnapshotFile::instant).filter(instant -> {
            long position = reader.positionAt(instant);
            return position > 0 && reader.read(position - 1, 1).getFirst().recordedAt().equals(instant);
        }).findFirst().orElse(Instant.MIN);
    }

    private final class Run {
        private final Map<String, PageWithLedgerState> pages = new LinkedHashMap<>();
        private final PageSnapshotDiffer series;
        private final Instant first;
        /// How a page listed each incident in the last snapshot that was skipped.
        private final Map<String, Correction> notImported = new HashMap<>();
        /// What former releases wrote differently, by incident.
        private final Map<String, Correction> corrections = new LinkedHashMap<>();
        /// Whether part of the series is in the ledger.
        private boolean found;
        /// The instant of the last snapshot that an earlier import recorded.
        private final Instant lastImported;
        private final BiConsumer<String, SnapshotImportException.Fault> doubts;
        /// Incidents of which something was skipped, so that what follows may differ, too.
        private final Set<String> diverged = new HashSet<>();
        private int written;
        private SnapshotFile present;

        Run(SnapshotFile first, Instant lastImported, PageIncidentNames names,
                BiConsumer<String, SnapshotImportException.Fault> doubts) {
            this.series = new PageSnapshotDiffer(system -> pages
                    .computeIfAbsent(system, each -> PageWithLedgerState.of(each,
                            names, reader, eventProvenance.actor(), display, first.instant(),
                            (kind, words) -> doubts.accept(kind,
                                    new SnapshotImportException.Fault(present.path().toString(), "", words))))
                    .identities());
            this.first = first.instant();
            this.lastImported = lastImported;
            this.doubts = doubts;
            this.present = first;
        }

        void emit(SnapshotFile file) {
            present = file;
            List<SnapshotChange> changes = SnapshotReader.read(file).stream()
                    .flatMap(listing -> series.next(listing, file.instant()).stream()).toList();
            Head head = reader.head();
            clock.set(file.instant());
            boolean news = false;
            for (SnapshotChange change : changes) {
                CommandContext context = context(file, change);
                @Nullable Receipt stored = reader.findCommit(String.valueOf(context.keyedCommitId())).orElse(null);
                boolean there = stored != null;
                corrections.remove(change.incidentId());
                boolean skipped = !there && (isBehind(head, file) && mayBePassedOver(change) || isNotImported(change));
                if (skipped) {
                    diverged.add(change.incidentId());
                }
                if (skipped || there && !(change instanceof Gone)) {
                    corrections.put(change.incidentId(), new Correction(change, file, there));
                }
                if (skipped && change instanceof Told) {
                    notImported.put(change.incidentId(), new Correction(change, file, false));
                }
                if (skipped || !there && change instanceof Ended ended && !ended.open()
                        || stored != null && isOfAnother(stored, change)) {
                    continue;
                }
                if (!there) {
                    requireNotBehind(head, file);
                }
                CommandReceipt outcome = send(command(change, file, false), context, change, file);
                requirePunctual(outcome, file);
                found = true;
                heed(outcome, change);
                news |= isNews(outcome);
            }
            written += news ? 1 : 0;
        }

        /// Makes an incident that a snapshot or a correction declared visible to later lookups.
        private void heed(CommandReceipt outcome, SnapshotChange change) {
            if (outcome.created()) {
                pages.values().forEach(page -> page.incidents().declaredNow(change.ref().id()));
            }
        }

        /// Whether the ledger has no such incident because the snapshot that listed it was skipped.
        private boolean isNotImported(SnapshotChange change) {
            return !(change instanceof Told) && reader.readStream(change.incidentId(), 0, Long.MAX_VALUE, 1).isEmpty();
        }

        private static boolean isNews(CommandReceipt outcome) {
            return outcome.changed() && !outcome.replayed();
        }

        /// Whether something else of the page was recorded for the incident at that instant, since it was ambiguous
        /// which incident it is.
        private static boolean isOfAnother(Receipt stored, SnapshotChange change) {
            boolean doubtful = !(change instanceof Told importChange) || importChange.doubtful();
            @Nullable Hash digest = stored.requestDigest();
            return doubtful && digest != null && !change.digest().equals(digest);
        }

        /// Whether a former release may have written nothing for it.
        private boolean mayBePassedOver(SnapshotChange change) {
            return !(change instanceof Told importChange) || importChange.maintenance() || importChange.doubtful()
                    || diverged.contains(change.incidentId());
        }

        private boolean isBehind(Head head, SnapshotFile file) {
            return found && head.recordedAt().isAfter(file.instant());
        }

        /// Corrects what former releases wrote differently. They took an incident that was missing from a list of open
        /// ones for withdrawn, and skipped some content of pages. What the snapshots now lead to differently is written
        /// after everything that the ledger has of them. An incident that ended without ever having been recorded is
        /// recorded first; one that was withdrawn in the meantime is not.
        void correct() {
            for (Correction correction : corrections.values()) {
                @Nullable Correction listed = notImported.get(correction.change().incidentId());
                if (!isNotImported(correction.change())) {
                    correct(correction);
                } else if (correction.change() instanceof Ended && listed != null) {
                    correct(listed);
                    correct(correction);
                }
            }
        }

        private void correct(Correction correction) {
            CommandContext context = new CommandContext(eventProvenance, "snapshot-correction/"
                    + correction.file().instant() + "/" + correction.change().incidentId(),
                    correction.change().digest(), null);
            @Nullable Receipt stored = reader.findCommit(String.valueOf(context.keyedCommitId())).orElse(null);
            if (stored != null && isOfAnother(stored, correction.change())) {
                return;
            }
            CommandReceipt outcome = send(command(correction.change(), correction.file(), correction.alreadyImported()),
                    context, correction.change(), correction.file());
            heed(outcome, correction.change());
            tellThatItIsLate(correction, outcome);
            written += isNews(outcome) ? 1 : 0;
        }

        /// Content that no earlier import recorded, nor anything later, may be new: then it is too late for as-of
        /// queries at its own instant to see it.
        private void tellThatItIsLate(Correction correction, CommandReceipt outcome) {
            if (isNews(outcome) && !correction.alreadyImported() && correction.file().instant().isAfter(lastImported)) {
                doubts.accept("recorded-late", new SnapshotImportException.Fault(correction.file().path().toString(),
                        "",
                        ("the changes to the incident %s were recorded as of %s because the ledger had already "
                                + "advanced; query that time or a later one")
                                .formatted(correction.change().ref().id(), outcome.recordedAt())));
            }
        }

        /// Notes the names of incidents for later snapshots that may have only other names.
        void note() {
            pages.values().forEach(page -> page.notes().forEach(note -> dispatcher.send(
                    page.names().command(note), page.names().context(note.name())).join()));
        }

        /// Part of the series may be in the ledger already, but only from its beginning on and with nothing later.
        private void requireNotBehind(Head head, SnapshotFile file) {
            Instant earliest = found ? file.instant() : first;
            if (head.recordedAt().isAfter(earliest)) {
                throw new SnapshotImportException(file.path()
                        + ": is not in the ledger, whose last event was recorded at "
                        + head.recordedAt() + ", after "
                        + (found ? "this snapshot" : "the first snapshot (" + first + ")")
                        + ". Import snapshots into an empty ledger, or into one that contains the earlier snapshots of the "
                        + "same series, imported by the same --actor, and nothing recorded since");
            }
        }
    }

    /// @param alreadyImported whether something was written for it
    private record Correction(SnapshotChange change, SnapshotFile file, boolean alreadyImported) {}

    private CommandContext context(SnapshotFile file, SnapshotChange change) {
        return new CommandContext(eventProvenance, PageIncidentLookup.key(file.instant(), change.incidentId()),
                change.digest(), null);
    }

    private CommandReceipt send(IncidentCommand command, CommandContext context, SnapshotChange change,
            SnapshotFile file) {
        try {
            return dispatcher.send(command, context).join();
        } catch (CompletionException failure) {
            throw refusal(failure, change, file);
        }
    }

    private static void requirePunctual(CommandReceipt outcome, SnapshotFile file) {
        if (outcome.changed() && !outcome.recordedAt().equals(file.instant())) {
            throw new SnapshotImportException(file.path() + ": was recorded at " + outcome.recordedAt()
                    + ", because another program wrote to the ledger at the same time. Queries as of this snapshot are"
                    + " incomplete; import into an empty ledger that no service is using");
        }
    }

    /// @param former whether a release wrote something for it before
    private static IncidentCommand command(SnapshotChange change, SnapshotFile file, boolean former) {
        return switch (change) {
            case Told importChange -> new ReconcileIncident(change.incidentId(), importChange.incident(), former);
            case Ended ended ->
                new ResolveUnlistedIncident(change.incidentId(), ended.listedAt(), file.instant(), former);
            case Gone _ -> new CancelUnlistedIncident(change.incidentId());
        };
    }

    private static RuntimeException refusal(CompletionException failure, SnapshotChange change, SnapshotFile file) {
        String incident = file.path() + ": incident " + change.ref().id() + " ";
        return switch (failure.getCause()) {
            case IdempotencyKeyReusedException _ ->
                new SnapshotImportException(incident + "had other content when this snapshot was imported before");
            case RuleViolationException rule ->
                new SnapshotImportException(incident + "can't be imported: " + rule.getMessage());
            case EventTooLargeException tooLarge ->
                new SnapshotImportException(incident + "can't be imported: " + tooLarge.detail());
            case RuntimeException other -> other;
            case null, default -> failure;
        };
    }
}
