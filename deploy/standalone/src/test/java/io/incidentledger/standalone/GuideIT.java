package io.incidentledger.standalone;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Each page of the guide, run as it is written against an empty ledger.
class GuideIT {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"first-sev1.md, '# Postmortem: Checkout fails'", "monthly-report.md, '\"medianSeconds\":3900'",
        "looking-back.md, 'event: end'", "automation.md, 'error rate is below 1 %'"})
    void theCommandsOfAPageSucceed(String page, String expected) throws Exception {
        try (Service service = Service.start(directory)) {
            assertThat(DocumentedCommands.run("docs/guide/" + page, service, directory)).contains(expected);
        }
    }
}
