package io.incidentledger.query.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.incidentledger.events.Link;
import io.incidentledger.events.Mode;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.EvaluatedMilestone;
import io.incidentledger.query.incident.DurationResponse;
import io.incidentledger.query.incident.ImpactResponse;
import io.incidentledger.query.incident.ResponsibleParty;
import io.incidentledger.query.timeline.QuotingSentence;
import io.incidentledger.query.timeline.TermFormatter;
import io.incidentledger.query.timeline.TimelineEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The postmortem of an incident, also as data for documents.
///
/// @param title the title of the incident
/// @param date the date of the start of impact, or else of the declaration, in UTC
/// @param authors the people who wrote sections; may be empty
/// @param status how far the postmortem is
/// @param published the latest publication; null: never
/// @param revised whether the document has changed since its publication
/// @param severity the highest severity that the incident has had
/// @param incidentStatus the current status of the incident
/// @param services the affected services
/// @param responsible the responsible team or person
/// @param sections the sections by name, in the order of the document
/// @param impact the impact in figures
/// @param timeline what happened
/// @param milestones what was reached when, by the name of the milestone, in the usual order
/// @param durations how long things took, by the key of the measure
/// @param actionItems what has to be done
/// @param links links from the timeline
/// @param questions questions that the facts raise and the review should answer
/// @param deadlines by when the review should be done
/// @param position the position of the incident's last event that is included
/// @param recordedAt when the incident's last event was recorded
record PostmortemResponse(String incidentId, @Nullable Long number, String title, LocalDate date,
        List<String> authors,
        PostmortemStatus status, @Nullable SignOff published, boolean revised, Severity severity,
        Status incidentStatus, Mode mode,
        List<String> services, ResponsibleParty responsible, Map<String, Section> sections, ImpactSection impact,
        Timeline timeline, Map<String, EvaluatedMilestone> milestones, Map<String, DurationResponse> durations,
        List<PostmortemActionItem> actionItems, List<Link> links, List<String> questions,
        List<ReviewDeadline> deadlines, long position,
        long sequence, Instant recordedAt) {

    Section section(PostmortemSection name) {
        return Objects.requireNonNull(sections.get(name.wireName()), "every section has its place");
    }

    /// A note on how the incident was recorded; empty for a real incident that was recorded as it happened.
    Optional<String> remark() {
        return switch (mode) {
            case LIVE -> Optional.empty();
            case DRILL -> Optional.of("drill: nothing was really broken");
            case BACKFILL -> Optional.of("recorded after the fact");
        };
    }

    /// One section of a postmortem.
    ///
    /// @param heading its heading, as shown in the documents
    /// @param level the heading level: 2 or 3
    /// @param written the text that a person wrote; null: none yet
    /// @param generated the facts from the ledger in plain text, one statement each; may be empty
    @Schema(name = "PostmortemSectionContent")
    public record Section(String heading, @JsonIgnore int level, @Nullable AuthoredSection written,
            List<QuotingSentence> generated) {

        /// Whether there is nothing under the heading.
        boolean missing() {
            return written == null && generated.isEmpty();
        }
    }

    /// The impact of the incident in figures.
    ///
    /// @param startedAt when something began to be impaired; null: not known
    /// @param endedAt when nothing was impaired any more; null: the impact is ongoing, or its end is not known
    /// @param duration the total duration of the impact
    /// @param facts what was affected
    public record ImpactSection(@Nullable Instant startedAt, @Nullable Instant endedAt, DurationResponse duration,
            ImpactResponse facts) {}

    /// The timeline in a postmortem, which is generated.
    ///
    /// @param signedOff who confirmed it, and when; null: nobody has yet
    /// @param lapsed whether the timeline has changed since, so that it must be signed off again
    /// @param items in order of occurrence; work on the postmortem itself is left out
    public record Timeline(@Nullable SignOff signedOff, boolean lapsed, List<TimelineEntry> items) {

        /// A sentence that says who has signed off the timeline.
        QuotingSentence signature() {
            if (signedOff == null) {
                return QuotingSentence.of("Nobody has signed it off yet.");
            }
            return QuotingSentence.of("Signed off by {} at " + TermFormatter.of(signedOff.at()) + "."
                    + (lapsed ? " It has changed since and has to be signed off again." : ""), signedOff.by());
        }
    }
}
