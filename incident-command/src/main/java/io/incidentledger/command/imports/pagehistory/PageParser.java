package io.incidentledger.command.imports.pagehistory;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Name;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Posted;
import io.incidentledger.events.Status;
import io.incidentledger.ledger.Hash;
import org.jspecify.annotations.Nullable;

/// Parsing that is common to pages of all formats.
final class PageParser {
    /// The fields that identify incidents, the surest first. Pages have changed from one to another.
    static final List<String> NAMING = List.of("id", "number");
    private static final String UNTITLED = "(untitled)";
    private static final String WORDLESS = "(no text)";

    private PageParser() {}

    /// Returns the incidents that can be read, each once.
    static List<Listed> each(List<LenientJsonNode> items, Function<LenientJsonNode, @Nullable Listed> reading) {
        Map<Name, Listed> byName = new LinkedHashMap<>();
        for (LenientJsonNode item : items) {
            @Nullable Listed listed = reading.apply(item);
            if (listed == null) {
                continue;
            }
            Name name = listed.names().getFirst();
            @Nullable Listed before = byName.putIfAbsent(name, listed);
            if (before != null && !before.digest().equals(listed.digest())) {
                item.at(name.field())
                        .fault("must be unique: " + name.value() + " is already listed with different content");
            }
        }
        return List.copyOf(byName.values());
    }

    /// Returns the names of an incident on the page; if there are none, the result is empty and an error is reported.
    static List<Name> names(LenientJsonNode item) {
        List<Name> names = new ArrayList<>();
        for (String field : NAMING) {
            @Nullable String value = item.id(field);
            if (value != null) {
                names.add(new Name(field, value));
            }
        }
        if (names.isEmpty()) {
            item.at("id").fault("is required");
        }
        return List.copyOf(names);
    }

    static String title(@Nullable String title) {
        return title == null ? UNTITLED : title;
    }

    /// Null: it is not a web address.
    static @Nullable String url(@Nullable String url) {
        try {
            URI uri = url == null ? null : new URI(url);
            boolean web = uri != null && uri.getRawAuthority() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
            return web ? url : null;
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }

    /// @param word the page's term for the status; it replaces the message when there is neither a message nor a known
    ///     status
    static Posted posted(@Nullable String id, @Nullable Instant created, Instant at, @Nullable Status status,
            @Nullable String message, @Nullable String word) {
        @Nullable String said = message == null && status == null ? word : message;
        return new Posted(id, created, at, status, said == null && status == null ? WORDLESS : said);
    }

    /// Sorts updates by time; those with the same time keep the page's order, in whichever direction it lists them.
    static List<Posted> oldestFirst(List<Posted> posted) {
        List<Posted> sorted = new ArrayList<>(posted);
        if (!sorted.isEmpty() && !sorted.getFirst().at().isBefore(sorted.getLast().at())) {
            sorted = new ArrayList<>(sorted.reversed());
        }
        sorted.sort(Comparator.comparing(Posted::at)
                .thenComparing(each -> each.createdAt() == null ? each.at() : each.createdAt()));
        return List.copyOf(sorted);
    }

    /// Returns a digest that shows whether the content differs from before.
    static Hash digest(LenientJsonNode node) {
        try {
            return Hash.of(MessageDigest.getInstance("SHA-256")
                    .digest(node.json().toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
