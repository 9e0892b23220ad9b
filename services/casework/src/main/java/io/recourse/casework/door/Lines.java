package io.recourse.casework.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream into batches of numbered lines. Blank lines are counted and passed over; of a line that is too long only the
 * fact is kept, so memory is bounded by one batch of documents.
 */
public final class Lines {

    /** @param number from 1, as an editor shows it */
    public record Raw(long number, byte[] bytes, boolean tooLong) {}

    private final InputStream in;
    private final int most;
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

    public List<Raw> next() throws IOException {
        List<Raw> batch = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        while (!ended && batch.size() < most) {
            int b = in.read();
            if (b >= 0 && b != '\n') {
                if (line.size() < Bodies.MAX_BYTES) {
                    line.write(b);
                } else {
                    tooLong = true;
                }
                continue;
            }
            ended = b < 0;
            number++;
            if (tooLong || !line.toString(StandardCharsets.ISO_8859_1).isBlank()) {
                batch.add(new Raw(number, tooLong ? new byte[0] : line.toByteArray(), tooLong));
            }
            line.reset();
            tooLong = false;
        }
        return batch;
    }
}
