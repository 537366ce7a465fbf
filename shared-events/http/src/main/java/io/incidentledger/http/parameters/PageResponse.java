package io.incidentledger.http.parameters;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import tools.jackson.databind.annotation.JsonSerialize;

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

    /// A page of a list.
    ///
    /// The items are written with the selected members only.
    ///
    /// @param items the items of the page, in the order of the list
    /// @param next the cursor of the next page; null: this is the last one
    /// @param fields the members of the items that are written
    @JsonSerialize(using = PageItemsSerializer.class)
    public record Items<T>(List<T> items, @Nullable String next, @JsonIgnore FieldSelection fields) {}

    /// Returns the response, with a `Link` header (RFC 8288) to the next page: a path with the request's parameters and
    /// the new cursor.
    ///
    /// @param fields the members of the items that are written
    /// @param describing sets headers that describe which state of the ledger the response reflects
    public ResponseEntity<Items<T>> answer(ServerHttpRequest request, FieldSelection fields,
            Consumer<HttpHeaders> describing) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().headers(describing)
                .varyBy(HttpHeaders.ACCEPT);
        if (next != null) {
            answer.header(HttpHeaders.LINK, NextLink.of(request, Cursor.PARAMETER, next));
        }
        return answer.body(new Items<>(items, next, fields));
    }
}
