package io.incidentledger.standalone;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that a difference between a former response and the present one is named as in the list of accepted
/// differences, and that none is overlooked.
class AnswerDifferencesTest {
    private static final String ENTRIES = """
            {"items":[{"entryId":"a","message":"One","details":{"from":1}},{"entryId":"b","message":"Two","details":{}}]}""";

    @Test
    void membersAreNamedByTheirPlaceAndElementsComparedByTheirIds() {
        assertThat(AnswerDifferences.between("application/json", ENTRIES,
                """
                        {"items":[{"entryId":"c"},{"entryId":"b","message":"Due","details":{"to":2}},{"entryId":"a","details":{"from":1},"message":"One"}],"next":null}"""))
                .containsExactlyInAnyOrder("changed /items/*/message", "added /items/*/details/to", "added /items/*",
                        "reordered /items", "added /next");
    }

    @Test
    void aMissingMemberAnotherTypeAndOtherBytesAreDifferences() {
        assertThat(AnswerDifferences.between("application/json", "{\"a\":[1,2],\"b\":1}", "{\"a\":[2,1]}"))
                .containsExactlyInAnyOrder("changed /a", "missing /b");
        assertThat(AnswerDifferences.between("application/json", "{\"a\":1}", "{\"a\":\"1\"}"))
                .containsExactly("changed /a");
        assertThat(AnswerDifferences.between("application/json", "{\"a\":1}", "{ \"a\":1}"))
                .containsExactly("changed nothing but bytes");
        assertThat(AnswerDifferences.between("application/json", ENTRIES, ENTRIES)).isEmpty();
    }

    @Test
    void aValueInKebabCaseInsteadOfCamelCaseIsTheSameValueSpeltOtherwise() {
        assertThat(AnswerDifferences.between("application/json", "{\"state\":\"notApplicable\",\"b\":\"aB\"}",
                "{\"state\":\"not-applicable\",\"b\":\"ab\"}"))
                .containsExactlyInAnyOrder("respelled /state", "changed /b");
    }

    @Test
    void linesOfATextAreNamedWithoutIdsAndTimes() {
        assertThat(AnswerDifferences.between("text/markdown", "# Title\n\n- 2026-11-21T10:00:00Z one\n- two\n",
                "# Title\n\n- two\n- 2026-11-21T10:00:05Z three\n"))
                .containsExactly("missing line: - {time} one", "added line: - {time} three");
        assertThat(AnswerDifferences.between("text/markdown", "- one\n- two\n", "- two\n- one\n"))
                .containsExactly("reordered lines");
    }

    @Test
    void eventsOfAStreamAreComparedByTheirMembersHoweverManyThereAre() {
        assertThat(AnswerDifferences.between("text/event-stream",
                "id: 1\ndata: {\"position\":1,\"a\":1}\n\nid: 2\ndata: {\"position\":2}\n\n",
                "id: 0\nevent: opened\ndata: {\"position\":2}\n\nid: 1\ndata: {\"position\":1,\"a\":2}\n\nid: "
                        + "2\ndata: {\"position\":2}\n\n"))
                .containsExactly("changed /message/*/a", "added /opened", "added line: id: 0",
                        "added line: event: opened");
        assertThat(AnswerDifferences.between("text/event-stream", "id: 1\ndata: {}\n\n", "id: 1\ndata: {}\n: bye\n\n"))
                .containsExactly("added line: : bye");
    }

    @Test
    void anEntryAllowsWhatItDescribesAndIsStaleWithoutADifference(@TempDir Path list) throws Exception {
        Files.writeString(list.resolve("2-impact.txt"), """
                # 2: impact follows from the story
                /v1/incidents/{id}: changed /durations/*
                /v1/measures: added /x
                """);
        var allowed = AllowedDifferences.in(list);

        assertThat(allowed.allow("/v1/incidents/{id}: changed /durations/timeToRestore/seconds")).isTrue();
        assertThat(allowed.allow("/v1/incidents/{id}: changed /title")).isFalse();
        assertThat(allowed.stale()).containsExactly("2-impact.txt: /v1/measures: added /x");
    }
}
