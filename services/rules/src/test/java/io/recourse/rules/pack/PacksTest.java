package io.recourse.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.contracts.json.SealedJson;
import io.recourse.rules.Source;
import io.recourse.rules.clearance.ClearancePolicy;
import io.recourse.rules.contact.ContactPack;
import io.recourse.rules.limitation.Limitation;
import io.recourse.rules.time.Pause;
import io.recourse.rules.time.Pauses;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PacksTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void a_clearance_holds_for_the_hours_of_its_pack() {
        assertThat(Packs.clearance("CN").until(NOON)).isEqualTo("2026-03-03T12:00:00Z");
    }

    @Test
    void a_clearance_holds_an_hour_at_least_and_is_asked_for_again_at_least_once_and_not_at_once() {
        Source source = Packs.clearance("CN").source();
        assertThat(new ClearancePolicy(source, 1, 1, 1).until(NOON)).isEqualTo("2026-03-02T13:00:00Z");
        assertThatThrownBy(() -> new ClearancePolicy(source, 0, 1, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new ClearancePolicy(source, 1, 0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new ClearancePolicy(source, 1, 1, 0)).hasMessageContaining("at least 1");
    }

    @Test
    void a_source_governs_from_its_first_day_to_its_last() {
        Source year = source("law", LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), "contact");
        assertThat(year.governs(LocalDate.parse("2025-12-31"))).isFalse();
        assertThat(year.governs(LocalDate.parse("2026-01-01"))).isTrue();
        assertThat(year.governs(LocalDate.parse("2026-12-31"))).isTrue();
        assertThat(year.governs(LocalDate.parse("2027-01-01"))).isFalse();
        Source open = source("law", LocalDate.parse("2026-01-01"), null, "contact");
        assertThat(open.governs(LocalDate.parse("2099-01-01"))).isTrue();
    }

    @Test
    void a_source_has_a_citation_a_fact_that_selects_it_and_days_in_order() {
        LocalDate first = LocalDate.parse("2026-01-01");
        assertThat(source("law", first, first, "contact").governs(first)).isTrue();
        assertThatThrownBy(() -> source(" ", first, null, "contact")).hasMessageContaining("citation");
        assertThatThrownBy(() -> source("law", first, null, " ")).hasMessageContaining("citation");
        assertThatThrownBy(() -> source("law", first, first.minusDays(1), "contact"))
                .hasMessageContaining("before validFrom");
    }

    @Test
    void numbers_from_secondary_sources_are_marked() {
        assertThat(Packs.contact("CN").budgets())
                .allMatch(b -> b.source().unverified() || b.source().citation().startsWith("ours"));
        assertThat(Packs.contact("US").budgets()).noneMatch(b -> b.source().unverified());
    }

    @Test
    void a_pack_that_forgets_a_bar_is_refused() {
        ContactPack cn = Packs.contact("CN");
        assertThatThrownBy(() -> new ContactPack(
                        "x",
                        1,
                        "CN",
                        cn.source(),
                        cn.zones(),
                        cn.bars().subList(1, 3),
                        cn.thirdParties(),
                        cn.workingDays(),
                        cn.hours(),
                        cn.budgets()))
                .hasMessageContaining("DECEASED")
                .hasMessageNotContaining("UNREACHABLE");
    }

    @Test
    void an_unknown_jurisdiction_has_no_pack() {
        assertThatThrownBy(() -> Packs.contact("XX")).hasMessageContaining("/rules/contact-xx.json");
    }

    @Test
    void values_that_states_carry_survive_json() throws JsonProcessingException {
        assertSurvives(Pauses.none().with(Pause.open("a", "DISPUTE", NOON)), Pauses.class);
        assertSurvives(
                Limitation.from(LocalDate.parse("2026-01-01"))
                        .interrupted(LocalDate.parse("2026-02-01"), "e1")
                        .suspended(LocalDate.parse("2026-03-01"), null, "e2"),
                Limitation.class);
    }

    private static Source source(String citation, LocalDate from, @Nullable LocalDate to, String selectedBy) {
        return new Source(citation, from, to, from, false, selectedBy);
    }

    private static <T> void assertSurvives(T value, Class<T> type) throws JsonProcessingException {
        String json = SealedJson.mapper().writeValueAsString(value);
        assertThat(SealedJson.mapper().readValue(json, type)).isEqualTo(value);
    }
}
