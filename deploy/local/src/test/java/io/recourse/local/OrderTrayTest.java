package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.world.Answer;
import io.recourse.local.world.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTrayTest {

    @Test
    void an_order_is_written_down_once_and_answered_whenever_it_comes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve(OrderTray.NAME);
        OrderTray tray = new OrderTray(file);
        Order order = new Order(
                "message", "case/1/a", "a", "case/1", Map.of("channel", "SMS"), Instant.parse("2026-01-05T01:00:00Z"));
        Answer done = new Answer("case/1/a", Answer.Result.DONE, "");
        assertThat(tray.take(order)).isEqualTo(done);
        assertThat(tray.take(order)).isEqualTo(done);
        assertThat(Files.readAllLines(file))
                .containsExactly("{\"adapter\":\"message\",\"key\":\"case/1/a\",\"ref\":\"a\",\"subject\":\"case/1\","
                        + "\"body\":{\"channel\":\"SMS\"},\"until\":\"2026-01-05T01:00:00Z\"}");
    }
}
