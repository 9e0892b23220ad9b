package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the statements of a service are planned (ADR 0021), whatever the database it is given would do by itself. */
@QuarkusTest
@NullUnmarked
class PlansTest {

    @Inject
    Database database;

    @ParameterizedTest
    @CsvSource({
        "plan_cache_mode, force_generic_plan",
        "enable_seqscan, off",
        "enable_hashjoin, off",
        "enable_mergejoin, off"
    })
    void a_services_own_connections_plan_once_and_by_keys(String setting, String value) {
        String question = Database.IN_SCOPE
                + "select s.setting from scope cross join lateral (select current_setting('%s') || left(given, 0) as setting) s"
                        .formatted(setting);
        assertThat(database.askForTenants(List.of(Books.BANK), question).await().atMost(Duration.ofSeconds(10)))
                .isEqualTo(value);
    }
}
