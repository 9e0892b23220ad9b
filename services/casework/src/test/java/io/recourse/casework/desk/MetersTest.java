package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.Scrape;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is scraped of a service that has had work of every sort. */
@QuarkusTest
@NullUnmarked
class MetersTest {

    @Inject
    Books books;

    private final String id = UUID.randomUUID().toString();

    @Test
    void every_meter_is_there_with_its_labels_and_none_names_a_subject() {
        Tally.mended = false;
        books.open(id);
        books.command(id, new Tally.SetAlarm(Instant.now().minusSeconds(5)));
        books.command(id, new Tally.Order("tea"));
        books.command(id, new Tally.Shout("tea"));
        books.submit(new Entry(
                Books.subject(id),
                new Tally.Break(),
                new Entry.OwnEvent("cases.intake", 1, "break-" + id),
                false,
                Books.BANK,
                null));
        books.command(id, new Tally.Payment(-1));
        Tally.mended = true;
        books.submit(Entry.retry(Books.subject(id)));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Scrape.now().meters()).isEqualTo(Scrape.METERS));
        assertThat(Scrape.now().words()).noneMatch(word -> word.contains(id));
    }
}
