package io.incidentledger.query.readmodel;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.SmartLifecycle;
import reactor.core.Scannable.Attr;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Registry of the streams that are currently open. It ends all of them when the application stops, before the web
/// server waits for its active requests to finish, so that clients can resume elsewhere.
public final class OpenResponseStreams implements SmartLifecycle {

    private final ListenerLimit limit;
    private final AtomicInteger listeners = new AtomicInteger();
    private volatile Sinks.Empty<Void> end = Sinks.empty();
    private volatile boolean running;

    /// @param limit of the listeners of all registries that share it
    public OpenResponseStreams(ListenerLimit limit) {
        this.limit = limit;
    }

    /// Registers a stream: it is counted while it has a subscriber, and ends when the application stops. If there are
    /// as many listeners as there may be, it fails before its first element.
    public <T> Flux<T> with(Flux<T> stream) {
        return Flux.using(this::enter, registry -> stream.takeUntilOther(end.asMono()), OpenResponseStreams::leave);
    }

    private OpenResponseStreams enter() {
        limit.enter();
        listeners.incrementAndGet();
        return this;
    }

    private void leave() {
        listeners.decrementAndGet();
        limit.leave();
    }

    /// The number of currently connected clients.
    public int listeners() {
        return listeners.get();
    }

    @Override
    public void start() {
        if (Boolean.TRUE.equals(end.scan(Attr.TERMINATED))) { // otherwise streams opened before the start share it
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
