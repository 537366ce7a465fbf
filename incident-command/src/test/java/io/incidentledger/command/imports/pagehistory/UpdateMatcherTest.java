package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.incidentledger.command.imports.pagehistory.PageSnapshot.Posted;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Updates without ids are recognized when they are edited, moved, added and removed.
class UpdateMatcherTest {
    private static final Instant START = Instant.parse("2024-05-01T09:00:00Z");

    @Test
    void idsOfThePageAreTaken() {
        assertThat(new UpdateMatcher().next(List.of(post("u1", 0, 0, "a"), post("u2", 1, 1, "b"))))
                .containsExactly("u1", "u2");
    }

    @Test
    void anEditedUpdateIsKnownByItsCreation() {
        UpdateMatcher ids = new UpdateMatcher();
        List<String> first = ids.next(List.of(post(null, 0, 0, "a"), post(null, 1, 1, "b")));
        assertThat(ids.next(List.of(post(null, 1, 0, "c"), post(null, 0, 1, "b"))))
                .containsExactly(first.get(1), first.get(0));
    }

    @Test
    void withoutACreationItsWordsTellAndElseWhatTheyShare() {
        UpdateMatcher ids = new UpdateMatcher();
        List<String> first = ids.next(List.of(post(null, null, 0, "We are looking into errors of the queue"),
                post(null, null, 1, "All requests are served again")));
        assertThat(ids.next(List.of(post(null, null, 5, "All requests are served again, since noon"),
                post(null, null, 6, "Another thing entirely"),
                post(null, null, 7, "We are looking into errors of the queue"))))
                .satisfiesExactly(id -> assertThat(id).isEqualTo(first.get(1)),
                        id -> assertThat(first).doesNotContain(id), id -> assertThat(id).isEqualTo(first.get(0)));
    }

    @Test
    void whatComesBackAsItWasHasItsIdAgain() {
        UpdateMatcher ids = new UpdateMatcher();
        List<String> first = ids.next(List.of(post(null, null, 0, "one"), post(null, null, 1, "two")));
        assertThat(ids.next(List.of(post(null, null, 1, "two")))).containsExactly(first.get(1));
        assertThat(ids.next(List.of(post(null, null, 0, "one"), post(null, null, 1, "two")))).isEqualTo(first);
    }

    /// Each edit keeps either the time of creation or the text, so that the update can be recognized.
    @Test
    void whateverIsEditedUpdatesKeepTheirIdsAndNoTwoShareOne() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            UpdateMatcher ids = new UpdateMatcher();
            Map<Integer, String> given = new HashMap<>();
            Map<Integer, Posted> page = new HashMap<>();
            for (int step = 0; step < 8; step++) {
                edit(page, random, step);
                List<Integer> order = new ArrayList<>(page.keySet());
                Collections.shuffle(order, random);
                List<String> next = ids.next(order.stream().map(key -> Objects.requireNonNull(page.get(key))).toList());
                assertThat(next).as("seed %s", seed).doesNotHaveDuplicates();
                for (int i = 0; i < next.size(); i++) {
                    String id = next.get(i);
                    assertThat(given.computeIfAbsent(order.get(i), key -> id)).as("seed %s", seed).isEqualTo(id);
                }
            }
            assertThat(given.values()).as("seed %s", seed).doesNotHaveDuplicates();
        }
    }

    private static void edit(Map<Integer, Posted> page, Random random, int step) {
        page.entrySet().removeIf(entry -> random.nextInt(12) == 0);
        page.replaceAll((key, posted) -> switch (random.nextInt(6)) {
            case 0 -> new Posted(null, posted.createdAt(), posted.at(), posted.status(),
                    "other" + step + " words" + key + " now" + step);
            case 1 ->
                new Posted(null, posted.createdAt(), posted.at().minusSeconds(random.nextInt(999)), posted.status(),
                        posted.message());
            case 2 -> new Posted(null, START.plusSeconds(1_000_000 + step * 1_000L + key), posted.at(), posted.status(),
                    posted.message());
            default -> posted;
        });
        for (int i = random.nextInt(3); i > 0; i--) {
            int key = step * 10 + i;
            page.put(key, post(null, key, key, "a" + key + " b" + key + " c" + key));
        }
    }

    private static Posted post(@Nullable String id, @Nullable Integer created, int at, String words) {
        return new Posted(id, created == null ? null : START.plusSeconds(created), START.plusSeconds(at),
                Status.INVESTIGATING, words);
    }
}
