package io.incidentledger.command.incident;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RuleTest {

    @Test
    void everyRuleHasAProblemNameOfItsOwn() {
        assertThat(Arrays.stream(IncidentRule.values()).map(IncidentRule::wireName)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aProblemNameIsInKebabCaseAndTheTitleASentence(IncidentRule rule) {
        assertThat(rule.wireName()).matches("[a-z]+(-[a-z]+)*");
        assertThat(rule.title()).matches("[A-Z].*[^.]");
    }

    @Test
    void aViolationSaysWhichRuleAndWhyAndCostsNoStackTrace() {
        RuleViolationException violation = IncidentRule.ROLE_NOT_HELD.violated("bob is not scribe");
        assertThat(violation.rule()).isEqualTo(IncidentRule.ROLE_NOT_HELD);
        assertThat(violation).hasMessage("bob is not scribe");
        assertThat(violation.getStackTrace()).isEmpty();
    }
}
