package io.incidentledger.program;

import java.time.Duration;
import java.util.Map;

import com.mongodb.ConnectionString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MongoOptionsTest {
    @Test
    void aStartWaitsAsLongAsItIsTold() {
        assertThat(MongoOptions.startPatience("2m")).isEqualTo(Duration.ofMinutes(2));
        assertThat(MongoOptions.startPatience("PT1S")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theWholeProgramWaitsAsLong() {
        assertThat(MongoOptions.startPatience(environment(Map.of()))).isEqualTo(Duration.ofSeconds(30));
        assertThat(MongoOptions.startPatience(environment(Map.of("INCIDENTLEDGER_MONGODB_STARTPATIENCE", "2m"))))
                .isEqualTo(Duration.ofMinutes(2));
        var environment = environment(Map.of("INCIDENTLEDGER_MONGODB_STARTPATIENCE", "2m"));
        environment.getPropertySources().addFirst(
                new MapPropertySource("given", Map.of("incident-ledger.mongodb.start-patience", "500ms")));
        Duration patience = MongoOptions.startPatience(environment);
        assertThat(patience).isEqualTo(Duration.ofMillis(500));
        assertThat(new MongoLocation(new ConnectionString("mongodb://a"), patience).properties())
                .containsExactly("incident-ledger.mongodb.start-patience=PT0.5S");
    }

    private static StandardEnvironment environment(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        variables));
        return environment;
    }

    @Test
    void whatWasWaitedIsToldAsItWas() {
        assertThat(CountFormatter.seconds(Duration.ZERO)).isEqualTo("0 seconds");
        assertThat(CountFormatter.seconds(Duration.ofMillis(500))).isEqualTo("0.5 seconds");
        assertThat(CountFormatter.seconds(Duration.ofSeconds(1))).isEqualTo("1 second");
        assertThat(CountFormatter.seconds(Duration.ofMinutes(20))).isEqualTo("1,200 seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1s", "99999999999999999999s", "25h", "P107000D"})
    void whatIsNoLengthOfTimeIsRefusedByName(String given) {
        assertThatThrownBy(() -> MongoOptions.startPatience(given)).isInstanceOf(CannotRunException.class)
                .hasMessage(
                        "INCIDENTLEDGER_MONGODB_STARTPATIENCE (incident-ledger.mongodb.start-patience) must be a "
                                + "duration such as 30s or 2m, at most 24h");
    }
}
