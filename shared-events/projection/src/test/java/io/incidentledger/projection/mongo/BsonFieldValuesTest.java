package io.incidentledger.projection.mongo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

import io.incidentledger.projection.documents.IndexField;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BsonFieldValuesTest {

    private static final IndexField<Object> TIME = IndexField.instant("time", object -> null);
    private static final IndexField<Object> DAY = IndexField.date("day", object -> null);

    private static String stored(IndexField<Object> field, Object value) {
        return ((BsonString) BsonFieldValues.of(field, value)).getValue();
    }

    @Test
    void timesKeepTheirNanosecondsAndTheirOrderWhateverTheYear() {
        List<Instant> inOrder = List.of(Instant.EPOCH, Instant.ofEpochSecond(0, 1),
                Instant.parse("1999-12-31T23:59:59.9Z"),
                Instant.parse("2026-03-01T12:00:00Z"), Instant.parse("2026-03-01T12:00:00.000000001Z"),
                Instant.parse("2262-04-12T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999999Z"));

        assertThat(inOrder.stream().map(time -> stored(TIME, time)).toList()).isSorted().doesNotHaveDuplicates();
        assertThat(stored(DAY, LocalDate.of(9999, 12, 31))).isGreaterThan(stored(DAY, LocalDate.of(2026, 1, 1)));
    }

    @Test
    void timesBeyondWhatCallersCanWriteBecomeTheNearestOne() {
        assertThat(stored(TIME, Instant.MAX)).isEqualTo("9999-12-31T23:59:59.999999999Z");
        assertThat(stored(TIME, Instant.MIN)).isEqualTo("0000-01-01T00:00:00.000000000Z");
    }

    @Test
    void textsAreTheSameExactlyWhenMemoryTakesThemForTheSameIgnoringCase() {
        Random random = new Random(11);
        List<String> characters = IntStream.range(0, 5_000)
                .mapToObj(i -> String.valueOf((char) random.nextInt(0x2000))).toList();
        for (String one : characters) {
            String other = random.nextBoolean() ? one.toUpperCase(Locale.ROOT) : characters.get(random.nextInt(5_000));
            if (other.length() == 1) {
                assertThat(BsonFieldValues.ignoringCase(one).equals(BsonFieldValues.ignoringCase(other)))
                        .as("%s and %s", one, other).isEqualTo(one.regionMatches(true, 0, other, 0, 1));
            }
        }
    }
}
