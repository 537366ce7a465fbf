package io.incidentledger.benchmark.noop;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import org.jspecify.annotations.Nullable;

/// The request body of a declaration, as the service accepts it.
record NoopDeclarationBody(@Nullable String title, @Nullable Severity severity, @Nullable String summary,
        @Nullable List<String> services, @Nullable Map<String, String> labels, @Nullable Instant impactStartedAt,
        @Nullable MilestoneQuality impactStartQuality, @Nullable Instant detectedAt, @Nullable Instant declaredAt,
        @Nullable String source, @Nullable Visibility visibility, @Nullable Mode mode,
        @Nullable Reference externalRef) {

    record Reference(@Nullable String system, @Nullable String id, @Nullable String url) {}
}
