package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.door.EventDoor;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The counters that tell a quiet house from one that has lost something. */
@QuarkusTest
@NullUnmarked
class FlowTest {

    /** The topic tallies shout on; other tests shout there too, so differences are looked at. */
    private static final String TOPIC = "cases.negotiation";

    @Inject
    EventDoor door;

    @Inject
    Books books;

    private String id;

    @BeforeEach
    void a_fresh_subject() {
        id = UUID.randomUUID().toString();
        books.open(id);
    }

    @Test
    void what_was_sent_is_seen_once_whatever_is_delivered_twice_and_in_whatever_order() {
        long sent = flow("sent");
        long seen = flow("seen");
        Stream.of("1", "2", "4", "8", "16").forEach(word -> books.command(id, new Tally.Shout(word)));
        assertThat(flow("sent") - sent).isEqualTo(5);

        Post post = new Post(TOPIC);
        List<ConsumerRecord<String, byte[]>> deliveries = new ArrayList<>();
        for (String payload :
                books.texts("select payload from journal where id = ?1 and topic is not null order by seq", id)) {
            deliveries.add(post.event(id, deliveries.size() + 1L, "StepLapsed.v1", payload));
        }
        deliveries.addAll(List.copyOf(deliveries));
        long seed = System.nanoTime();
        Collections.shuffle(deliveries, new Random(seed));
        deliveries.forEach(this::handle);
        handle(deliveries.getFirst());

        assertThat(flow("seen") - seen).as("shuffled with seed " + seed).isEqualTo(5);
        assertThat(flow("sent") - sent).isEqualTo(5);
        assertThat(books.total(id)).isEqualTo(31);
        assertThat(books.mail(id)).isZero();
    }

    @Test
    void an_event_counts_as_seen_when_it_is_handled_not_when_it_begins_to_wait() {
        Post post = new Post("cases." + id.substring(0, 8));
        String topic = "cases." + id.substring(0, 8);
        handle(post.adding(id, 2, 1));
        assertThat(flow("seen", topic)).isZero();
        handle(post.adding(id, 1, 1));
        assertThat(flow("seen", topic)).isEqualTo(2);
    }

    @Test
    void ignored_and_unknown_events_count_as_seen() {
        Post post = new Post("cases." + id.substring(0, 8));
        handle(post.event(id, 1, "NeverHeardOf.v1", "{}"));
        handle(post.event(
                id, 2, "PromiseKept.v1", "{\"promiseId\":\"p\",\"paid\":{\"minor\":5,\"currency\":\"CNY\"}}"));
        assertThat(flow("seen", "cases." + id.substring(0, 8))).isEqualTo(2);
    }

    @Test
    void a_refused_command_sends_nothing() {
        long sent = flow("sent");
        assertThat(books.command(id, new Tally.Add(-1)).outcome()).isEqualTo(Reply.Outcome.REFUSED);
        assertThat(flow("sent")).isEqualTo(sent);
    }

    private void handle(ConsumerRecord<String, byte[]> record) {
        door.handle(Post.batch(record), Tally.KIND, Post::hear).await().atMost(Duration.ofSeconds(20));
    }

    private long flow(String counter) {
        return flow(counter, TOPIC);
    }

    private long flow(String counter, String topic) {
        return books.number(
                "select cast(coalesce(sum(" + counter + "), 0) as bigint) from flow where topic = ?1", topic);
    }
}
