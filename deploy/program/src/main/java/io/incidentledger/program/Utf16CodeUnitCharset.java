package io.incidentledger.program;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/// Encodes each UTF-16 code unit as two bytes, including single surrogates. It serves writers that encode one `char` at
/// a time, which with any standard charset turns characters beyond U+FFFF into question marks.
final class Utf16CodeUnitCharset extends Charset {
    static final Utf16CodeUnitCharset CHARSET = new Utf16CodeUnitCharset();

    private Utf16CodeUnitCharset() {
        super("x-incident-ledger-code-units", new String[0]);
    }

    static String decode(byte[] units) {
        return ByteBuffer.wrap(units).asCharBuffer().toString();
    }

    @Override
    public boolean contains(Charset other) {
        return true;
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new CharsetEncoder(this, Character.BYTES, Character.BYTES, new byte[]{0, '?'}) {
            @Override
            public boolean isLegalReplacement(byte[] replacement) {
                return true;
            }

            @Override
            protected CoderResult encodeLoop(CharBuffer from, ByteBuffer to) {
                while (from.hasRemaining()) {
                    if (to.remaining() < Character.BYTES) {
                        return CoderResult.OVERFLOW;
                    }
                    to.putChar(from.get());
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }

    @Override
    public CharsetDecoder newDecoder() {
        throw new UnsupportedOperationException("see decode");
    }
}
