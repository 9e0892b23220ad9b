package io.recourse.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void an_exception_means_not_yet() {
        AtomicInteger asked = new AtomicInteger();
        Await.until("third time lucky", LONG, () -> {
            if (asked.incrementAndGet() < 2) {
                throw new IOException("refused");
            }
            return asked.get() == 3;
        });
        assertThat(asked).hasValue(3);
    }

    @Test
    void when_patience_ends_the_last_reason_is_told() {
        assertThatThrownBy(() -> Await.until("the door opens", Duration.ZERO, () -> {
                    throw new IOException("refused");
                }))
                .isInstanceOf(StackFailed.class)
                .hasMessage("the door opens not within 0 s (refused)");
    }

    @Test
    void what_has_failed_for_good_is_not_waited_for() {
        assertThatThrownBy(() -> Await.until("anything", LONG, () -> {
                    throw new StackFailed("it has ended");
                }))
                .hasMessage("it has ended");
    }

    @Test
    void an_interrupt_ends_the_waiting_and_is_kept() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Await.until("anything", LONG, () -> false))
                .isInstanceOf(StackFailed.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
