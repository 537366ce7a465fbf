package io.incidentledger.events;

import java.util.Locale;
import java.util.regex.Pattern;

/// Compares the ids of incidents, timeline entries and action items, whether generated or chosen by callers. UUIDs are
/// compared ignoring case; all other ids are case-sensitive. Stored ids keep their case.
public final class IdEquality {

    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int UUID_LENGTH = 36;

    private IdEquality() {}

    /// Returns the canonical form of an id: a UUID in lower case, any other id unchanged. Two ids identify the same
    /// thing if and only if their canonical forms are equal.
    public static String of(String id) {
        return isUuid(id) ? id.toLowerCase(Locale.ROOT) : id;
    }

    public static boolean isUuid(String id) {
        return id.length() == UUID_LENGTH && UUID.matcher(id).matches();
    }

    /// Whether both ids identify the same thing.
    public static boolean same(String one, String other) {
        return one.equals(other) || of(one).equals(of(other));
    }
}
