package io.incidentledger.query.readmodel;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.SmartLifecycle;
import reactor.core.Scannable.Attr;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// The streams that are open at present. All of them end when the application stops, before the web server waits for
/// its requests to end: listeners resume elsewhere.
public final class StreamRegistry implements SmartLifecycle {

    private final AtomicInteger listeners = new AtomicInteger();
    private volatile Sinks.Empty<Void> end = Sinks.empty();
    private volatile boolean running;

    /// The stream as one of these: counted while somebody listens, and over when the application stops.
    public <T> Flux<T> with(Flux<T> stream) {
        return Flux.defer(() -> stream.takeUntilOther(end.asMono()))
                .doOnSubscribe(begin -> listeners.incrementAndGet()).doFinally(how -> listeners.decrementAndGet());
    }

    /// How many listen at present.
    public int listeners() {
        return listeners.get();
    }

    @Override
    public void start() {
        if (Boolean.TRUE.equals(end.scan(Attr.TERMINATED))) { // those that were opened before end with the others
            end = Sinks.empty();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        end.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
