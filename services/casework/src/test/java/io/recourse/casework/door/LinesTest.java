package io.recourse.casework.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    private static final String LONGEST = "x".repeat(Bodies.MAX_BYTES);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16 * 1024 - 1, 16 * 1024, 1_000_000})
    void however_a_stream_arrives_its_lines_are_the_same(int atOnce) throws IOException {
        Lines lines = lines("a\n\n \t\r\nbc\r\n" + LONGEST + "\n" + LONGEST + "y\n张三\nlast", atOnce, 2);
        List<String> read = new ArrayList<>();
        while (!lines.ended()) {
            List<Lines.Raw> batch = lines.next();
            assertThat(batch).hasSizeLessThanOrEqualTo(2);
            batch.forEach(l -> read.add(l.number() + " " + said(l)));
        }
        assertThat(read).containsExactly("1 a", "4 bc\r", "5 longest", "6 too long", "7 张三", "8 last");
    }

    @Test
    void what_has_arrived_with_the_last_line_is_there_to_be_read() throws IOException {
        Lines lines = lines("a\nb\nc", 100, 1);
        assertThat(lines.available()).isTrue();
        lines.next();
        assertThat(lines.available()).isTrue();
        lines.next();
        lines.next();
        assertThat(lines.available()).isFalse();
    }

    @Test
    void long_lines_make_short_batches() throws IOException {
        Lines lines = lines((LONGEST + "\n").repeat(9), 1_000_000, 1000);
        List<Integer> sizes = new ArrayList<>();
        while (!lines.ended()) {
            sizes.add(lines.next().size());
        }
        assertThat(sizes).containsExactly(4, 4, 1);
    }

    private static String said(Lines.Raw line) {
        String text = new String(line.bytes(), StandardCharsets.UTF_8);
        return line.tooLong() ? "too long" : text.equals(LONGEST) ? "longest" : text;
    }

    private static Lines lines(String text, int atOnce, int most) {
        return new Lines(
                new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        return super.read(into, from, Math.min(length, atOnce));
                    }
                },
                most);
    }
}
