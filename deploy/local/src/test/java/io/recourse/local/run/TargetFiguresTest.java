package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.local.run.TargetFigures.Kept;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetFiguresTest {
    private static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");

    private static JsonNode trial() throws Exception {
        return new JsonMapper().readTree("""
                {"strategy": "negotiable-standard@1", "leastCases": 100,
                 "arms": [{"name": "champion", "beside": null}, {"name": "challenger", "beside": {"targets": [
                   {"measure": "RECOVERY_GAIN", "figure": 0.2512, "wanted": 0.2000, "reached": "MET"},
                   {"measure": "CYCLE_CUT", "figure": -0.0001, "wanted": 0.3000, "reached": "MISSED"}]}}],
                 "targets": {"recoveryGainBp": 2000, "cycleCutBp": 3000, "redefaultMostBp": 900, "incidentsMostBp": 30}}""");
    }

    @Test
    void each_target_stands_beside_what_was_reached() throws Exception {
        assertThat(TargetFigures.of(List.of(trial()), new Kept(1_000, 3, 100, 10)))
                .containsExactly(
                        entry("negotiable-standard@1 challenger, recovery gain, at least 2000: met", 2_512L),
                        entry("negotiable-standard@1 challenger, cycle cut, at least 3000: missed", -1L),
                        entry("plans broken of those judged, at most 900: missed", 1_000L),
                        entry("incidents of contacts, at most 30: met", 30L));
    }

    @Test
    void a_part_of_a_ten_thousandth_more_is_missed_and_of_nothing_nothing_is_said() throws Exception {
        assertThat(TargetFigures.of(List.of(trial()), new Kept(9_999, 30, 0, 0)))
                .contains(
                        entry("plans broken of those judged, at most 900: not yet", 0L),
                        entry("incidents of contacts, at most 30: missed", 31L));
        assertThat(TargetFigures.of(List.of(), new Kept(1, 1, 1, 1))).isEmpty();
    }

    @Test
    void a_plan_counts_by_its_last_word() {
        Tally tally = new Tally();
        tally.take(entryOf(1, new NegotiationEvent.PlanBroken("a", 1, money(5), money(0))));
        tally.take(entryOf(2, new NegotiationEvent.PlanKept("a", money(10))));
        tally.take(entryOf(3, new NegotiationEvent.PlanKept("b", money(10))));
        tally.take(entryOf(4, new NegotiationEvent.PlanBroken("b", 2, money(5), money(0))));
        tally.take(entryOf(5, new NegotiationEvent.PlanBroken("b", 3, money(5), money(0))));
        assertThat(tally.kept(7)).isEqualTo(new Kept(0, 7, 2, 1));
    }

    private static Money money(long minor) {
        return new Money(minor, "CNY");
    }

    private static Journal.Entry entryOf(long seq, NegotiationEvent event) {
        return new Journal.Entry("negotiation", "case-1", seq, event.topic(), event, AT, AT);
    }
}
