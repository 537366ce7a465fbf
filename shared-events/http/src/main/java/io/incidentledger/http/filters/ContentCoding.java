package io.incidentledger.http.filters;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/// A content coding (RFC 9110, section 8.4.1) in which responses are sent; what is preferred comes first.
enum ContentCoding {
    GZIP("gzip"),
    /// In the zlib format (RFC 1950), as HTTP defines it.
    DEFLATE("deflate");

    private static final int BUFFER = 8_192;

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    /// As headers name it.
    String token() {
        return token;
    }

    /// The opaque part of an entity tag for this coding: each form of a response has its own (RFC 9110, section 8.8.3).
    String tagged(String opaque) {
        return opaque + suffix();
    }

    /// The coding that an entity tag belongs to; null: the uncompressed form.
    static @Nullable ContentCoding ofTag(String opaque) {
        for (ContentCoding each : values()) {
            if (opaque.endsWith(each.suffix())) {
                return each;
            }
        }
        return null;
    }

    /// The opaque part of the uncompressed form's tag, of a tag that belongs to this coding.
    String untagged(String opaque) {
        return opaque.substring(0, opaque.length() - suffix().length());
    }

    private String suffix() {
        return "-" + token;
    }

    /// Compresses into a stream in memory; a flush makes everything readable that was written before.
    DeflaterOutputStream over(OutputStream memory) {
        try {
            return switch (this) {
                case GZIP -> new GZIPOutputStream(memory, BUFFER, true);
                case DEFLATE -> new DeflaterOutputStream(memory, true);
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
