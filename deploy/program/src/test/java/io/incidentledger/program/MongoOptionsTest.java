package io.incidentledger.program;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MongoOptionsTest {
    @Test
    void aStartWaitsAsLongAsItIsTold() {
        assertThat(MongoOptions.startPatience(null)).isEqualTo(Duration.ofSeconds(30));
        assertThat(MongoOptions.startPatience("2m")).isEqualTo(Duration.ofMinutes(2));
        assertThat(MongoOptions.startPatience("PT1S")).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1s", "99999999999999999999s"})
    void whatIsNoLengthOfTimeIsRefusedByName(String given) {
        assertThatThrownBy(() -> MongoOptions.startPatience(given)).isInstanceOf(CannotRun.class)
                .hasMessage("INCIDENTLEDGER_MONGODB_STARTPATIENCE must be a length of time, such as 30s or 2m");
    }
}
