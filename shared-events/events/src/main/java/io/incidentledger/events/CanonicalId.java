package io.incidentledger.events;

import java.util.Locale;
import java.util.regex.Pattern;

/// Ids of incidents, timeline entries and action items, whoever chose them. A UUID names the same thing in capitals and
/// in small letters; of any other id each letter counts. Stored ids keep their letters.
public final class CanonicalId {

    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int UUID_LENGTH = 36;

    private CanonicalId() {}

    /// A UUID in small letters, any other id as it is: equal for ids that name the same.
    public static String of(String id) {
        return isUuid(id) ? id.toLowerCase(Locale.ROOT) : id;
    }

    public static boolean isUuid(String id) {
        return id.length() == UUID_LENGTH && UUID.matcher(id).matches();
    }

    /// Whether both ids name the same.
    public static boolean same(String one, String other) {
        return one.equals(other) || of(one).equals(of(other));
    }
}
