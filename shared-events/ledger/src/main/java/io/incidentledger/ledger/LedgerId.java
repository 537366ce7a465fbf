package io.incidentledger.ledger;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Creates ledger ids: random ids that also contain the generation of the program that created the ledger. Defaults
/// that a ledger does not store, such as the built-in measures, are those of its generation, so that all later versions
/// of the program read the same ledger alike. An id is a UUID of version 8 (RFC 9562) whose twelve bits after the
/// version are the generation. Former releases created random UUIDs of version 4, which belong to generation 1.
public final class LedgerId {

    /// The generation of ledgers that this program creates.
    public static final int GENERATION = 2;

    private static final Pattern VERSION_8 = Pattern
            .compile("[0-9a-f]{8}-[0-9a-f]{4}-8([0-9a-f]{3})-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final int HEXADECIMAL = 16;
    private static final long VERSION_AND_GENERATION = 0xFFFFL;
    private static final long VERSION = 0x8000L;

    private LedgerId() {}

    /// Creates the id of a new ledger.
    public static String create() {
        UUID random = UUID.randomUUID();
        long high = random.getMostSignificantBits() & ~VERSION_AND_GENERATION | VERSION | GENERATION;
        return new UUID(high, random.getLeastSignificantBits()).toString();
    }

    /// The generation that created a ledger, from 1.
    public static int generation(String ledgerId) {
        Matcher id = VERSION_8.matcher(ledgerId);
        return id.matches() ? Integer.parseInt(id.group(1), HEXADECIMAL) : 1;
    }
}
