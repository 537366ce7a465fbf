package io.incidentledger.http;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/// A part of a list.
///
/// @param next the cursor of the last item; null: there are no more
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /// What a list answers with.
    public record Items<T>(List<T> items) {}

    /// The answer, with a `Link` of RFC 8288 to the next page: a path with the request's parameters and the new cursor.
    ///
    /// @param describing sets headers that say what the answer reflects
    public ResponseEntity<Items<T>> answer(ServerHttpRequest request, Consumer<HttpHeaders> describing) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().headers(describing);
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + linkTo(request, next) + ">; rel=\"next\"");
        }
        return answer.body(new Items<>(items));
    }

    private static String linkTo(ServerHttpRequest request, String cursor) {
        return UriComponentsBuilder.newInstance()
                .path(request.getURI().getRawPath())
                .query(request.getURI().getRawQuery())
                .replaceQueryParam("after", cursor)
                .build(true)
                .toUriString();
    }
}
