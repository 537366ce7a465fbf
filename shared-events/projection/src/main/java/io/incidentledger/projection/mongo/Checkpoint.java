package io.incidentledger.projection.mongo;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import io.incidentledger.projection.mongo.MongoViewProgress.Part;
import io.incidentledger.projection.mongo.MongoViewProgress.Reached;

/// The checkpoint of a whole view: the lowest position of its parts.
record Checkpoint(MongoViewProgress progress, String key, int parts) implements CheckpointSource {

    @Override
    public long position() {
        Map<Part, Reached> published = progress.read(IntStream.range(0, parts).mapToObj(this::part).toList());
        return published.size() < parts ? 0 : published.values().stream().mapToLong(Reached::position).min().orElse(0);
    }

    @Override
    public void reached(long position) {
        Map<Part, Reached> reached = new HashMap<>();
        IntStream.range(0, parts).forEach(number -> reached.put(part(number), new Reached(position, null)));
        progress.publish(reached);
    }

    private Part part(int number) {
        return new Part(key, number, parts);
    }
}
