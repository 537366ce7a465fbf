package io.incidentledger.query.policies;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// A policy: something that an organization has adopted, such as its own measures.
///
/// @param name the name of the policy
/// @param version the number of the version in force; 0: none was adopted, so the built-in one applies
/// @param content the content of the version in force; null: none was adopted
/// @param versions all versions, newest first
/// @param position the response includes everything up to this position
record PolicyResponse(String name, int version, @Nullable Map<String, Object> content, List<Version> versions,
        long position) {

    /// One version of a policy.
    ///
    /// @param version its number, from 1
    /// @param position the position from which on the version was in force
    /// @param actor who adopted it
    /// @param content what it says
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
