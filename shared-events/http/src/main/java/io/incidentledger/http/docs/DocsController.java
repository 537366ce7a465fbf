package io.incidentledger.http.docs;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.http.messages.EntityTagList;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;

/// Serves the page and the files that it loads. The links of the page are relative, so that it works behind a reverse
/// proxy that adds a prefix.
@RestController
@Hidden
final class DocsController {

    private static final String PAGE = "docs.html";
    /// Swagger UI contains pictures as `data:` addresses. It sets styles by scripts only.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    @GetMapping("/")
    ResponseEntity<Void> start() {
        return seeAlso("docs");
    }

    @GetMapping("/docs/")
    ResponseEntity<Void> directory() {
        return seeAlso("../docs");
    }

    @GetMapping("/docs")
    ResponseEntity<Flux<DataBuffer>> page(ServerHttpRequest request) {
        return respond(PAGE, request);
    }

    @GetMapping("/docs/{name}")
    ResponseEntity<Flux<DataBuffer>> file(@PathVariable String name, ServerHttpRequest request) {
        if (!StaticFile.isServed(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return respond(name, request);
    }

    /// Compares entity tags itself, since Spring reads them from the request as it was sent, in which they may be those
    /// of compressed forms.
    private ResponseEntity<Flux<DataBuffer>> respond(String name, ServerHttpRequest request) {
        StaticFile file = files.computeIfAbsent(name, StaticFile::read);
        boolean known = EntityTagList.matches(request.getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH),
                file.entityTag());
        ResponseEntity.BodyBuilder response = ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(file.entityTag()).cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY).header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
        return known
                ? response.build()
                : response.contentType(file.type()).contentLength(file.bytes()).body(file.content());
    }

    private static ResponseEntity<Void> seeAlso(String page) {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(page)).build();
    }
}
