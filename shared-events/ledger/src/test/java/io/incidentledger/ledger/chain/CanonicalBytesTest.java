package io.incidentledger.ledger.chain;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalBytesTest {

    private static String hex(CanonicalBytes bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Test
    void numbersAreEightBigEndianBytesBehindTheirLength() {
        assertThat(hex(new CanonicalBytes().number(-2).number(258)))
                .isEqualTo("00000008" + "fffffffffffffffe" + "00000008" + "0000000000000102");
    }

    @Test
    void textIsUtf8BehindItsLengthInBytes() {
        assertThat(hex(new CanonicalBytes().text("aé😀"))).isEqualTo("00000007" + "61" + "c3a9" + "f09f9880");
    }

    @Test
    void absentTextDiffersFromEmptyText() {
        assertThat(hex(new CanonicalBytes().text(null))).isEqualTo("ffffffff");
        assertThat(hex(new CanonicalBytes().text(""))).isEqualTo("00000000");
    }

    @Test
    void aFieldBoundaryCannotMove() {
        assertThat(hex(new CanonicalBytes().text("ab").text("c")))
                .isNotEqualTo(hex(new CanonicalBytes().text("a").text("bc")));
    }

    @Test
    void roomGrowsWithoutLosingWhatWasWritten() {
        String large = "x".repeat(5_000);
        assertThat(new CanonicalBytes().text("first").text(large).number(7).toByteArray())
                .hasSize(4 + 5 + 4 + 5_000 + 4 + 8)
                .startsWith(0, 0, 0, 5, 'f', 'i', 'r', 's', 't')
                .endsWith(0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 7);
    }
}
