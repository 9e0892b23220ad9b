package io.recourse.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.bench.Place;
import io.recourse.bench.Setup;
import io.recourse.bench.hostile.Findings.Kind;
import io.recourse.local.parts.Services;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole stack under siege; {@code make bench ONLY=hostile} does the same with more than a hundred thousand. */
@Tag("long")
@DisplayName("under hostile input to every door")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class HostilityLongTest {

    private static final long SEED = 2;
    private static final int INPUTS = 24_000;

    private Place place;
    private Siege.Toll toll;

    @BeforeAll
    void besiege() throws Exception {
        Setup setup = new Setup(Path.of("../..").toAbsolutePath().normalize(), 1, 1, INPUTS, 1, SEED);
        place = Place.open(setup, Services.ALL, true, Map.of(), System.out::println);
        try (Siege siege = Siege.lay(setup.repository(), place, SEED, System.out::println)) {
            toll = siege.run(INPUTS);
        }
    }

    @AfterAll
    void end() {
        if (place != null) {
            place.close();
        }
    }

    private void none(Kind kind) {
        assertThat(toll.findings().count(kind))
                .as(() -> String.join("\n", toll.findings().lines()))
                .isZero();
    }

    @Test
    void no_service_fails() {
        none(Kind.SERVER_ERROR);
        none(Kind.BROKEN);
    }

    @Test
    void every_error_names_the_rule_that_was_broken() {
        none(Kind.NO_PROBLEM);
    }

    @Test
    void nobody_is_named_in_an_answer_a_notice_a_log_or_a_metric() {
        none(Kind.LEAK);
    }

    @Test
    void no_neighbour_is_lost() {
        none(Kind.NEIGHBOUR_LOST);
        assertThat(toll.neighbours()).isGreaterThan(1000);
    }

    @Test
    void what_is_taken_fits_its_contract_and_of_the_rest_it_is_known_what_became() {
        none(Kind.UNFIT_TAKEN);
        none(Kind.UNACCOUNTED);
    }

    @Test
    void nobody_outside_can_park_a_case() {
        none(Kind.PARKED);
    }

    @Test
    void memory_stays_flat() {
        assertThat(toll.last().heapGrowthSince(toll.first())).isLessThan(Hostility.MOST_HEAP_GROWTH_MB);
        assertThat(toll.last().jvmGrowthSince(toll.first())).isLessThan(Hostility.MOST_JVM_GROWTH_MB);
        assertThat(toll.last().postgresGrowthSince(toll.first())).isLessThan(Hostility.MOST_POSTGRES_GROWTH_MB);
    }
}
