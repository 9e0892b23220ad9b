package io.recourse.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.bench.hostile.Findings.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a stream of lines and what is answered to each")
class NdjsonTest {

    private final Findings findings = new Findings(1);
    private final List<String> heard = new ArrayList<>();
    private final Ndjson stream = new Ndjson("/v1/accounts");

    @BeforeEach
    void write() {
        line("a");
        line("");
        line("b");
    }

    private void line(String text) {
        stream.line(text.getBytes(StandardCharsets.US_ASCII), result -> heard.add(text + result));
    }

    @Test
    void the_last_line_lacks_its_end() {
        assertThat(stream.body()).asString(StandardCharsets.US_ASCII).isEqualTo("a\n\nb");
    }

    @Test
    void a_result_is_heard_by_who_wrote_its_line_blank_ones_counted() {
        stream.answered(findings, 200, "{\"line\":1}\n{\"line\":3}\n");

        assertThat(heard).containsExactly("a{\"line\":1}", "b{\"line\":3}");
        assertThat(findings.count()).isZero();
    }

    @Test
    void who_has_no_answer_hears_nothing_instead() {
        stream.answered(findings, 200, "{\"line\":1}");

        assertThat(heard).containsExactly("a{\"line\":1}", "b");
    }

    @Test
    void an_answer_to_nobody_is_found() {
        stream.answered(findings, 200, "{\"line\":1}\n{\"line\":2}\n{\"line\":3}\n{\"line\":3}");

        assertThat(findings.count(Kind.UNACCOUNTED)).isEqualTo(2);
    }

    @Test
    void a_stream_that_is_refused_as_a_whole_is_found() {
        stream.answered(findings, 503, "");

        assertThat(findings.count(Kind.SERVER_ERROR)).isOne();
    }
}
