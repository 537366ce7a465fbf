package io.incidentledger.query.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.durations.DurationReading;
import io.incidentledger.events.durations.Durations;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.MilestoneReading;
import io.incidentledger.query.folding.Joined;
import io.incidentledger.query.incident.DurationAnswer;
import io.incidentledger.query.incident.ImpactAnswer;
import io.incidentledger.query.incident.IncidentAnswer;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.timeline.JoinedTimelines;
import io.incidentledger.query.timeline.Sentence;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;
import org.jspecify.annotations.Nullable;

/// Makes the answer of the view: what people wrote, and beside it what the ledger knows.
final class PostmortemDraft {

    private static final List<String> QUESTIONS = List.of("What went well?", "What did we not expect?",
            "What didn’t go so well?", "What will we change?");

    private final Joined<PostmortemView> joined;
    private final PostmortemView view;
    private final KnownNumbers numbers;
    private final Instant now;

    private PostmortemDraft(Joined<PostmortemView> joined, KnownNumbers numbers, Instant now) {
        this.joined = joined;
        this.view = joined.own();
        this.numbers = numbers;
        this.now = now;
    }

    /// @param definitions
    ///            of the durations, those in force; what is written in sentences keeps to the built-in ones
    /// @param now
    ///            the time of asking
    static PostmortemAnswer of(Joined<PostmortemView> joined, @Nullable Long number, KnownNumbers numbers,
            DurationDefinitions definitions, Instant now) {
        return new PostmortemDraft(joined, numbers, now).answer(number, definitions);
    }

    private PostmortemAnswer answer(@Nullable Long number, DurationDefinitions definitions) {
        IncidentView incident = view.incident();
        IncidentAnswer state = IncidentAnswer.of(incident, number, definitions, now);
        return new PostmortemAnswer(incident.incidentId(), number, state.title(),
                date(), view.writing().authors(), view.review().status(),
                view.review().publication(), view.review().revised(), state.peakSeverity(), state.status(),
                state.mode(), state.services(),
                state.responsible(), sections(), impact(), timeline(), state.milestones(), state.durations(),
                List.copyOf(view.actionItems().values()), links(state), QUESTIONS, deadlines(), state.position(),
                state.sequence(), state.recordedAt());
    }

    private Map<String, PostmortemAnswer.Section> sections() {
        Statements statements = new Statements(view, numbers, now);
        Map<String, PostmortemAnswer.Section> sections = new LinkedHashMap<>();
        for (PostmortemSection section : PostmortemSection.values()) {
            List<Sentence> generated = switch (section) {
                case SUMMARY -> statements.summary();
                case IMPACT -> statements.impact();
                case ROOT_CAUSE -> statements.rootCause();
                case DETECTION -> statements.detection();
                case RESPONSE -> statements.response();
                case CONTRIBUTING_FACTORS, WENT_WELL, WENT_WRONG, GOT_LUCKY, LESSONS, SUPPORTING_INFORMATION ->
                    List.of();
            };
            sections.put(section.wireName(),
                    new PostmortemAnswer.Section(heading(section), level(section),
                            view.writing().sections().get(section), generated));
        }
        return sections;
    }

    /// What went well, what went wrong and where we got lucky are parts of the lessons learned.
    private static int level(PostmortemSection section) {
        return switch (section) {
            case WENT_WELL, WENT_WRONG, GOT_LUCKY -> 3;
            case SUMMARY, IMPACT, ROOT_CAUSE, CONTRIBUTING_FACTORS, DETECTION, RESPONSE, LESSONS,
                    SUPPORTING_INFORMATION ->
                2;
        };
    }

    private static String heading(PostmortemSection section) {
        return switch (section) {
            case SUMMARY -> "Summary";
            case IMPACT -> "Impact";
            case ROOT_CAUSE -> "Root Cause";
            case CONTRIBUTING_FACTORS -> "Contributing Factors";
            case DETECTION -> "Detection";
            case RESPONSE -> "Response";
            case WENT_WELL -> "What went well";
            case WENT_WRONG -> "What went wrong";
            case GOT_LUCKY -> "Where we got lucky";
            case LESSONS -> "Lessons Learned";
            case SUPPORTING_INFORMATION -> "Supporting Information";
        };
    }

    private LocalDate date() {
        Instant start = reading(Milestone.IMPACT_STARTED).at();
        return (start != null ? start : view.incident().declaredAt()).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private PostmortemAnswer.ImpactSection impact() {
        DurationReading restoration = Durations.reading(view.incident().course().milestones(),
                DurationDefinitions.DEFAULT.named("timeToRestore"), now);
        return new PostmortemAnswer.ImpactSection(reading(Milestone.IMPACT_STARTED).at(),
                reading(Milestone.IMPACT_ENDED).at(), DurationAnswer.of(restoration), ImpactAnswer.of(view.incident()));
    }

    private MilestoneReading reading(Milestone milestone) {
        return view.incident().course().milestones().reading(milestone, now);
    }

    private PostmortemAnswer.Timeline timeline() {
        List<TimelineEntry> items = JoinedTimelines
                .entries(joined.map(PostmortemView::timeline), TimelineView.Order.OCCURRED, numbers).stream()
                .filter(entry -> !entry.kind().startsWith("postmortem-") && !entry.kind().startsWith("action-item-"))
                .toList();
        return new PostmortemAnswer.Timeline(view.review().signOff(), view.review().lapsed(), items);
    }

    /// The same incident elsewhere comes first.
    private static List<Link> links(IncidentAnswer state) {
        ExternalRef elsewhere = state.externalRef();
        if (elsewhere == null || elsewhere.url() == null) {
            return state.links();
        }
        Link link = new Link(elsewhere.url(), elsewhere.system() + " " + elsewhere.id());
        return Stream.concat(Stream.of(link), state.links().stream()).toList();
    }

    private List<Deadline> deadlines() {
        MilestoneFact resolved = view.incident().course().milestones().fact(Milestone.RESOLVED);
        return Deadline.after(resolved == null ? null : resolved.at());
    }
}
