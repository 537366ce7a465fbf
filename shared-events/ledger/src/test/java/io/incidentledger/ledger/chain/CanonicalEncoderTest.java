package io.incidentledger.ledger.chain;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalEncoderTest {

    private static String hex(CanonicalEncoder bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Test
    void numbersAreEightBigEndianBytesBehindTheirLength() {
        assertThat(hex(new CanonicalEncoder().number(-2).number(258)))
                .isEqualTo("00000008" + "fffffffffffffffe" + "00000008" + "0000000000000102");
    }

    @Test
    void textIsUtf8BehindItsLengthInBytes() {
        assertThat(hex(new CanonicalEncoder().text("aé😀"))).isEqualTo("00000007" + "61" + "c3a9" + "f09f9880");
    }

    @Test
    void absentTextDiffersFromEmptyText() {
        assertThat(hex(new CanonicalEncoder().text(null))).isEqualTo("ffffffff");
        assertThat(hex(new CanonicalEncoder().text(""))).isEqualTo("00000000");
    }

    @Test
    void aFieldBoundaryCannotMove() {
        assertThat(hex(new CanonicalEncoder().text("ab").text("c")))
                .isNotEqualTo(hex(new CanonicalEncoder().text("a").text("bc")));
    }

    @Test
    void roomGrowsWithoutLosingWhatWasWritten() {
        String large = "x".repeat(5_000);
        assertThat(new CanonicalEncoder().text("first").text(large).number(7).toByteArray())
                .hasSize(4 + 5 + 4 + 5_000 + 4 + 8)
                .startsWith(0, 0, 0, 5, 'f', 'i', 'r', 's', 't')
                .endsWith(0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 7);
    }
}
