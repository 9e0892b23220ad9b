package io.recourse.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.contracts.json.SealedJson;
import io.recourse.rules.contact.ContactPack;
import io.recourse.rules.contact.Usage;
import io.recourse.rules.limitation.Limitation;
import io.recourse.rules.time.Pause;
import io.recourse.rules.time.Pauses;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PacksTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void a_clearance_holds_for_the_hours_of_its_pack() {
        assertThat(Packs.clearance("CN").until(NOON)).isEqualTo("2026-03-03T12:00:00Z");
    }

    @Test
    void numbers_from_secondary_sources_are_marked() {
        assertThat(Packs.contact("CN").budgets()).allMatch(b -> b.source().unverified());
        assertThat(Packs.contact("US").budgets()).noneMatch(b -> b.source().unverified());
    }

    @Test
    void a_pack_that_forgets_a_bar_is_refused() {
        ContactPack cn = Packs.contact("CN");
        assertThatThrownBy(() ->
                        new ContactPack("x", 1, "CN", cn.source(), cn.bars().subList(1, 3), cn.hours(), cn.budgets()))
                .hasMessageContaining("DECEASED");
    }

    @Test
    void an_unknown_jurisdiction_has_no_pack() {
        assertThatThrownBy(() -> Packs.contact("XX")).hasMessageContaining("/rules/contact-xx.json");
    }

    @Test
    void values_that_states_carry_survive_json() throws JsonProcessingException {
        assertSurvives(Pauses.none().with(Pause.open("a", "DISPUTE", NOON)), Pauses.class);
        assertSurvives(Usage.none().plusEffectiveCall(NOON).plusUnansweredDial(NOON), Usage.class);
        assertSurvives(
                Limitation.from(LocalDate.parse("2026-01-01"))
                        .interrupted(LocalDate.parse("2026-02-01"), "e1")
                        .suspended(LocalDate.parse("2026-03-01"), null, "e2"),
                Limitation.class);
    }

    private static <T> void assertSurvives(T value, Class<T> type) throws JsonProcessingException {
        String json = SealedJson.mapper().writeValueAsString(value);
        assertThat(SealedJson.mapper().readValue(json, type)).isEqualTo(value);
    }
}
