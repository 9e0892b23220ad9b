package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.door.EventDoor;
import io.recourse.contracts.Headers;
import io.recourse.contracts.json.SealedJson;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records as they may come from Kafka, through the real desk: what cannot be handled stands in the door's journal. */
@QuarkusTest
@NullUnmarked
class EventDoorTest {

    @Inject
    EventDoor door;

    @Inject
    Books books;

    private String id;
    private Post post;

    @BeforeEach
    void an_open_subject_and_a_topic_of_its_own() {
        id = UUID.randomUUID().toString();
        post = new Post("cases." + id.substring(0, 8));
        books.open(id);
    }

    @Test
    void events_are_handled_in_order_and_the_ones_this_service_ignores_move_the_sequence() {
        handle(
                post.adding(id, 1, 1),
                post.event(
                        id, 2, "PromiseKept.v1", "{\"promiseId\":\"p\",\"paid\":{\"minor\":5,\"currency\":\"CNY\"}}"),
                post.adding(id, 3, 10));
        assertThat(books.total(id)).isEqualTo(11);
        assertThat(letters()).isEmpty();
    }

    @Test
    void an_event_that_overtakes_another_waits_for_it() {
        handle(post.adding(id, 3, 100), post.adding(id, 2, 10));
        assertThat(books.total(id)).isZero();
        assertThat(books.mail(id)).isEqualTo(2);
        handle(post.adding(id, 1, 1));
        assertThat(books.total(id)).isEqualTo(111);
        assertThat(books.mail(id)).isZero();
    }

    @Test
    void an_event_that_overtakes_the_one_that_opens_its_subject_waits_for_it() {
        String unborn = UUID.randomUUID().toString();
        handle(post.adding(unborn, 2, 10));
        assertThat(books.mail(unborn)).isEqualTo(1);
        handle(post.opening(unborn, 1));
        assertThat(books.total(unborn)).isEqualTo(10);
        assertThat(books.mail(unborn)).isZero();
    }

    @Test
    void a_duplicate_is_dropped_in_the_same_batch_and_in_a_later_one() {
        ConsumerRecord<String, byte[]> first = post.adding(id, 1, 5);
        handle(first, first);
        handle(first);
        assertThat(books.total(id)).isEqualTo(5);
        assertThat(letters()).isEmpty();
    }

    @Test
    void malformed_json_becomes_a_dead_letter_and_what_follows_on_its_subject_waits() {
        String neighbour = UUID.randomUUID().toString();
        books.open(neighbour);
        handle(post.event(id, 1, "StepLapsed.v1", "{\"step\":"), post.adding(neighbour, 1, 7), post.adding(id, 2, 5));
        assertThat(letters()).containsExactly(letter(0, "event-unreadable", "{\"step\":"));
        assertThat(books.total(neighbour)).isEqualTo(7);
        assertThat(books.total(id)).isZero();
        assertThat(books.mail(id)).isEqualTo(1);
    }

    @Test
    void json_that_does_not_fit_the_contract_becomes_a_dead_letter() {
        String tooMuch = "{\"step\":\"1\",\"dueAt\":\"2026-03-01T08:00:00Z\",\"rule\":\"test\",\"sugar\":1}";
        String tooLittle = "{\"step\":\"1\"}";
        handle(post.event(id, 1, "StepLapsed.v1", tooMuch), post.event(id, 1, "StepLapsed.v1", tooLittle));
        assertThat(letters())
                .containsExactly(letter(0, "event-unreadable", tooMuch), letter(1, "event-unreadable", tooLittle));
        assertThat(books.total(id)).isZero();
    }

    @Test
    void bytes_that_are_not_utf_8_become_a_dead_letter_byte_for_byte() {
        byte[] value = Post.adding(1).getBytes(StandardCharsets.UTF_8);
        value[value.length - 3] = (byte) 0xFF;
        ConsumerRecord<String, byte[]> record = post.adding(id, 1, 1);
        ConsumerRecord<String, byte[]> broken = new ConsumerRecord<>(record.topic(), 0, record.offset(), id, value);
        record.headers().forEach(h -> broken.headers().add(h));
        handle(broken);
        assertThat(letters())
                .containsExactly("0 not-utf-8 " + Base64.getEncoder().encodeToString(value));
        assertThat(books.total(id)).isZero();
    }

    @Test
    void a_record_without_key_becomes_a_dead_letter() {
        handle(
                post.event(null, 1, "StepLapsed.v1", "{}"),
                post.event("", 1, "StepLapsed.v1", "{}"),
                post.event("k".repeat(65), 1, "StepLapsed.v1", "{}"));
        assertThat(letters())
                .containsExactly(
                        letter(0, "key-missing", "{}"), letter(1, "key-missing", "{}"), letter(2, "key-missing", "{}"));
    }

    @Test
    void an_unknown_type_leaves_a_dead_letter_and_moves_the_sequence() {
        handle(
                post.event(id, 1, "StepLapsed.v2", "{\"step\":7}"),
                post.event(id, 2, "NeverHeardOf.v1", "{}"),
                post.adding(id, 3, 10));
        assertThat(letters())
                .containsExactly(
                        letter(0, "event-type-unknown", "{\"step\":7}"), letter(1, "event-type-unknown", "{}"));
        assertThat(books.total(id)).isEqualTo(10);
    }

    @Test
    void a_record_that_lacks_a_header_becomes_a_dead_letter() {
        List<String> required =
                List.of(Headers.ID, Headers.TYPE, Headers.SEQUENCE, Headers.TENANT, Headers.BUSINESS_AT);
        for (String name : required) {
            ConsumerRecord<String, byte[]> record = post.adding(id, 1, 1);
            record.headers().remove(name);
            handle(record);
        }
        assertThat(letters()).hasSize(5).allSatisfy(l -> assertThat(l).contains(" header-missing "));
        assertThat(books.total(id)).isZero();
    }

    @Test
    void a_header_that_is_no_number_or_no_instant_becomes_a_dead_letter() {
        ConsumerRecord<String, byte[]> noNumber = post.adding(id, 1, 1);
        Post.header(noNumber, Headers.SEQUENCE, "first");
        ConsumerRecord<String, byte[]> noInstant = post.adding(id, 1, 1);
        Post.header(noInstant, Headers.BUSINESS_AT, "yesterday");
        ConsumerRecord<String, byte[]> noYear = post.adding(id, 1, 1);
        Post.header(noYear, Headers.BUSINESS_AT, "0000-12-31T23:59:59Z");
        handle(noNumber, noInstant, noYear);
        assertThat(letters()).hasSize(3).allSatisfy(l -> assertThat(l).contains(" event-unreadable "));
        assertThat(books.total(id)).isZero();
    }

    @Test
    void a_record_that_cannot_be_stored_at_all_becomes_a_dead_letter_and_stops_nobody() {
        String neighbour = UUID.randomUUID().toString();
        books.open(neighbour);
        ConsumerRecord<String, byte[]> early = post.adding(id, 2, 5);
        Post.header(early, Headers.ID, "half\0done");
        handle(post.adding(neighbour, 1, 7), early, post.adding(neighbour, 2, 70));
        assertThat(letters()).containsExactly(letter(0, "entry-not-written", Post.adding(5)));
        assertThat(books.total(neighbour)).isEqualTo(77);
        handle(post.adding(id, 1, 1));
        assertThat(books.total(id)).isEqualTo(1);
    }

    @Test
    void a_tombstone_becomes_a_dead_letter_without_bytes() {
        handle(post.event(id, 1, "StepLapsed.v1", null));
        assertThat(letters()).containsExactly("0 value-missing null");
    }

    @Test
    void a_dead_letter_is_written_once_however_often_it_is_delivered() {
        ConsumerRecord<String, byte[]> broken = post.event(id, 1, "StepLapsed.v1", "tea");
        handle(broken, broken);
        handle(broken);
        assertThat(letters()).containsExactly(letter(0, "event-unreadable", "tea"));
    }

    @Test
    void of_a_letter_too_long_for_a_row_the_head_is_kept_with_its_length_and_that_it_was_cut() {
        handle(
                post.event(id, 1, "StepLapsed.v1", "x".repeat(128 * 1024)),
                post.event(id, 2, "StepLapsed.v1", "x".repeat(128 * 1024 + 1)),
                post.event(id, 3, "StepLapsed.v1", null));
        assertThat(books.texts("""
                        select (cast(payload as json) ->> 'length') || ' ' || (cast(payload as json) ->> 'cut') || ' '
                               || coalesce(length(decode(cast(payload as json) ->> 'base64', 'base64')), -1)
                        from journal where kind = 'door' and id = ?1 order by seq
                        """, post.door()))
                .containsExactly("131072 false 131072", "131073 true 131072", "0 false -1");
    }

    @SafeVarargs
    private void handle(ConsumerRecord<String, byte[]>... records) {
        door.handle(Post.batch(records), Tally.KIND, Post::hear).await().atMost(Duration.ofSeconds(20));
    }

    /** Dead letters of the topic as {@code offset rule base64}. */
    private List<String> letters() {
        return books
                .texts(
                        "select payload from journal where kind = 'door' and id = ?1 and topic is null order by seq",
                        post.door())
                .stream()
                .map(EventDoorTest::line)
                .toList();
    }

    private static String line(String payload) {
        try {
            JsonNode letter = SealedJson.mapper().readTree(payload);
            return letter.get("offset") + " " + letter.get("rule").asText() + " "
                    + (letter.hasNonNull("base64") ? letter.get("base64").asText() : null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String letter(long offset, String rule, String value) {
        return offset + " " + rule + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
