package io.incidentledger.query.policies;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// A policy as the API answers it.
///
/// @param version the one in force; 0: none was adopted, what is built in holds
/// @param content of the version in force; null: none was adopted
/// @param versions all of them, the newest first
/// @param position everything up to here is in the answer
record PolicyResponse(String name, int version, @Nullable Map<String, Object> content, List<Version> versions,
        long position) {

    /// @param position from which on it was in force
    public record Version(int version, long position, Instant recordedAt, String actor, @Nullable String source,
            Map<String, Object> content) {

        static Version of(AdoptedPolicy adopted) {
            return new Version(adopted.version(), adopted.position(), adopted.recordedAt(),
                    adopted.provenance().actor(), adopted.provenance().source(), adopted.content());
        }
    }

    static PolicyResponse of(String name, List<AdoptedPolicy> adopted, long position) {
        AdoptedPolicy last = adopted.isEmpty() ? null : adopted.getLast();
        return new PolicyResponse(name, last == null ? 0 : last.version(), last == null ? null : last.content(),
                adopted.reversed().stream().map(Version::of).toList(), position);
    }
}
