package io.incidentledger.events.codec;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.EventType;
import io.incidentledger.events.EventTypes;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.LedgerEvent;
import io.incidentledger.events.Revision;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/// Converts events to JSON text and back. The logical type comes from [EventType], the revision from [Revision]. Null
/// fields are omitted; the others are written in the order of the record's components. Immutable and thread-safe.
public final class EventCodec {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule("quick-instants").addDeserializer(Instant.class, new FastInstantParser()))
            .build();
    private static final ObjectReader PROVENANCE_READER = MAPPER.readerFor(EventProvenance.class)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /// Revision 2 of both has the reason.
    private static final List<EventUpcaster> FORMER = List.of(new OptionalMembersAdded("RoleAssigned", 1),
            new OptionalMembersAdded("RoleUnassigned", 1));

    private final Map<String, Shape> shapesByType;
    private final Map<Class<?>, Shape> shapesByClass;
    private final Map<Step, EventUpcaster> upcasters;

    private record Shape(String type, int revision, ObjectReader reader, ObjectWriter writer, Class<?> eventClass) {}

    private record Step(String type, int fromRevision) {}

    /// Creates a codec for all revisions of all events.
    public EventCodec() {
        this(FORMER);
    }

    /// Creates a codec that also reads former revisions by applying one upcaster per revision step.
    EventCodec(List<EventUpcaster> upcasters) {
        this.shapesByType = EventTypes.classesOf(LedgerEvent.class)
                .map(EventCodec::shapeOf)
                .collect(Collectors.toMap(Shape::type, Function.identity()));
        this.shapesByClass = new HashMap<>();
        shapesByType.values().forEach(shape -> shapesByClass.put(shape.eventClass(), shape));
        this.upcasters = upcasters.stream()
                .collect(Collectors.toUnmodifiableMap(up -> new Step(up.type(), up.fromRevision()),
                        Function.identity()));
    }

    private static Shape shapeOf(Class<?> eventClass) {
        Revision revision = eventClass.getAnnotation(Revision.class);
        return new Shape(EventTypes.of(eventClass), revision == null ? 1 : revision.value(),
                MAPPER.readerFor(eventClass),
                MAPPER.writerFor(eventClass), eventClass);
    }

    /// Returns the logical type of an event class.
    public String typeOf(Class<?> eventClass) {
        return shape(eventClass).type();
    }

    /// Returns the revision with which [#write] writes an event class.
    public int revisionOf(Class<?> eventClass) {
        return shape(eventClass).revision();
    }

    /// Whether the class is an event class of the ledger.
    public boolean knows(Class<?> candidate) {
        return shapesByClass.containsKey(candidate);
    }

    /// Returns the class of a logical type; null if it is not an event of the ledger.
    public @Nullable Class<?> classOf(String type) {
        Shape shape = shapesByType.get(type);
        return shape == null ? null : shape.eventClass();
    }

    private Shape shape(Class<?> eventClass) {
        Shape shape = shapesByClass.get(eventClass);
        if (shape == null) {
            throw new IllegalArgumentException(eventClass.getName() + " is not an event of the ledger");
        }
        return shape;
    }

    public String write(LedgerEvent event) {
        return shape(event.getClass()).writer().writeValueAsString(event);
    }

    /// @throws UnreadableEventException if the type or revision is unknown, or the payload does not match the type
    public LedgerEvent read(String type, @Nullable String revision, String payload) {
        Shape shape = shapesByType.get(type);
        if (shape == null) {
            throw new UnreadableEventException("unknown event type " + type, null);
        }
        try {
            int stored = revision == null ? 1 : Integer.parseInt(revision);
            LedgerEvent event = stored == shape.revision()
                    ? shape.reader().readValue(payload)
                    : readFormer(shape, stored, payload);
            if (event == null) {
                throw new UnreadableEventException("event " + type + " is null", null);
            }
            return event;
        } catch (JacksonException | NumberFormatException unreadable) {
            throw new UnreadableEventException(
                    "event " + type + " revision " + revision + " is unreadable: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    /// Reads an event from the stream of an incident.
    ///
    /// @throws UnreadableEventException as [#read] does, and if the event does not belong to incidents
    public IncidentEvent readIncidentEvent(String type, @Nullable String revision, String payload) {
        if (read(type, revision, payload) instanceof IncidentEvent event) {
            return event;
        }
        throw new UnreadableEventException("event " + type + " does not belong to incidents", null);
    }

    private LedgerEvent readFormer(Shape shape, int stored, String payload) {
        JsonNode tree = MAPPER.readTree(payload);
        if (!(tree instanceof ObjectNode object)) {
            throw new UnreadableEventException("event " + shape.type() + " is not a JSON object", null);
        }
        for (int revision = stored; revision != shape.revision(); revision++) {
            EventUpcaster upcaster = upcasters.get(new Step(shape.type(), revision));
            if (upcaster == null) {
                throw new UnreadableEventException("event " + shape.type() + " has unknown revision " + stored, null);
            }
            upcaster.upcast(object);
        }
        return shape.reader().readValue(object);
    }

    public String writeProvenance(EventProvenance eventProvenance) {
        return MAPPER.writeValueAsString(eventProvenance);
    }

    /// Reads the provenance from an event's metadata, which may have further members.
    public EventProvenance readProvenance(String metadata) {
        try {
            EventProvenance read = PROVENANCE_READER.readValue(metadata);
            return read.actor() == null ? anonymous(read) : read;
        } catch (JacksonException unreadable) {
            throw new UnreadableEventException("metadata is unreadable: " + unreadable.getMessage(), unreadable);
        }
    }

    private static EventProvenance anonymous(EventProvenance read) {
        return new EventProvenance(EventProvenance.ANONYMOUS, read.source(), read.correlationId(), read.causationId(),
                read.traceId());
    }
}
