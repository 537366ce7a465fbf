package io.incidentledger.ledger.conformance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventTail.Subscription;
import org.junit.jupiter.api.Test;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Rules for following the end of a log.
interface TailRules extends LogUnderTest {

    @Test
    default void aNewListenerSoonHearsThePresentHead() {
        AtomicLong heard = new AtomicLong(-1);
        try (Subscription empty = log().onAdvance(heard::set)) {
            await().atMost(soon()).until(() -> heard.get() == 0);
        }
        append(commit(event("a", 0), event("a", 1)));
        AtomicLong later = new AtomicLong(-1);
        try (Subscription filled = log().onAdvance(later::set)) {
            await().atMost(soon()).until(() -> later.get() == 2);
        }
    }

    @Test
    default void aListenerSoonHearsOfEachAppend() {
        AtomicLong heard = new AtomicLong(-1);
        try (Subscription subscription = log().onAdvance(heard::set)) {
            for (int i = 1; i <= 20; i++) {
                append(commit(loose()));
                int expected = i;
                await().pollInterval(Duration.ofMillis(1)).atMost(soon()).until(() -> heard.get() == expected);
            }
        }
    }

    @Test
    default void whatAListenerHearsOfIsThereToBeRead() {
        List<Long> unreadable = new CopyOnWriteArrayList<>();
        AtomicLong heard = new AtomicLong(-1);
        try (Subscription subscription = log().onAdvance(position -> {
            if (log().head().position() < position || position > 0 && log().read(position - 1, 1).isEmpty()) {
                unreadable.add(position);
            }
            heard.set(position);
        })) {
            for (int i = 0; i < 50; i++) {
                append(commit(loose()));
            }
            await().atMost(soon()).until(() -> heard.get() == 50);
        }
        assertThat(unreadable).isEmpty();
    }

    @Test
    default void aClosedSubscriptionHearsNothingMore() {
        AtomicLong ended = new AtomicLong(-1);
        AtomicLong going = new AtomicLong(-1);
        Subscription first = log().onAdvance(ended::set);
        try (Subscription second = log().onAdvance(going::set)) {
            await().atMost(soon()).until(() -> ended.get() == 0 && going.get() == 0);
            first.close();
            append(commit(loose()));
            await().atMost(soon()).until(() -> going.get() == 1);
        }
        assertThat(ended).hasValue(0);
    }

    @Test
    default void aListenerThatFailsHarmsNobody() {
        AtomicLong heard = new AtomicLong(-1);
        try (Subscription failing = log().onAdvance(position -> {
            throw new IllegalStateException("as the test wants it");
        }); Subscription healthy = log().onAdvance(heard::set)) {
            append(commit(loose()));
            append(commit(loose()));
            await().atMost(soon()).until(() -> heard.get() == 2);
        }
    }

    @Test
    default void aListenerSoonHearsWhatAnotherProcessAppends() {
        EventLog other = openedTwice();
        AtomicLong heard = new AtomicLong(-1);
        try (Subscription subscription = log().onAdvance(heard::set)) {
            await().atMost(soon()).until(() -> heard.get() == 0);
            LogUnderTest.outcome(other.append(commit(loose(), loose())));
            await().pollInterval(Duration.ofMillis(1)).atMost(soon()).until(() -> heard.get() == 2);
        }
    }
}
