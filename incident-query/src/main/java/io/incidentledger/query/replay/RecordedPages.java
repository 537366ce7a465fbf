package io.incidentledger.query.replay;

import java.util.List;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;

/// A stretch of the ledger in its own order.
final class RecordedPages implements ScenePages {

    private final EventReader reader;
    private final LedgerScenes scenes;
    private final long last;
    private final int size;
    private long position;

    /// @param after
    ///            the position behind which it begins
    /// @param last
    ///            the position with which it ends
    RecordedPages(EventReader reader, LedgerScenes scenes, long after, long last, int size) {
        this.reader = reader;
        this.scenes = scenes;
        this.position = after;
        this.last = last;
        this.size = size;
    }

    @Override
    public List<Scene> next() {
        List<Scene> page = List.of();
        while (page.isEmpty() && position < last) {
            List<StoredEvent> events = reader.read(position, (int) Math.min(size, last - position));
            page = scenes.of(events);
            position = events.getLast().position();
        }
        return page;
    }
}
