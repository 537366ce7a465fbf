package io.incidentledger.command.dispatch;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.ChangeServices;
import io.incidentledger.command.incident.IncidentCommand.RecordMilestone;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.merge;
import static io.incidentledger.command.dispatch.Commands.newId;
import static org.assertj.core.api.Assertions.assertThat;

/// The response to a merge tells the caller what the surviving incident lacks, in the same words as its queries.
class MergeWarningReaderTest {

    private static final Instant EARLY = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATE = Instant.parse("2026-03-01T11:00:00Z");

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final CommandSide side = new CommandSide(log);
    private final String survivor = newId();
    private final String duplicate = newId();
    private final String deeper = newId();

    @BeforeEach
    void declareThree() {
        for (String incident : List.of(survivor, duplicate, deeper)) {
            side.apply(declare(incident));
        }
        side.apply(started(survivor, LATE));
    }

    @AfterEach
    void close() {
        side.close();
    }

    private static IncidentCommand started(String incident, Instant at) {
        return new RecordMilestone(incident, Milestone.IMPACT_STARTED, at, null, null);
    }

    private static List<ConsistencyWarning> proposals(CommandReceipt outcome) {
        return outcome.warnings().stream().filter(warning -> warning.code().startsWith("absorbed-")).toList();
    }

    @Test
    void anEarlierStartAndFurtherServicesAreProposed() {
        side.apply(started(duplicate, EARLY));
        side.apply(new ChangeServices(duplicate, List.of("invoices"), List.of()));
        assertThat(proposals(side.apply(merge(duplicate, survivor)))).containsExactly(
                new ConsistencyWarning("absorbed-starts-earlier",
                        "The impact of #2, which was merged into this incident, started at 2026-03-01T10:00:00Z, "
                                + "before the impact of this incident. To adopt it, send PUT /v1/incidents/" + survivor
                                + "/milestones/impactStarted {\"at\": \"2026-03-01T10:00:00Z\"}.",
                        List.of("impactStarted")),
                new ConsistencyWarning("absorbed-services-missing",
                        "Incidents that were merged into this one have services that it does not have: invoices (#2). "
                                + "To adopt them, send PATCH /v1/incidents/" + survivor
                                + "/services {\"add\": [\"invoices\"]}.",
                        List.of()));
    }

    @Test
    void whatWasAbsorbedBeforeCountsAsWell() {
        side.apply(new ChangeServices(deeper, List.of("search"), List.of("payments")));
        assertThat(proposals(side.apply(merge(deeper, duplicate)))).extracting(ConsistencyWarning::code)
                .containsExactly("absorbed-services-missing");
        assertThat(proposals(side.apply(merge(duplicate, survivor)))).singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("search (#3)"));
    }

    @Test
    void whatIsTooLongToBeReadIsToldToBeLeftOut() {
        side.apply(started(duplicate, EARLY));
        side.apply(new ChangeServices(deeper, List.of("search"), List.of("payments")));
        side.apply(merge(duplicate, survivor));
        CommandReceipt last = side.apply(merge(deeper, survivor));
        long first = bytes(duplicate);
        assertThat(within(first + bytes(deeper), last)).containsExactly("absorbed-starts-earlier",
                "absorbed-services-missing");
        assertThat(within(first + bytes(deeper) - 1, last)).containsExactly("absorbed-starts-earlier",
                "absorbed-not-shown");
        assertThat(within(first - 1, last)).containsExactly("absorbed-not-shown");
        MergeWarningReader none = new MergeWarningReader(log, side.declared, 0);
        assertThat(none.of(survivor, last.position(), last.recordedAt())).singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("at least 2", "too long"));
    }

    private long bytes(String incident) {
        return log.readStream(incident, 0, Long.MAX_VALUE).stream().mapToLong(StoredEvent::bytes).sum();
    }

    private List<String> within(long bytes, CommandReceipt merge) {
        return new MergeWarningReader(log, side.declared, bytes).of(survivor, merge.position(), merge.recordedAt())
                .stream().map(ConsistencyWarning::code).toList();
    }

    @Test
    void nothingIsProposedThatTheIncidentKnows() {
        side.apply(started(duplicate, LATE));
        assertThat(proposals(side.apply(merge(duplicate, survivor)))).isEmpty();
    }

    @Test
    void aRepetitionGetsTheFirstAnswerWhateverWasAdoptedSince() {
        side.apply(started(duplicate, EARLY));
        CommandReceipt first = side.apply(merge(duplicate, survivor), Commands.keyed("k", 1));
        side.apply(started(survivor, EARLY));
        try (CommandSide other = new CommandSide(log)) {
            assertThat(other.apply(merge(duplicate, survivor), Commands.keyed("k", 1)).warnings())
                    .isEqualTo(first.warnings());
        }
        assertThat(proposals(first)).isNotEmpty();
        assertThat(proposals(side.apply(merge(duplicate, survivor)))).isEmpty();
    }
}
