package io.incidentledger.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import io.incidentledger.standalone.Http.Answer;
import io.incidentledger.standalone.Load.Request;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Kills the service with kill -9 under load, repeatedly on the same ledger. `-Dkill.rounds=N` sets the number of
/// kills; `-Dkill.seed=N` repeats a run as far as threads and processes are repeatable.
@Soaked
class KillIT {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", Dose.of(4, 30));
    private static final int COMPARED_EVERY = 4;
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private final Load load = new Load(SEED);
    private final LedgerOracle oracle = new LedgerOracle();

    @Test
    void whatWasAcknowledgedSurvivesAKill() {
        System.out.println("KillIT: seed " + SEED + ", rounds " + ROUNDS);
        Service service = Service.start(directory);
        try {
            for (int round = 1; round <= ROUNDS && !Dose.usedUp("KillIT, kills", round - 1, ROUNDS); round++) {
                killUnderLoad(service);
                service.close();
                service = Service.start(directory);
                check(service, round);
            }
        } finally {
            service.close();
        }
    }

    private void killUnderLoad(Service service) {
        int wanted = load.acknowledgedSoFar() + 1 + random.nextInt(600);
        load.start(service.http());
        await().atMost(Duration.ofSeconds(60)).until(() -> load.acknowledgedSoFar() >= wanted);
        service.kill();
        load.stop();
    }

    private void check(Service service, int round) {
        oracle.checkAcknowledged(service.http(), load.takeAcknowledged());
        for (Request request : load.takeUnanswered()) {
            Answer applied = request.sendTo(service.http());
            assertThat(applied.status()).as("%s: %s", request, applied.text()).isIn(200, 201);
        }
        oracle.checkChain(service.http());
        if (round % COMPARED_EVERY == 0 || round == ROUNDS) {
            oracle.checkViews(service, directory);
        }
    }
}
