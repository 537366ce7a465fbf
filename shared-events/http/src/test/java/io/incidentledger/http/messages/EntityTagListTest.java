package io.incidentledger.http.messages;

import java.time.Duration;
import java.util.List;

import io.incidentledger.http.messages.EntityTagList.Tag;
import io.incidentledger.tiers.CpuTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntityTagListTest {

    @Test
    void tagsAreReadAsTheStandardWritesThem() {
        assertThat(EntityTagList.of(List.of("\"4\" ,, W/\"a,b\",\t\"\"", "\"é*\""))).hasValue(new EntityTagList(false,
                List.of(new Tag(false, "4"), new Tag(true, "a,b"), new Tag(false, ""), new Tag(false, "é*"))));
        assertThat(EntityTagList.of(List.of(" * "))).hasValue(new EntityTagList(true, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "4", "\"4", "4\"", "*, \"4\"", "\"4\", *", "w/\"4\"", "W/ \"4\"", "\"4\"\"5\"",
        "\"4\" \"5\"", "\"a b\"", "\"4\", x", "\"€\""})
    void whatIsNoListOfThemIsNone(String header) {
        assertThat(EntityTagList.of(List.of(header))).isEmpty();
    }

    @Test
    void aLongHeaderIsReadOnce() {
        String spaces = " ".repeat(200_000);
        assertThat(CpuTime.of(() -> assertThat(EntityTagList.of(List.of(spaces + "\"4" + spaces))).isEmpty()))
                .isLessThan(Duration.ofSeconds(20));
    }
}
