package io.incidentledger.http.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

import io.incidentledger.http.messages.Sha256Digest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.webjars.WebJarVersionLocator;
import reactor.core.publisher.Flux;

/// A file on the class path, whose content never changes while the program runs.
///
/// @param bytes its length
/// @param entityTag with quotes
record StaticFile(Resource resource, MediaType type, long bytes, String entityTag) {

    private static final Set<String> OWN = Set.of("docs.css", "docs.js");
    private static final Set<String> SWAGGER_UI = Set.of("favicon-32x32.png", "swagger-ui.css", "swagger-ui-bundle.js",
            "swagger-ui-bundle.js.LICENSE.txt");
    private static final int BUFFER_BYTES = 16_384;
    private static final int TAG_BYTES = 12;

    /// Whether the page may load a file of this name.
    static boolean isServed(String name) {
        return OWN.contains(name) || SWAGGER_UI.contains(name);
    }

    /// Reads a file of the page, to learn how long it is and what it contains.
    static StaticFile read(String name) {
        Resource resource = SWAGGER_UI.contains(name)
                ? new ClassPathResource(Objects.requireNonNull(new WebJarVersionLocator().fullPath("swagger-ui", name)))
                : new ClassPathResource(name, StaticFile.class);
        try {
            byte[] content = resource.getContentAsByteArray();
            byte[] digest = Arrays.copyOf(Sha256Digest.of(content), TAG_BYTES);
            return new StaticFile(resource, typeOf(name), content.length,
                    "\"" + HexFormat.of().formatHex(digest) + "\"");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static MediaType typeOf(String name) {
        MediaType type = MediaTypeFactory.getMediaType(name).orElseThrow();
        return type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }

    Flux<DataBuffer> content() {
        return DataBufferUtils.read(resource, DefaultDataBufferFactory.sharedInstance, BUFFER_BYTES);
    }
}
