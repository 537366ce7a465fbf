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
import io.incidentledger.events.durations.DurationCalculator;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.events.milestones.EvaluatedMilestone;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.incident.DurationResponse;
import io.incidentledger.query.incident.ImpactResponse;
import io.incidentledger.query.incident.IncidentResponse;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.timeline.MergedTimelineReader;
import io.incidentledger.query.timeline.QuotingSentence;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;
import org.jspecify.annotations.Nullable;

/// Assembles a postmortem response from the view: the text that people wrote, and next to it the facts from the ledger.
final class PostmortemAssembler {

    private static final List<String> QUESTIONS = List.of("What went well?", "What did we not expect?",
            "What didn’t go so well?", "What will we change?");

    private final IncidentViewWithAbsorbed<PostmortemView> incidentViewWithAbsorbed;
    private final PostmortemView view;
    private final NumbersById numbers;
    private final Instant now;

    private PostmortemAssembler(IncidentViewWithAbsorbed<PostmortemView> incidentViewWithAbsorbed, NumbersById numbers,
            Instant now) {
        this.incidentViewWithAbsorbed = incidentViewWithAbsorbed;
        this.view = incidentViewWithAbsorbed.own();
        this.numbers = numbers;
        this.now = now;
    }

    /// @param definitions the duration definitions in force; generated sentences use the built-in ones
    /// @param now the time of the query
    static PostmortemResponse of(IncidentViewWithAbsorbed<PostmortemView> incidentViewWithAbsorbed,
            @Nullable Long number,
            NumbersById numbers,
            DurationDefinitions definitions, Instant now) {
        return new PostmortemAssembler(incidentViewWithAbsorbed, numbers, now).answer(number, definitions);
    }

    private PostmortemResponse answer(@Nullable Long number, DurationDefinitions definitions) {
        IncidentView incident = view.incident();
        IncidentResponse state = IncidentResponse.of(incident, number, definitions, now);
        return new PostmortemResponse(incident.incidentId(), number, state.title(),
                date(), view.writing().authors(), view.review().status(),
                view.review().publication(), view.review().revised(), state.peakSeverity(), state.status(),
                state.mode(), state.services(),
                state.responsible(), sections(), impact(), timeline(), state.milestones(), state.durations(),
                List.copyOf(view.actionItems().values()), links(state), QUESTIONS, deadlines(), state.position(),
                state.sequence(), state.recordedAt());
    }

    private Map<String, PostmortemResponse.Section> sections() {
        LedgerFacts ledgerFacts = new LedgerFacts(view, numbers, now);
        Map<String, PostmortemResponse.Section> sections = new LinkedHashMap<>();
        for (PostmortemSection section : PostmortemSection.values()) {
            List<QuotingSentence> generated = switch (section) {
                case SUMMARY -> ledgerFacts.summary();
                case IMPACT -> ledgerFacts.impact();
                case ROOT_CAUSE -> ledgerFacts.rootCause();
                case DETECTION -> ledgerFacts.detection();
                case RESPONSE -> ledgerFacts.response();
                case CONTRIBUTING_FACTORS, WENT_WELL, WENT_WRONG, GOT_LUCKY, LESSONS, SUPPORTING_INFORMATION ->
                    List.of();
            };
            sections.put(section.wireName(),
                    new PostmortemResponse.Section(heading(section), level(section),
                            view.writing().sections().get(section), generated));
        }
        return sections;
    }

    /// The heading level of a section. "What went well", "What went wrong" and "Where we got lucky" are subsections of
    /// the lessons learned.
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

    private PostmortemResponse.ImpactSection impact() {
        MeasuredDuration restoration = DurationCalculator.reading(view.incident().course().milestones(),
                DurationDefinitions.DEFAULT.named("timeToRestore"), now);
        return new PostmortemResponse.ImpactSection(reading(Milestone.IMPACT_STARTED).at(),
                reading(Milestone.IMPACT_ENDED).at(), DurationResponse.of(restoration),
                ImpactResponse.of(view.incident()));
    }

    private EvaluatedMilestone reading(Milestone milestone) {
        return view.incident().course().milestones().reading(milestone, now);
    }

    private PostmortemResponse.Timeline timeline() {
        List<TimelineEntry> items = MergedTimelineReader
                .entries(incidentViewWithAbsorbed.map(PostmortemView::timeline), TimelineView.Order.OCCURRED, numbers)
                .stream()
                .filter(entry -> !entry.kind().startsWith("postmortem-") && !entry.kind().startsWith("action-item-"))
                .toList();
        return new PostmortemResponse.Timeline(view.review().signOff(), view.review().lapsed(), items);
    }

    /// The links of the incident, preceded by the link to the same incident in the external system.
    private static List<Link> links(IncidentResponse state) {
        ExternalRef elsewhere = state.externalRef();
        if (elsewhere == null || elsewhere.url() == null) {
            return state.links();
        }
        Link link = new Link(elsewhere.url(), elsewhere.system() + " " + elsewhere.id());
        return Stream.concat(Stream.of(link), state.links().stream()).toList();
    }

    private List<ReviewDeadline> deadlines() {
        MilestoneFact resolved = view.incident().course().milestones().fact(Milestone.RESOLVED);
        return ReviewDeadline.after(resolved == null ? null : resolved.at());
    }
}
