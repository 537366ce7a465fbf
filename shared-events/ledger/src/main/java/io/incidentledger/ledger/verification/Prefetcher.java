package io.incidentledger.ledger.verification;

import java.io.Serial;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

import io.incidentledger.ledger.EventLogException;

/// Reads and checks pages on one thread while the calling thread processes the pages before them, so that both together
/// take the time of the slower one, not the sum. Pages that were read before a failure are delivered before the failure
/// is thrown.
final class Prefetcher<T> {

    private static final int PAGES = 2;

    private final BlockingQueue<Item<T>> ready = new ArrayBlockingQueue<>(PAGES);

    private sealed interface Item<T> {}

    private record Page<T>(T content) implements Item<T> {}

    private record End<T>() implements Item<T> {}

    private record Failure<T>(Throwable reason) implements Item<T> {}

    /// Signals to the reading thread that no further pages are needed; it never leaves that thread.
    private static final class ConsumerHasGone extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        ConsumerHasGone(InterruptedException cause) {
            super(cause);
        }
    }

    /// Runs the source on a separate thread, where it supplies pages and waits while the consumer is too far behind,
    /// and the consumer on the calling thread, until the source ends or one of them fails.
    static <T> void run(String name, Consumer<Consumer<T>> source, Consumer<T> consumer) {
        Prefetcher<T> ahead = new Prefetcher<>();
        Thread reading = Thread.ofPlatform().name(name).daemon().start(() -> ahead.read(source));
        try {
            ahead.consume(consumer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EventLogException.Unavailable("interrupted while reading", interrupted);
        } finally {
            reading.interrupt();
        }
    }

    private void read(Consumer<Consumer<T>> source) {
        try {
            source.accept(page -> put(new Page<>(page)));
            put(new End<>());
        } catch (ConsumerHasGone gone) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failure) {
            put(new Failure<>(failure));
        }
    }

    private void put(Item<T> item) {
        try {
            ready.put(item);
        } catch (InterruptedException interrupted) {
            throw new ConsumerHasGone(interrupted);
        }
    }

    private void consume(Consumer<T> consumer) throws InterruptedException {
        boolean more = true;
        while (more) {
            more = switch (ready.take()) {
                case Page<T>(T content) -> {
                    consumer.accept(content);
                    yield true;
                }
                case Failure<T>(RuntimeException reason) -> throw reason;
                case Failure<T>(Throwable reason) -> throw new IllegalStateException("reading failed", reason);
                case End<T> end -> false;
            };
        }
    }
}
