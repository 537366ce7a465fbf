package io.incidentledger.ledger;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ids of ledgers: random, and telling which generation of this program created the ledger. What a program takes for
/// granted where a ledger holds nothing about it, such as the built-in measures, is that of the generation, so that the
/// same ledger is read alike by every later one. An id is a UUID of version 8 (RFC 9562) whose twelve bits behind the
/// version are the generation; former releases gave random UUIDs of version 4, the first generation.
public final class LedgerId {

    /// The generation of ledgers that this program creates.
    public static final int GENERATION = 2;

    private static final Pattern VERSION_8 = Pattern
            .compile("[0-9a-f]{8}-[0-9a-f]{4}-8([0-9a-f]{3})-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final int HEXADECIMAL = 16;
    private static final long VERSION_AND_GENERATION = 0xFFFFL;
    private static final long VERSION = 0x8000L;

    private LedgerId() {}

    /// The id of a new ledger.
    public static String create() {
        UUID random = UUID.randomUUID();
        long high = random.getMostSignificantBits() & ~VERSION_AND_GENERATION | VERSION | GENERATION;
        return new UUID(high, random.getLeastSignificantBits()).toString();
    }

    /// By which generation a ledger was created, from 1.
    public static int generation(String ledgerId) {
        Matcher id = VERSION_8.matcher(ledgerId);
        return id.matches() ? Integer.parseInt(id.group(1), HEXADECIMAL) : 1;
    }
}
