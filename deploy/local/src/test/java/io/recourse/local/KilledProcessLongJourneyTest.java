package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.verify.Verdict;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred accounts for eighty days, again and again: whoever is killed on the way, what becomes of them is the same. */
@Tag("long")
class KilledProcessLongJourneyTest {
    private static final int ACCOUNTS = 100;
    private static final int DAYS = 80;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    static String undisturbed;

    @BeforeAll
    static void play_without_a_kill() {
        undisturbed = provenDigest("nothing", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"negotiation", "connect", "postgres"})
    void a_kill_in_mid_run_changes_no_outcome_no_balance_and_no_legal_date(String process) {
        assertThat(provenDigest(process, process)).isEqualTo(undisturbed);
    }

    /** The digest of a run on which the checker found nothing wrong. */
    private static String provenDigest(String name, @Nullable String kill) {
        try (Journey journey = Journey.play(folder.resolve(name), ACCOUNTS, DAYS, kill)) {
            Verdict verdict = journey.verdict();
            assertThat(journey.report().cases()).isEqualTo(ACCOUNTS);
            assertThat(verdict.checks()).allMatch(Verdict.Checked::passed);
            assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.GREEN);
            return journey.report().digest();
        }
    }
}
