package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.Client;
import io.recourse.casework.spec.TestTokens;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is parked is listed whole, however much it is. */
@QuarkusTest
@NullUnmarked
class ParkedTest {

    @Inject
    Books books;

    @Test
    void pages_follow_one_another_without_a_hole_and_the_last_says_that_it_is() {
        String prefix = UUID.randomUUID().toString();
        List<String> ids = List.of(prefix + "-1", prefix + "-2", prefix + "-3");
        ids.forEach(books::open);
        books.change("update subject set parked = 'by a test' where id like '" + prefix + "%'");
        List<String> listed = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = Client.as(TestTokens.OPERATOR)
                    .get("/v1/parked?limit=1&after=" + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<String> items = page.getList("items.id");
            assertThat(items).hasSizeLessThanOrEqualTo(1);
            listed.addAll(items);
            next = page.getString("next");
        }
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed.stream().filter(id -> id.startsWith(prefix))).containsExactlyElementsOf(ids);
        books.change("update subject set parked = null where id like '" + prefix + "%'");
    }
}
