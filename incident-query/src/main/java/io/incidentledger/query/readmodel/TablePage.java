package io.incidentledger.query.readmodel;

import java.util.List;
import java.util.function.Function;

import io.incidentledger.projection.documents.DocumentQuery;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A part of a list that is read as a whole, page by page.
///
/// @param position the position that the first page reflects
/// @param next the end of this page; null: there are no more items
public record TablePage<T>(List<T> items, long position, DocumentQuery.@Nullable Cursor next) {

    private static final int SIZE = 500;

    public TablePage {
        items = List.copyOf(items);
    }

    /// Parts a list that has been read as a whole.
    public static <T> Flux<List<T>> parts(List<T> all) {
        return all.isEmpty() ? Flux.just(List.of()) : Flux.fromIterable(all).buffer(SIZE);
    }

    /// Returns the items of all pages. Each page is a query of its own, made while the client receives the page before,
    /// so that a slow client holds no permit and at most two pages.
    ///
    /// @param following returns the page after a page that has a next one
    public static <T> Flux<List<T>> all(Mono<TablePage<T>> first,
            Function<TablePage<T>, Mono<TablePage<T>>> following) {
        return first.expand(page -> page.next() == null ? Mono.empty() : following.apply(page)).map(TablePage::items);
    }
}
