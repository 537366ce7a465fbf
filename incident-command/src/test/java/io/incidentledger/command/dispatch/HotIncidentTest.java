package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.incidentledger.ledger.EventLogException.Overloaded;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.dispatch.Commands.declare;
import static io.incidentledger.command.dispatch.Commands.newId;
import static io.incidentledger.command.dispatch.Commands.update;
import static org.assertj.core.api.Assertions.assertThat;

/// A busy incident rejects its own commands, and delays no other.
class HotIncidentTest {

    private static final int COMMANDS = 2_000;
    private static final Duration COMMIT = Duration.ofMillis(5);

    private final InMemoryEventLog memory = new InMemoryEventLog();
    private final FaultyLog log = new FaultyLog(memory);
    private final String hot = newId();
    private final String calm = newId();

    @Test
    void twoThousandCommandsOnOneIncidentAreRejectedBeyondItsLimitAndDelayNoOther() {
        try (CommandSide side = new CommandSide(log)) {
            side.apply(declare(hot));
            side.apply(declare(calm));
            log.onAppend(commit -> CompletableFuture.supplyAsync(() -> memory.append(commit).join(),
                    CompletableFuture.delayedExecutor(COMMIT.toMillis(), TimeUnit.MILLISECONDS)));
            List<CompletableFuture<CommandReceipt>> sent = new ArrayList<>();
            for (int i = 0; i < COMMANDS; i++) {
                sent.add(side.send(update(hot)));
            }
            long start = System.nanoTime();
            assertThat(side.apply(update(calm)).changed()).isTrue();
            Duration calmLatency = Duration.ofNanos(System.nanoTime() - start);
            long accepted = sent.stream().filter(future -> outcome(future) == null).count();
            Duration all = Duration.ofNanos(System.nanoTime() - start);
            assertThat(accepted).isBetween(64L, COMMANDS / 2L);
            assertThat(sent.stream().map(HotIncidentTest::outcome).filter(failure -> failure != null))
                    .hasSize(Math.toIntExact(COMMANDS - accepted)).allSatisfy(failure -> assertThat(failure)
                            .isInstanceOfSatisfying(Overloaded.class, overloaded -> {
                                assertThat(overloaded.streamId()).isEqualTo(hot);
                                assertThat(overloaded.capacity()).isEqualTo(64);
                            }));
            assertThat(calmLatency).as("of %s for the hot incident", all).isLessThan(all.dividedBy(2));
            assertThat(side.meters.get("incident.ledger.commands.limit.exceeded").tag("limit", "incident-commands")
                    .counter().count()).isEqualTo(COMMANDS - accepted);
            assertThat(side.apply(update(hot)).changed()).as("and there is room again").isTrue();
        }
    }

    private static Throwable outcome(CompletableFuture<CommandReceipt> sent) {
        try {
            sent.join();
            return null;
        } catch (CompletionException failed) {
            return failed.getCause();
        }
    }
}
