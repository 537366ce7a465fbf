package io.incidentledger.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.verification.LedgerVerifier;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.View;
import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.StoredView;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.memory.MemoryViewStore;
import io.incidentledger.projection.runner.LedgerRefused;
import io.incidentledger.projection.runner.LiveEvents;
import io.incidentledger.projection.runner.local.ViewFeeding;
import io.incidentledger.query.numbers.MemoryNumbers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Stored views in this process's memory: rebuilt from the verified ledger at every start, and fed by this process alone.
@Configuration(proxyBeanMethods = false)
public class MemoryViews {

    @Bean
    ViewStore viewStore() {
        return new MemoryViewStore();
    }

    @Bean
    MemoryNumbers numbers() {
        return new MemoryNumbers();
    }

    @Bean
    Projector projector(ViewStore store, MemoryNumbers numbers, List<DocumentView<?>> perIncident) {
        List<View> views = new ArrayList<>(List.of(numbers));
        perIncident.forEach(view -> views.add(stored(store, view)));
        return new Projector(new EventCodec(), views);
    }

    private static <D> StoredView<D> stored(ViewStore store, DocumentView<D> view) {
        return new StoredView<>(store.open(view));
    }

    /// Starting waits for the rebuild up to `incident-ledger.views.start-patience`.
    @Bean
    ViewFeeding viewFeeding(EventReader reader, EventTail tail, Projector projector, List<LiveEvents> listeners,
            ApplicationEventPublisher events,
            @Value("${incident-ledger.views.start-patience:10s}") Duration patience) {
        return new ViewFeeding(reader, tail, new LedgerVerifier(reader)::scanVerified, projector, listeners, patience,
                why -> events.publishEvent(new LedgerRefused(why)));
    }
}
