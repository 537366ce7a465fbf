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
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.StoredView;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.memory.MemoryViewStore;
import io.incidentledger.projection.runner.LedgerFailure;
import io.incidentledger.projection.runner.LiveEventListener;
import io.incidentledger.projection.runner.local.LocalProjectionRunner;
import io.incidentledger.query.displaynumbers.MemoryDisplayNumbers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Configures stored views in the memory of this process. They are rebuilt from the verified ledger at every start, and
/// only this process updates them.
@Configuration(proxyBeanMethods = false)
public class MemoryViewConfiguration {

    @Bean
    ViewStore viewStore() {
        return new MemoryViewStore();
    }

    @Bean
    MemoryDisplayNumbers numbers() {
        return new MemoryDisplayNumbers();
    }

    @Bean
    Projector projector(ViewStore store, MemoryDisplayNumbers numbers, List<DocumentViewDefinition<?>> perIncident) {
        List<View> views = new ArrayList<>(List.of(numbers));
        perIncident.forEach(view -> views.add(stored(store, view)));
        return new Projector(new EventCodec(), views);
    }

    private static <D> StoredView<D> stored(ViewStore store, DocumentViewDefinition<D> view) {
        return new StoredView<>(store.open(view));
    }

    /// The start blocks for the rebuild, but no longer than `incident-ledger.views.start-patience`.
    @Bean
    LocalProjectionRunner localProjectionRunner(EventReader reader, EventTail tail, Projector projector,
            List<LiveEventListener> listeners,
            ApplicationEventPublisher events,
            @Value("${incident-ledger.views.start-patience:10s}") Duration patience) {
        return new LocalProjectionRunner(reader, tail, new LedgerVerifier(reader)::scanVerified, projector, listeners,
                patience,
                why -> events.publishEvent(new LedgerFailure(why)));
    }
}
