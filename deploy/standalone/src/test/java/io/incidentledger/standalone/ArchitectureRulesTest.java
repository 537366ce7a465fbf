package io.incidentledger.standalone;

import java.util.Arrays;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Checks every architecture rule against classes that violate it (the `broken` packages beside this one).
class ArchitectureRulesTest {
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("io.incidentledger.command.broken",
            "io.incidentledger.query.broken", "io.incidentledger.events.broken");

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aRuleFailsOnClassesThatBreakIt(String name, ArchRule rule) {
        assertThat(rule.evaluate(BROKEN).hasViolation()).as(name).isTrue();
    }

    static Stream<Object[]> rules() {
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(field -> new Object[]{field.getName(), valueOf(field)});
    }

    private static ArchRule valueOf(java.lang.reflect.Field rule) {
        try {
            return (ArchRule) rule.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
