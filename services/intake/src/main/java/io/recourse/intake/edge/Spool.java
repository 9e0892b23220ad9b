package io.recourse.intake.edge;

import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Ndjson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream between its lines into pieces that are handed to the desk at once: of at most a thousand lines, and of a mebibyte
 * and one line at most. Of a line that is too long so much is kept that its reader sees that it is.
 */
final class Spool {

    private static final int MOST_BYTES = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long number;

    Spool(InputStream in) {
        this.in = in;
    }

    /** @param firstLine from 1, blank lines included */
    record Piece(long firstLine, int lines, byte[] bytes) {

        long lastLine() {
            return firstLine + lines - 1;
        }
    }

    /** Null at the end. */
    @Nullable
    Piece next() throws IOException {
        long first = number + 1;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int length = 0;
        while (number - first + 1 < Ndjson.BATCH && bytes.size() < MOST_BYTES || length > 0) {
            int b = read();
            if (b < 0) {
                number += length > 0 ? 1 : 0;
                break;
            }
            if (b == '\n') {
                bytes.write(b);
                number++;
                length = 0;
            } else if (length <= Bodies.MAX_BYTES) {
                bytes.write(b);
                length++;
            }
        }
        int lines = (int) (number - first + 1);
        return lines == 0 ? null : new Piece(first, lines, bytes.toByteArray());
    }

    private int read() throws IOException {
        if (at == end) {
            at = 0;
            end = in.read(buffer);
            if (end < 0) {
                end = 0;
                return -1;
            }
        }
        return at < end ? buffer[at++] & 0xff : read();
    }
}
