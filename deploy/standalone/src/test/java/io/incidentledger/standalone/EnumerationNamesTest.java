package io.incidentledger.standalone;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.CorrectableField;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Severity;
import io.incidentledger.events.WireNamed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that values of enumerations in requests and responses are written in kebab-case.
class EnumerationNamesTest {
    /// Milestones and fields are names of members, too; severities and priorities are called that everywhere.
    private static final Set<Class<?>> OTHERS = Set.of(Milestone.class, CorrectableField.class, Severity.class,
            ActionItemPriority.class);
    private static final String KEBAB_CASE = "[a-z0-9]+(-[a-z0-9]+)*";

    @Test
    void valuesAreInKebabCase() {
        List<Class<?>> enumerations = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("io.incidentledger").stream()
                .filter(type -> type.isAssignableTo(WireNamed.class)).<Class<?>>map(JavaClass::reflect)
                .filter(Class::isEnum).toList();

        assertThat(enumerations).hasSizeGreaterThan(20).containsAll(OTHERS);
        assertThat(enumerations.stream().filter(type -> !OTHERS.contains(type)).flatMap(EnumerationNamesTest::names))
                .contains("not-applicable", "left-out", "in-progress")
                .allSatisfy(name -> assertThat(name).matches(KEBAB_CASE));
    }

    private static Stream<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> ((WireNamed) constant).wireName());
    }
}
