package io.incidentledger.program;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClockSettingsTest {

    private static ClockSettings settings(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        variables));
        return ClockSettings.of(environment);
    }

    @Test
    void whatIsNotSetHasTheDefaultsOfTheLedger() {
        assertThat(settings(Map.of())).isEqualTo(new ClockSettings(Duration.ofMinutes(5), Duration.ofSeconds(30),
                Duration.ofMinutes(5), Duration.ofDays(730)));
    }

    @Test
    void eachIsSetByItsVariable() {
        assertThat(settings(Map.of("INCIDENTLEDGER_CLOCK_MAXJUMP", "1m", "INCIDENTLEDGER_CLOCK_STEADYFOR", "2s",
                "INCIDENTLEDGER_CLOCK_MAXBEHIND", "0s", "INCIDENTLEDGER_CLOCK_MAXAHEAD", "4h")))
                .isEqualTo(new ClockSettings(Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ZERO,
                        Duration.ofHours(4)));
    }

    @ParameterizedTest
    @CsvSource({"MAXJUMP, 0s", "MAXJUMP, soon", "STEADYFOR, -1s", "MAXBEHIND, -1s", "MAXAHEAD, 1m"})
    void whatMakesNoSenseIsRefusedByName(String variable, String value) {
        assertThatThrownBy(() -> settings(Map.of("INCIDENTLEDGER_CLOCK_" + variable, value)))
                .isInstanceOf(CannotRunException.class).hasMessageContaining(variable);
    }
}
