package io.recourse.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cases that name a party alike stand together, with what secures each of them. */
class NamingTest {

    private static final DebtTerms PLAIN = Given.terms();

    @Test
    void a_naming_of_no_case_is_none_and_one_of_cases_that_are_over_is_one() {
        Naming live = naming(PLAIN, List.of("c1"), List.of());
        Naming over = new Naming(PartyRole.GUARANTOR, PLAIN, List.of(), List.of("c2"), null);

        Naming none = new Naming(PartyRole.RELEASED, PLAIN, List.of(), List.of(), null);

        assertThat(Naming.together(List.of(none, live, over))).containsExactly(live, over);
    }

    @Test
    void cases_that_name_it_alike_are_drawn_together_at_the_place_of_the_first() {
        Naming guarantor = new Naming(PartyRole.GUARANTOR, PLAIN, List.of("c2"), List.of(), null);

        assertThat(Naming.together(List.of(
                        naming(PLAIN, List.of("c1"), List.of("c0")),
                        guarantor,
                        naming(PLAIN.securedBy(7), List.of("c3"), List.of()))))
                .containsExactly(
                        new Naming(PartyRole.DEBTOR, PLAIN, List.of("c1", "c3"), List.of("c0"), sums(0, 7, 0)),
                        guarantor);
    }

    @Test
    void where_what_secures_the_cases_is_alike_again_their_terms_say_it() {
        Naming three = new Naming(PartyRole.DEBTOR, PLAIN, List.of("c1", "c2", "c3"), List.of(), sums(100, 200, 200));

        assertThat(three.forgetting("c1")).isEqualTo(naming(PLAIN.securedBy(200), List.of("c2", "c3"), List.of()));
        assertThat(three.forgetting("c2"))
                .isEqualTo(new Naming(PartyRole.DEBTOR, PLAIN, List.of("c1", "c3"), List.of(), sums(100, 200)));
        assertThat(three.forgetting("c9")).isEqualTo(three);
    }

    @Test
    void what_secures_a_case_goes_with_it_when_it_is_over_and_comes_back() {
        Naming two = new Naming(PartyRole.DEBTOR, PLAIN, List.of("c1", "c2"), List.of(), sums(100, 200));
        Naming over = new Naming(PartyRole.DEBTOR, PLAIN, List.of("c2"), List.of("c1"), sums(200, 100));

        assertThat(two.without("c1")).isEqualTo(over);
        assertThat(over.restoring("c1"))
                .isEqualTo(new Naming(PartyRole.DEBTOR, PLAIN, List.of("c2", "c1"), List.of(), sums(200, 100)));
        assertThat(over.all())
                .containsExactly(
                        new Liability("c2", PartyRole.DEBTOR, PLAIN.securedBy(200)),
                        new Liability("c1", PartyRole.DEBTOR, PLAIN.securedBy(100)));
    }

    @Test
    void the_last_case_that_is_forgotten_leaves_none() {
        assertThat(naming(PLAIN, List.of("c1"), List.of()).forgetting("c1"))
                .isEqualTo(naming(PLAIN, List.of(), List.of()));
    }

    @Test
    void cases_whose_terms_nobody_kept_come_and_go_too() {
        Naming old = naming(null, List.of("c1", "c2"), List.of());

        assertThat(old.without("c1")).isEqualTo(naming(null, List.of("c2"), List.of("c1")));
        assertThat(old.without("c1").restoring("c1")).isEqualTo(naming(null, List.of("c2", "c1"), List.of()));
    }

    @Test
    void of_who_was_released_no_claim_comes_back() {
        Naming released = new Naming(PartyRole.RELEASED, PLAIN, List.of(), List.of("c1"), null);

        assertThat(released.restoring("c1")).isEqualTo(released);
    }

    private static Naming naming(@Nullable DebtTerms terms, List<String> live, List<String> over) {
        return new Naming(PartyRole.DEBTOR, terms, live, over, null);
    }

    private static String sums(long... minor) {
        Packing.Writer writer = new Packing.Writer();
        for (long sum : minor) {
            writer.number(sum);
        }
        return writer.text();
    }
}
