package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.parts.Postgres;
import io.recourse.local.parts.Services;
import io.recourse.local.run.Report;
import io.recourse.local.run.Setting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Those whom {@link KilledProcessLongJourneyTest} lets live, killed one after the other in a shorter run. */
@Tag("long")
class KilledInTurnLongJourneyTest {
    private static final int ACCOUNTS = 60;
    private static final int DAYS = 160;

    /** A run kills after a quarter of its days. */
    private static final Instant KILL = Setting.START.plus(Duration.ofDays(DAYS).dividedBy(4));

    /** Cases whose story begins before the kill and goes on after it. */
    private static final String UNDER_WAY = """
            select count(*) from (
                select id from journal where kind = 'case' group by id having min(business_at) < ? and max(business_at) > ?
            ) as under_way
            """;

    private static final Map<String, Long> UNDER_WAY_AT_THE_KILL = new TreeMap<>();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    static Report undisturbed;

    @BeforeAll
    static void play_without_a_kill() throws SQLException {
        try (Journey journey = play("nothing", null)) {
            undisturbed = journey.proven();
            for (String service : Services.ALL) {
                UNDER_WAY_AT_THE_KILL.put(service, underWay(journey.stack().postgres(), service));
            }
        }
    }

    @Test
    void the_kill_finds_every_service_with_cases_under_way() {
        assertThat(UNDER_WAY_AT_THE_KILL)
                .allSatisfy((service, cases) -> assertThat(cases).as(service).isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "intake", "segmentation", "litigation", "disposal"})
    void a_kill_in_mid_run_changes_no_outcome_no_balance_and_no_legal_date(String process) {
        try (Journey journey = play(process, process)) {
            assertThat(journey.proven().digest()).isEqualTo(undisturbed.digest());
        }
    }

    private static Journey play(String name, @Nullable String kill) {
        return Journey.play(folder.resolve(name), ACCOUNTS, DAYS, kill);
    }

    private static long underWay(Postgres postgres, String service) throws SQLException {
        try (Connection connection = postgres.connect(service, Postgres.ADMIN);
                PreparedStatement statement = connection.prepareStatement(UNDER_WAY)) {
            statement.setTimestamp(1, Timestamp.from(KILL));
            statement.setTimestamp(2, Timestamp.from(KILL));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
