package io.incidentledger.http.parameters;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// A page of a list.
///
/// @param next the cursor of the last item; null if there are no more items
public record PageResponse<T>(List<T> items, @Nullable String next) {

    public PageResponse {
        items = List.copyOf(items);
    }

    /// The same part of a list, item by item in another form.
    public <R> PageResponse<R> map(Function<T, R> form) {
        return new PageResponse<>(items.stream().map(form).toList(), next);
    }

    /// Response body of a list.
    ///
    /// @param next the cursor of the next page; null: this is the last one
    public record Items<T>(List<T> items, @Nullable String next) {}

    /// Returns the response, with a `Link` header (RFC 8288) to the next page: a path with the request's parameters and
    /// the new cursor.
    ///
    /// @param describing sets headers that describe which state of the ledger the response reflects
    public ResponseEntity<Items<T>> answer(ServerHttpRequest request, Consumer<HttpHeaders> describing) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().headers(describing);
        if (next != null) {
            answer.header(HttpHeaders.LINK, NextLink.of(request, Cursor.PARAMETER, next));
        }
        return answer.body(new Items<>(items, next));
    }
}
