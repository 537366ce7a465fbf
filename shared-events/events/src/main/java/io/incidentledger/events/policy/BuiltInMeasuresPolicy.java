package io.incidentledger.events.policy;

import java.util.Map;

import io.incidentledger.events.PolicyEvent.PolicyAdopted;
import io.incidentledger.events.codec.UnreadableEventException;

/// The policy that records which version of the built-in measures a ledger uses, if it was started with an earlier
/// version. No version ever changes, so that responses based on it remain reproducible.
public final class BuiltInMeasuresPolicy {

    /// The policy's name, which is also the id of its stream.
    public static final String NAME = "built-in-measures";
    /// The newest version. Since version 2, the time between failures is measured between two incidents: reopenings and
    /// several impact intervals of one incident do not count as separate failures.
    public static final int NEWEST = 2;

    private static final String DEFINITIONS = "definitions";

    private BuiltInMeasuresPolicy() {}

    /// Returns the policy content that selects a version.
    public static Map<String, Object> content(int version) {
        return Map.of(DEFINITIONS, Integer.toString(version));
    }

    /// Returns the adopted version, whether or not this program knows it.
    ///
    /// @throws UnreadableEventException if the content is not a version
    public static int version(PolicyAdopted adopted) {
        if (adopted.content().get(DEFINITIONS) instanceof String version && version.matches("[1-9][0-9]{0,8}")) {
            return Integer.parseInt(version);
        }
        throw unreadable(String.valueOf(adopted.content()));
    }

    /// Checks that this program knows the version.
    ///
    /// @throws UnreadableEventException if the version is newer than [#NEWEST]
    public static int known(int version) {
        if (version > NEWEST) {
            throw unreadable(Integer.toString(version));
        }
        return version;
    }

    private static UnreadableEventException unreadable(String what) {
        return new UnreadableEventException(
                "the built-in measures " + what + " come from a later version of this program",
                null);
    }
}
