package io.incidentledger.benchmark;

import io.incidentledger.benchmark.noop.NoopService;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

import static org.assertj.core.api.Assertions.assertThat;

class BenchmarkCommandLineTest {

    /// Otherwise the no-op process would run the benchmark itself.
    @Test
    void theNoOpProcessIsStartedByAVerbThatTheCommandLineKnows() {
        Command benchmark = Benchmark.class.getAnnotation(Command.class);

        assertThat(benchmark.subcommands()).containsExactly(NoopServiceCommand.class);
        assertThat(NoopServiceCommand.class.getAnnotation(Command.class).name()).isEqualTo(NoopService.COMMAND);
    }
}
