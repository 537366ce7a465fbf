package io.incidentledger.http.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Responses with comma-separated values. They contain whole lists, however long, and are written page by page as the
/// client reads them. If a page can't be read, the connection ends before the response does.
public final class CsvResponse {

    /// The media type that requests a table.
    public static final String MEDIA_TYPE = "text/csv";

    /// The HTTP server holds up to 128 pieces for a client that does not read.
    private static final int PIECE_BYTES = 16_384;

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType REQUESTED = MediaType.parseMediaType(MEDIA_TYPE);

    private CsvResponse() {}

    /// Whether the endpoint writes tables, and the client prefers a table to JSON.
    public static boolean isRequested(ServerWebExchange exchange) {
        Set<MediaType> producible = exchange.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
        if (producible == null || !producible.contains(REQUESTED)) {
            return false;
        }
        List<MediaType> accepted = new ArrayList<>(exchange.getRequest().getHeaders().getAccept());
        MimeTypeUtils.sortBySpecificity(accepted);
        return accepted.stream().filter(type -> type.getQualityValue() > 0)
                .filter(type -> type.includes(MediaType.APPLICATION_JSON) || type.includes(REQUESTED)).findFirst()
                .filter(type -> !type.includes(MediaType.APPLICATION_JSON)).isPresent();
    }

    /// Writes a table. A failure to read the first page becomes a problem response.
    ///
    /// @param name the file name, without its extension, under which a browser stores the table
    /// @param pages the rows, at least one page, read as the client receives them
    public static <T> Mono<Void> write(ServerWebExchange exchange, String name, CsvTable<T> table,
            Flux<List<T>> pages) {
        ServerHttpResponse response = exchange.getResponse();
        return pages.index().map(page -> (page.getT1() == 0 ? table.header() : "") + table.lines(page.getT2()))
                .concatMapIterable(CsvResponse::pieces, 1)
                .switchOnFirst((first, pieces) -> first.hasValue() ? write(response, name, pieces) : pieces).then();
    }

    private static Flux<byte[]> write(ServerHttpResponse response, String name, Flux<byte[]> pieces) {
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(CSV);
        headers.setContentDisposition(ContentDisposition.attachment().filename(name + ".csv").build());
        headers.setVary(List.of(HttpHeaders.ACCEPT));
        headers.setCacheControl("no-cache");
        return response.writeAndFlushWith(pieces.map(piece -> Mono.just(response.bufferFactory().wrap(piece))))
                .thenMany(Flux.empty());
    }

    private static List<byte[]> pieces(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<byte[]> pieces = new ArrayList<>();
        for (int begin = 0; begin < bytes.length; begin += PIECE_BYTES) {
            pieces.add(Arrays.copyOfRange(bytes, begin, Math.min(bytes.length, begin + PIECE_BYTES)));
        }
        return pieces;
    }
}
