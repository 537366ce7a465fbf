package io.incidentledger.http.filters;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptedCodingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip|GZIP", "GZip|GZIP", "x-gzip|GZIP", "deflate|DEFLATE",
        "deflate, gzip|GZIP", "gzip;q=0.5, deflate;q=0.8|DEFLATE", "br, gzip;q=0.1|GZIP", "*|GZIP",
        "gzip;q=0, *|DEFLATE", "*;q=0|", "gzip;q=0|", "identity|", "identity, gzip;q=0.5|", "identity;q=0.5, gzip|GZIP",
        "gzip, identity|GZIP", "br|", "''|", "',,,'|", "gzip;q=abc|", "gzip;q=2|", "gzip;q=abc, deflate|DEFLATE",
        "' gzip ; Q=0.001 '|GZIP", "identity;q=0|"})
    void theCodingThatTheCallerLikesBest(String header, @Nullable ContentCoding preferred) {
        assertThat(AcceptedCodings.of(List.of(header)).preferred()).isEqualTo(preferred);
    }

    @Test
    void whoSaysNothingGetsNoneAndMayHaveAny() {
        AcceptedCodings silent = AcceptedCodings.of(List.of());
        assertThat(silent.preferred()).isNull();
        assertThat(silent.accepts(ContentCoding.GZIP)).isTrue();
        AcceptedCodings plain = AcceptedCodings.of(List.of("identity"));
        assertThat(plain.accepts(ContentCoding.GZIP)).isFalse();
        assertThat(AcceptedCodings.of(List.of("br", "gzip;q=0.1")).accepts(ContentCoding.GZIP)).isTrue();
    }
}
