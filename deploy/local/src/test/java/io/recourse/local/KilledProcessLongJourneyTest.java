package io.recourse.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.run.Report;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts from the first day to the last, again and again: whoever is killed on the way, what becomes of them is the same. */
@Tag("long")
class KilledProcessLongJourneyTest {
    private static final int ACCOUNTS = 150;
    private static final int DAYS = 400;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    static Report undisturbed;

    @BeforeAll
    static void play_without_a_kill() {
        undisturbed = proven("nothing", null);
    }

    @Test
    void cases_end_in_every_stage_and_none_is_left() {
        assertThat(section("cases still open")).isEmpty();
        assertThat(section("cases closed, by stage and reason").keySet())
                .extracting(ended -> ended.split(" ")[0])
                .contains("INTAKE", "SEGMENTATION", "NEGOTIATION", "LITIGATION", "DISPOSAL");
    }

    @Test
    void auctions_sell_and_fail_and_payment_orders_lapse_are_objected_to_and_become_enforceable() {
        assertThat(section("auctions"))
                .containsKeys("round 1 sold", "round 1 failed", "round 2 sold", "round 2 failed");
        assertThat(section("payment orders")).containsKeys("lapsed", "objected", "enforceable");
    }

    @Test
    void promises_and_plans_end_in_every_way_there_is() {
        assertThat(section("escalations"))
                .containsKeys(
                        "promises kept",
                        "promises partly kept",
                        "promises broken",
                        "plans agreed",
                        "plans kept",
                        "plans broken");
    }

    @Test
    void after_pauses_the_ladder_goes_on_with_the_time_that_was_left_and_contacts_before_a_late_word_are_incidents() {
        assertThat(section("pauses"))
                .containsKeys(
                        "begun: dispute",
                        "over: dispute",
                        "begun: hardship",
                        "over: hardship",
                        "after them the ladder went on with the time that was left: dispute");
        assertThat(section("pauses").keySet())
                .noneMatch(name -> name.startsWith("after them the ladder went on too early"));
        assertThat(section("incidents")).isNotEmpty();
    }

    @Test
    void no_deadline_is_taken_later_than_the_next_mark() {
        assertThat(undisturbed.lateness()).isEmpty();
    }

    private static Map<String, Long> section(String heading) {
        return requireNonNull(undisturbed.sections().get(heading), heading);
    }

    @ParameterizedTest
    @ValueSource(strings = {"negotiation", "connect", "postgres"})
    void a_kill_in_mid_run_changes_no_outcome_no_balance_and_no_legal_date(String process) {
        assertThat(proven(process, process).digest()).isEqualTo(undisturbed.digest());
    }

    /** The report of a run on which the checker found nothing wrong. */
    private static Report proven(String name, @Nullable String kill) {
        try (Journey journey = Journey.play(folder.resolve(name), ACCOUNTS, DAYS, kill)) {
            assertThat(journey.proven().cases()).isEqualTo(ACCOUNTS);
            return journey.report();
        }
    }
}
