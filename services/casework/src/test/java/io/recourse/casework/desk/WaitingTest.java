package io.recourse.casework.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.door.EventDoor;
import io.recourse.casework.spec.TestTokens;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for an event that may never come is seen by an operator. */
@QuarkusTest
@NullUnmarked
class WaitingTest {

    @Inject
    EventDoor door;

    @Inject
    Books books;

    private String id;
    private String topic;
    private Post post;

    @BeforeEach
    void a_topic_of_its_own() {
        id = UUID.randomUUID().toString();
        topic = "cases." + id.substring(0, 8);
        post = new Post(topic);
    }

    @Test
    void an_event_of_a_case_that_nobody_opened_is_listed_until_somebody_does() {
        Instant before = Instant.now();
        handle(post.adding(id, 2, 10));
        assertThat(waiting()).singleElement().satisfies(one -> {
            assertThat(one)
                    .containsEntry("kind", "case")
                    .containsEntry("id", id)
                    .containsEntry("topic", topic);
            assertThat(one).containsEntry("sequence", 2).containsEntry("reason", "UNBORN");
            assertThat(Instant.parse((String) one.get("since")))
                    .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
        });
        handle(post.opening(id, 1));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void an_event_that_waits_for_one_before_it_is_listed_as_a_gap() {
        books.open(id);
        handle(post.adding(id, 2, 10), post.adding(id, 3, 100));
        assertThat(waiting())
                .extracting(one -> one.get("sequence") + " " + one.get("reason"))
                .containsExactly("2 GAP", "3 GAP");
        handle(post.adding(id, 1, 1));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void pages_follow_one_another_without_a_hole() {
        books.open(id);
        handle(post.adding(id, 4, 1), post.adding(id, 2, 1), post.adding(id, 3, 1));
        assertThat(waiting(1)).extracting(one -> one.get("sequence")).containsExactly(4, 2, 3);
        handle(post.adding(id, 1, 1));
    }

    private List<Map<String, Object>> waiting() {
        return waiting(200);
    }

    /** All that wait for this test's topic; other tests leave their own. */
    private List<Map<String, Object>> waiting(int pageSize) {
        List<Map<String, Object>> mine = new ArrayList<>();
        String next = "0";
        while (next != null) {
            JsonPath page = given().auth()
                    .oauth2(TestTokens.OPERATOR)
                    .queryParam("after", next)
                    .queryParam("limit", pageSize)
                    .get("/v1/waiting")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.<Map<String, Object>>getList("items").stream()
                    .filter(one -> topic.equals(one.get("topic")))
                    .forEach(mine::add);
            next = page.getString("next");
        }
        return mine;
    }

    @SafeVarargs
    private void handle(ConsumerRecord<String, byte[]>... records) {
        door.handle(Post.batch(records), Tally.KIND, Post::hear).await().atMost(Duration.ofSeconds(20));
    }
}
