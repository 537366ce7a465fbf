package io.incidentledger.command.imports;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import com.sun.management.ThreadMXBean;
import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.events.Audience;
import io.incidentledger.events.Status;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.incident.Given.T0;
import static io.incidentledger.command.incident.Given.T3;
import static org.assertj.core.api.Assertions.assertThat;

/// A line with ten times as many updates costs about ten times as much. The tests measure allocated memory, which other
/// load on the machine does not affect: code that copies the history, or folds the incident, for each update allocates
/// a hundred times as much.
class LongLineTest {

    private static final int FEW = 300;
    private static final int MANY = 10 * FEW;
    private static final double MOST = 30;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Recording recording = new Recording();

    private static Times times(Instant acknowledgedAt) {
        return new Times(T0, null, null, null, acknowledgedAt, null, null, null);
    }

    private static Instant minute(int minute) {
        return T0.plusSeconds(60L * minute);
    }

    private static SampleImportLine line(int many, boolean placed, String words, IntFunction<Status> status,
            Times times) {
        return line(many, 0, placed, words, status, times);
    }

    private static SampleImportLine line(int many, int from, boolean placed, String words, IntFunction<Status> status,
            Times times) {
        List<Update> updates = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            updates.add(new Update(Integer.toString(i + 1), minute(from + i), status.apply(i), words + i,
                    Audience.PUBLIC, placed));
        }
        return new SampleImportLine(times).updates(updates);
    }

    private static SampleImportLine list(int many, int from, String words, IntFunction<Status> status) {
        return line(many, from, true, words, status, times(null));
    }

    private static Status goingOn(int update) {
        return update % 2 == 0 ? Status.IDENTIFIED : Status.MONITORING;
    }

    private static Status flapping(int update) {
        return update % 2 == 0 ? Status.RESOLVED : Status.INVESTIGATING;
    }

    /// Decides and records it.
    private void importing(SampleImportLine line) {
        ImportDecisions.newEvents(recording.draft(), line.imported().incident()).newEvents()
                .forEach(event -> recording.add(event, "import", T3.plusSeconds(10_000_000)));
    }

    private long bytes(SampleImportLine... lines) {
        recording = new Recording();
        for (int i = 0; i < lines.length - 1; i++) {
            importing(lines[i]);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        importing(lines[lines.length - 1]);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void assertProportional(IntFunction<SampleImportLine[]> lines) {
        bytes(lines.apply(FEW));
        long few = bytes(lines.apply(FEW));
        assertThat(bytes(lines.apply(MANY)) / (double) few).as("a line that is ten times as long").isLessThan(MOST);
    }

    @Test
    void theFirstTime() {
        assertProportional(many -> new SampleImportLine[]{line(many, false, "", LongLineTest::goingOn, times(null))});
        assertProportional(many -> new SampleImportLine[]{line(many, true, "", LongLineTest::goingOn, times(null))});
    }

    @Test
    void whenTheIncidentIsResolvedAndReopenedAllTheTime() {
        assertProportional(many -> new SampleImportLine[]{line(many, false, "", LongLineTest::flapping, times(null))});
    }

    @Test
    void whenAllOfThemComeLate() {
        assertProportional(
                many -> new SampleImportLine[]{line(many, false, "", LongLineTest::goingOn, times(minute(many + 1)))});
        assertProportional(
                many -> new SampleImportLine[]{line(many, false, "", LongLineTest::flapping, times(minute(many + 1)))});
    }

    @Test
    void whenItHasGrown() {
        assertProportional(many -> new SampleImportLine[]{line(many / 2, false, "", LongLineTest::goingOn, times(null)),
            line(many, false, "", LongLineTest::goingOn, times(null))});
    }

    @Test
    void whenAllWordsAreOthers() {
        assertProportional(many -> new SampleImportLine[]{line(many, false, "", LongLineTest::goingOn, times(null)),
            line(many, false, "other ", LongLineTest::goingOn, times(null))});
    }

    @Test
    void whenAListWithoutIdsIsRewritten() {
        for (IntFunction<Status> status : List.<IntFunction<Status>>of(LongLineTest::goingOn,
                LongLineTest::flapping)) {
            assertProportional(
                    many -> new SampleImportLine[]{list(many, 0, "", status), list(many, 0, "other ", status)});
            assertProportional(many -> new SampleImportLine[]{list(many, 0, "", status), list(many, 1, "", status)});
            assertProportional(many -> new SampleImportLine[]{list(many, 0, "", status),
                list(many, many + 7, "other ", status)});
            assertProportional(many -> new SampleImportLine[]{list(many, 0, "", status), list(many - 1, 0, "", status),
                list(many, 0, "", status)});
            assertProportional(many -> new SampleImportLine[]{list(many, 0, "", status),
                list(many, 0, "", update -> status.apply(update + 1))});
        }
    }

    @Test
    void whenAListWithoutIdsIsRewrittenAgain() {
        assertProportional(many -> new SampleImportLine[]{list(many, 0, "", LongLineTest::flapping),
            list(many, many + 7, "other ", LongLineTest::flapping), list(many, 0, "third ", LongLineTest::flapping)});
    }
}
