package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.door.Bodies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpoolTest {

    private static List<Spool.Piece> pieces(String text) throws IOException {
        Spool spool = new Spool(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<Spool.Piece> pieces = new ArrayList<>();
        for (Spool.Piece piece = spool.next(); piece != null; piece = spool.next()) {
            pieces.add(piece);
        }
        return pieces;
    }

    @Test
    void pieces_end_with_a_line_and_count_on() throws IOException {
        List<Spool.Piece> pieces = pieces("{}\n".repeat(2500) + "\n{}");
        assertThat(pieces).extracting(Spool.Piece::firstLine).containsExactly(1L, 1001L, 2001L);
        assertThat(pieces).extracting(Spool.Piece::lastLine).containsExactly(1000L, 2000L, 2502L);
        assertThat(new String(pieces.getLast().bytes(), StandardCharsets.UTF_8)).endsWith("{}\n\n{}");
    }

    @Test
    void nothing_has_no_piece() throws IOException {
        assertThat(pieces("")).isEmpty();
    }

    @Test
    void long_lines_make_short_pieces() throws IOException {
        String line = "x".repeat(200_000) + "\n";
        assertThat(pieces(line.repeat(12))).extracting(Spool.Piece::lines).containsExactly(6, 6);
    }

    @Test
    void of_a_line_that_is_too_long_no_more_is_kept_than_shows_it() throws IOException {
        List<Spool.Piece> pieces = pieces("x".repeat(3_000_000) + "\n{}\n");
        assertThat(pieces).singleElement().satisfies(piece -> {
            assertThat(piece.lines()).isEqualTo(2);
            assertThat(piece.bytes()).hasSize(Bodies.MAX_BYTES + 1 + "\n{}\n".length());
        });
    }

    @Test
    void memory_is_bounded_by_one_piece_at_a_million_lines() throws IOException {
        long[] left = {1_000_000L * 3};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return left[0]-- > 0 ? left[0] % 3 == 0 ? '\n' : 'x' : -1;
            }
        };
        Spool spool = new Spool(endless);
        long lines = 0;
        for (Spool.Piece piece = spool.next(); piece != null; piece = spool.next()) {
            assertThat(piece.bytes()).hasSizeLessThanOrEqualTo(3000);
            lines += piece.lines();
        }
        assertThat(lines).isEqualTo(1_000_000);
    }
}
