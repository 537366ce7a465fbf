package io.incidentledger.command.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.incidentledger.command.incident.IncidentRule;
import io.incidentledger.http.problems.ProblemType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/reference/problems.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\| \\S.* \\|$");

    @Test
    void theDocumentListsEveryProblemWithItsStatus() throws IOException {
        Map<String, Integer> documented = new TreeMap<>();
        ROW.matcher(Files.readString(DOCUMENT)).results()
                .forEach(row -> documented.put(row.group(1), Integer.valueOf(row.group(2))));

        Map<String, Integer> known = new TreeMap<>();
        Arrays.stream(ProblemType.values()).forEach(type -> known.put(type.wireName(), type.status()));
        Arrays.stream(IncidentRule.values()).forEach(rule -> known.put(rule.wireName(), 409));
        assertThat(documented).isEqualTo(known);
    }

    @Test
    void noNameIsGivenTwice() {
        assertThat(Arrays.stream(IncidentRule.values()).map(IncidentRule::wireName))
                .doesNotContainAnyElementsOf(Arrays.stream(ProblemType.values()).map(ProblemType::wireName).toList());
    }
}
