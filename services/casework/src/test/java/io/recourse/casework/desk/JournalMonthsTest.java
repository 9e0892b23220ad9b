package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The migration makes three months ahead; this service is configured to keep five. */
@QuarkusTest
@NullUnmarked
class JournalMonthsTest {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    @Inject
    JournalMonths months;

    @Inject
    Books books;

    @Test
    void the_coming_months_are_made_at_start() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> tables(5) == 1);
    }

    @Test
    void months_are_made_as_far_ahead_as_asked_and_asking_again_does_no_harm() {
        months.ensure(8).await().atMost(Duration.ofSeconds(10));
        months.ensure(8).await().atMost(Duration.ofSeconds(10));
        for (int ahead = 0; ahead <= 8; ahead++) {
            assertThat(tables(ahead)).as("%d months ahead", ahead).isEqualTo(1);
        }
    }

    private long tables(int ahead) {
        return books.number(
                "select count(*) from pg_inherits i join pg_class c on c.oid = i.inhrelid where c.relname = ?1",
                "journal_" + YearMonth.now(ZoneOffset.UTC).plusMonths(ahead).format(MONTH));
    }
}
