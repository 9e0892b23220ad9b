package io.recourse.casework.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream into batches of numbered lines. Blank lines are counted and passed over; of a line that is too long only the
 * fact is kept, so memory is bounded by one batch of documents: a megabyte and a line.
 */
public final class Lines {

    /** A request's stream is dear to ask, so it is not asked for one byte at a time. */
    private static final int PIECE = 16 * 1024;

    /** A batch ends with the line that brings it so far, however many lines it may have. */
    private static final int MOST_BYTES = 1024 * 1024;

    /** @param number from 1, as an editor shows it */
    public record Raw(long number, byte[] bytes, boolean tooLong) {}

    private final InputStream in;
    private final int most;
    private final byte[] piece = new byte[PIECE];
    private int from;
    private int to;
    private long number;
    private boolean ended;

    /** @param most lines of a batch */
    public Lines(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    public boolean ended() {
        return ended;
    }

    /** Whether more is there to be read without waiting for who sends it. */
    public boolean available() throws IOException {
        return from < to || in.available() > 0;
    }

    public List<Raw> next() throws IOException {
        List<Raw> batch = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        int size = 0;
        while (!ended && batch.size() < most && size < MOST_BYTES) {
            if (from == to) {
                refill();
            }
            int end = from;
            while (end < to && piece[end] != '\n') {
                end++;
            }
            int room = Bodies.MAX_BYTES - line.size();
            tooLong |= end - from > room;
            line.write(piece, from, Math.min(end - from, room));
            boolean whole = end < to || ended;
            from = Math.min(end + 1, to);
            if (whole) {
                number++;
                byte[] bytes = line.toByteArray();
                if (tooLong || !blank(bytes)) {
                    batch.add(new Raw(number, tooLong ? new byte[0] : bytes, tooLong));
                    size += bytes.length;
                }
                line.reset();
                tooLong = false;
            }
        }
        return batch;
    }

    private void refill() throws IOException {
        int read = in.read(piece);
        ended = read < 0;
        from = 0;
        to = Math.max(read, 0);
    }

    private static boolean blank(byte[] line) {
        for (byte b : line) {
            if (!Character.isWhitespace(b)) {
                return false;
            }
        }
        return true;
    }
}
