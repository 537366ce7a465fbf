package io.incidentledger.events.policy;

import java.util.Map;

import io.incidentledger.events.PolicyEvent.PolicyAdopted;
import io.incidentledger.events.codec.UnreadableEventException;

/// Which version of the built-in measures a ledger has adopted that was begun with an earlier one. No version ever
/// changes: what was answered by one is answered by it again.
public final class BuiltInMeasures {

    /// The policy's name, and the id of its stream.
    public static final String NAME = "built-in-measures";
    /// In the second a time between failures lies between two incidents: reopenings, and several intervals of one
    /// incident, are no failures of their own.
    public static final int NEWEST = 2;

    private static final String DEFINITIONS = "definitions";

    private BuiltInMeasures() {}

    /// As it enters the log.
    public static Map<String, Object> content(int version) {
        return Map.of(DEFINITIONS, Integer.toString(version));
    }

    /// What was adopted, known here or not.
    ///
    /// @throws UnreadableEventException when it is no version at all
    public static int version(PolicyAdopted adopted) {
        if (adopted.content().get(DEFINITIONS) instanceof String version && version.matches("[1-9][0-9]{0,8}")) {
            return Integer.parseInt(version);
        }
        throw unreadable(String.valueOf(adopted.content()));
    }

    /// A version that this program knows.
    ///
    /// @throws UnreadableEventException when it knows none of that number
    public static int known(int version) {
        if (version > NEWEST) {
            throw unreadable(Integer.toString(version));
        }
        return version;
    }

    private static UnreadableEventException unreadable(String what) {
        return new UnreadableEventException("the built-in measures " + what + " are of a later version of this program",
                null);
    }
}
