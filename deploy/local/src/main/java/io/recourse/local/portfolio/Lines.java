package io.recourse.local.portfolio;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of a text of any size; one that is too long or not in its character set spoils only itself. */
public final class Lines {
    static final int MOST_BYTES = 1 << 20;

    private final InputStream in;
    private final Charset charset;
    private final Deque<Line> putBack = new ArrayDeque<>();
    private long number;
    private boolean ended;

    sealed interface Line {}

    record Text(long line, String text) implements Line {}

    record Bad(long line, String rule, String detail) implements Line {}

    /** @param charset one in which only a line break contains the byte 0x0a, as UTF-8 and GB 18030 */
    public Lines(InputStream in, Charset charset) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.charset = charset;
    }

    /** Given out again, in this order, before anything new. */
    void putBack(List<Line> lines) {
        lines.reversed().forEach(putBack::addFirst);
    }

    /** Null at the end. */
    @Nullable
    Line next() {
        if (!putBack.isEmpty()) {
            return putBack.removeFirst();
        }
        return ended ? null : read();
    }

    private @Nullable Line read() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        try {
            int b = in.read();
            while (b >= 0 && b != '\n') {
                if (bytes.size() < MOST_BYTES) {
                    bytes.write(b);
                } else {
                    tooLong = true;
                }
                b = in.read();
            }
            ended = b < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ended && bytes.size() == 0) {
            return null;
        }
        number++;
        return tooLong ? new Bad(number, "row-too-long", "a line has at most 1 MiB") : decoded(bytes.toByteArray());
    }

    private Line decoded(byte[] bytes) {
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
            return new Text(number, number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return new Bad(
                    number,
                    "not-" + charset.name().toLowerCase(java.util.Locale.ROOT),
                    "bytes that are no " + charset.name());
        }
    }
}
