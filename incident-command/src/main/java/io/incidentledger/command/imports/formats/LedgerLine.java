package io.incidentledger.command.imports.formats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.incidentledger.command.api.Limits;
import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.ImportJson;
import io.incidentledger.command.imports.ImportLimits;
import io.incidentledger.command.imports.formats.LedgerParts.Holder;
import io.incidentledger.command.imports.formats.LedgerParts.Item;
import io.incidentledger.command.imports.formats.LedgerParts.Named;
import io.incidentledger.command.imports.formats.LedgerParts.Note;
import io.incidentledger.command.imports.formats.LedgerParts.Part;
import io.incidentledger.command.imports.formats.LedgerParts.Post;
import io.incidentledger.command.imports.formats.LedgerParts.Reference;
import io.incidentledger.command.pipeline.CommitIds;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.validation.Accepted;
import io.incidentledger.events.validation.Checks;
import io.incidentledger.events.validation.StrictJson;
import org.jspecify.annotations.Nullable;

import static io.incidentledger.events.validation.Checks.given;
import static java.util.Objects.requireNonNullElse;

/// An incident in our own format, which has a field for everything that an import can say. Fields that it does not know are
/// refused, for they would be lost.
record LedgerLine(@Nullable Reference externalRef, @Nullable String title, @Nullable Severity severity,
        @Nullable String summary, @Nullable List<@Nullable String> services,
        @Nullable Map<String, String> labels, @Nullable Visibility visibility,
        @Accepted({
            "drill", "backfill"}) @Nullable Mode mode,
        @Nullable String source, @Nullable Instant declaredAt, @Nullable Instant impactStartedAt,
        @Nullable MilestoneQuality impactStartQuality, @Nullable Instant detectedAt, @Nullable Instant acknowledgedAt,
        @Nullable Instant mitigatedAt, @Nullable Instant impactEndedAt, @Nullable Instant resolvedAt,
        @Nullable List<@Nullable Post> updates, @Nullable List<@Nullable Holder> roles,
        @Nullable List<@Nullable Note> timeline, @Nullable List<@Nullable Item> actionItems) {
    private static final StrictJson<LedgerLine> SHAPE = StrictJson.of(LedgerLine.class).ofLine();

    static ExternalIncident read(byte[] json, int faults) {
        return ImportJson.read(json, faults, SHAPE, LedgerLine::check, LedgerLine::translated);
    }

    private void check(Checks checks) {
        checks.required("/externalRef", externalRef);
        if (externalRef != null) {
            externalRef.check("/externalRef", checks);
        }
        checks.required("/title", title);
        checks.line("/title", title, Limits.TITLE);
        checks.required("/severity", severity);
        checks.required("/declaredAt", declaredAt);
        checks.text("/summary", summary, Limits.TEXT);
        checks.names("/services", services, Limits.SERVICES, Limits.NAME);
        checks.labels("/labels", labels, Limits.LABELS, Limits.NAME, false);
        checks.name("/source", source, Limits.SOURCE);
        if (mode == Mode.LIVE) {
            checks.fault("/mode", "must be backfill or drill: an imported incident was not lived through here");
        }
        if (impactStartQuality != null) {
            checks.required("/impactStartedAt", impactStartedAt);
        }
        checkParts("/updates", updates, ImportLimits.UPDATES, checks);
        checkParts("/roles", roles, ImportLimits.ITEMS, checks);
        checkParts("/timeline", timeline, ImportLimits.ITEMS, checks);
        checkParts("/actionItems", actionItems, ImportLimits.ITEMS, checks);
    }

    private static void checkParts(String pointer, @Nullable List<? extends @Nullable Part> parts, int max,
            Checks checks) {
        checks.items(pointer, parts, max);
        Set<String> ids = new HashSet<>();
        for (int i = 0; parts != null && i < Math.min(parts.size(), max); i++) {
            if (parts.get(i) instanceof Part part) {
                part.check(pointer + "/" + i, checks);
                String id = pointer + "/" + i + "/id";
                if (part instanceof Named named && !checks.mentions(id) && !ids.add(named.idAt(i + 1))) {
                    checks.fault(id, "must be unique in its list; without an id it is its place");
                }
            }
        }
    }

    private ExternalIncident translated() {
        var ref = given(externalRef).translated();
        var incidentId = CommitIds.external(ref.system(), ref.id());
        var times = new Times(given(declaredAt), impactStartedAt, impactStartQuality, detectedAt, acknowledgedAt,
                mitigatedAt, impactEndedAt, resolvedAt);
        return new ExternalIncident(ref, given(title), summary, given(severity),
                all(services, (service, ordinal) -> service).stream().distinct().toList(),
                requireNonNullElse(labels, Map.<String, String>of()), requireNonNullElse(visibility, Visibility.NORMAL),
                requireNonNullElse(mode, Mode.BACKFILL), requireNonNullElse(source, ImportLimits.SOURCE), times,
                all(updates, Post::translated),
                all(roles, (holder, ordinal) -> holder.translated(given(declaredAt))),
                all(timeline, (note, ordinal) -> note.translated(incidentId, ordinal)),
                all(actionItems, (item, ordinal) -> item.translated(incidentId, ordinal)));
    }

    /// The present parts, each with its place, counted from 1.
    private static <P, T> List<T> all(@Nullable List<@Nullable P> parts, Translation<P, T> translation) {
        List<T> translated = new ArrayList<>();
        for (P part : Objects.requireNonNullElse(parts, List.<@Nullable P>of())) {
            translated.add(translation.apply(given(part), translated.size() + 1));
        }
        return translated;
    }

    @FunctionalInterface
    private interface Translation<P, T> {
        T apply(P part, int ordinal);
    }
}
