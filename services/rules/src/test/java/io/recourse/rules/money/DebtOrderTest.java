package io.recourse.rules.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.rules.money.DebtOrder.Criterion;
import io.recourse.rules.money.DebtOrder.Debt;
import io.recourse.rules.money.DebtOrder.Part;
import io.recourse.rules.money.DebtOrder.Parts;
import io.recourse.rules.pack.Packs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several debts to one creditor, one payment (民法典 art. 560). Amounts are fen. */
class DebtOrderTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-01-10");
    private static final LocalDate LAST_YEAR = LocalDate.parse("2025-12-10");
    private static final LocalDate BEFORE_THAT = LocalDate.parse("2025-11-10");
    private static final LocalDate TO_COME = LocalDate.parse("2026-01-11");

    private final DebtOrder order = Packs.debtOrder("CN");

    @Test
    void the_debt_the_debtor_names_is_paid_first_though_every_rule_would_have_it_last() {
        List<Debt> debts = List.of(new Debt("a", LAST_YEAR, 0, 2_400, 100), new Debt("b", TO_COME, 9_000, 0, 100));

        assertThat(split(150, debts, "b").list()).containsExactly(part("b", 100), part("a", 50));
    }

    @Test
    void what_is_due_comes_before_what_is_not_whatever_secures_it() {
        List<Debt> debts = List.of(new Debt("a", TO_COME, 0, 2_400, 100), new Debt("b", TODAY, 9_000, 0, 100));

        assertThat(split(150, debts, null).list()).containsExactly(part("b", 100), part("a", 50));
    }

    @Test
    void of_what_is_due_the_least_secured_comes_first_though_it_costs_less() {
        List<Debt> debts = List.of(
                new Debt("a", LAST_YEAR, 500, 2_400, 100),
                new Debt("b", LAST_YEAR, 499, 0, 100),
                new Debt("c", LAST_YEAR, 0, 0, 100));

        assertThat(split(250, debts, null).list()).containsExactly(part("c", 100), part("b", 100), part("a", 50));
    }

    @Test
    void of_equally_secured_debts_the_heavier_comes_first_though_it_fell_due_later() {
        List<Debt> debts = List.of(new Debt("a", BEFORE_THAT, 0, 1_799, 100), new Debt("b", LAST_YEAR, 0, 1_800, 100));

        assertThat(split(150, debts, null).list()).containsExactly(part("b", 100), part("a", 50));
    }

    @Test
    void of_equally_heavy_debts_the_one_that_fell_due_first_comes_first() {
        List<Debt> debts = List.of(new Debt("a", LAST_YEAR, 0, 1_800, 100), new Debt("b", BEFORE_THAT, 0, 1_800, 100));

        assertThat(split(150, debts, null).list()).containsExactly(part("b", 100), part("a", 50));
    }

    @Test
    void debts_that_nothing_tells_apart_share_in_proportion_and_the_last_takes_the_remainder() {
        assertThat(split(100, equal(50, 50, 50), null).list())
                .containsExactly(part("d0", 33), part("d1", 33), part("d2", 34));
        assertThat(split(300, equal(100, 200, 300), null).list())
                .containsExactly(part("d0", 50), part("d1", 100), part("d2", 150));
    }

    /** Rounding every share by itself would leave both fen to the last, which owes one. */
    @Test
    void the_remainder_never_exceeds_what_the_last_one_owes() {
        assertThat(split(2, equal(1, 1, 1, 1, 1), null).list()).containsExactly(part("d2", 1), part("d4", 1));
    }

    @Test
    void what_exceeds_all_debts_is_told_apart_and_a_debt_of_nothing_has_no_part() {
        Parts parts = split(350, equal(100, 0, 200), null);

        assertThat(parts.list()).containsExactly(part("d0", 100), part("d2", 200));
        assertThat(parts.excess()).isEqualTo(50);
        assertThat(split(50, List.of(), null)).isEqualTo(new Parts(List.of(), 50));
    }

    @Test
    void the_largest_amounts_do_not_overflow() {
        long most = (1L << 53) - 1;

        assertThat(split(most, equal(most, most, most), null).list())
                .extracting(Part::minor)
                .containsExactly(most / 3, most / 3, most - 2 * (most / 3));
    }

    @Test
    void an_order_names_every_criterion_once() {
        List<Criterion> twice = List.of(Criterion.DUE, Criterion.DUE, Criterion.LEAST_SECURED, Criterion.EARLIEST_DUE);

        assertThatThrownBy(() -> new DebtOrder("CN", twice, order.source())).hasMessageContaining("every criterion");
        assertThatThrownBy(() -> split(-1, List.of(), null)).hasMessageContaining("not negative");
        assertThatThrownBy(() -> new Debt("a", TODAY, 0, 0, -1)).hasMessageContaining("negative");
    }

    @Test
    @Tag("chance")
    void parts_sum_to_the_payment_none_exceeds_its_debt_and_nobody_is_paid_before_those_ahead_of_him() {
        long seed = System.nanoTime();
        System.out.println("DebtOrderTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            List<Debt> debts = new ArrayList<>();
            for (int n = random.nextInt(7); n > 0; n--) {
                debts.add(new Debt(
                        "d" + n,
                        TODAY.plusDays(random.nextInt(5) - 3),
                        random.nextInt(2),
                        random.nextInt(2),
                        random.nextInt(200)));
            }
            String named = random.nextInt(3) == 0 ? "d1" : null;
            long minor = random.nextInt(700);
            Parts parts = split(minor, debts, named);
            long owed = debts.stream().mapToLong(Debt::owedMinor).sum();
            long paid = parts.list().stream().mapToLong(Part::minor).sum();
            assertThat(paid + parts.excess()).isEqualTo(minor);
            assertThat(parts.excess()).isEqualTo(Math.max(0, minor - owed));
            Map<String, Long> byDebt = new HashMap<>();
            parts.list().forEach(p -> assertThat(byDebt.put(p.id(), p.minor())).isNull());
            assertThat(byDebt.values()).allMatch(part -> part > 0);
            for (Debt debt : debts) {
                long part = byDebt.getOrDefault(debt.id(), 0L);
                assertThat(part).isLessThanOrEqualTo(debt.owedMinor());
                for (Debt other : debts) {
                    if (part > 0 && comesBefore(other, debt, named)) {
                        assertThat(byDebt.getOrDefault(other.id(), 0L))
                                .as("%s is paid in full before %s", other, debt)
                                .isEqualTo(other.owedMinor());
                    }
                }
            }
            Collections.shuffle(debts, random);
            assertThat(split(minor, debts, named)).isEqualTo(parts);
        }
    }

    /** The article, sentence by sentence. */
    private static boolean comesBefore(Debt one, Debt other, @Nullable String named) {
        if (one.id().equals(named) || other.id().equals(named)) {
            return one.id().equals(named) && !other.id().equals(named);
        }
        boolean due = !one.dueOn().isAfter(TODAY);
        if (due == other.dueOn().isAfter(TODAY)) {
            return due;
        }
        if (one.securityMinor() != other.securityMinor()) {
            return one.securityMinor() < other.securityMinor();
        }
        return one.rateBp() != other.rateBp()
                ? one.rateBp() > other.rateBp()
                : one.dueOn().isBefore(other.dueOn());
    }

    private Parts split(long minor, List<Debt> debts, @Nullable String named) {
        return order.split(minor, TODAY, debts, named);
    }

    private static List<Debt> equal(long... owed) {
        List<Debt> debts = new ArrayList<>();
        for (long minor : owed) {
            debts.add(new Debt("d" + debts.size(), LAST_YEAR, 0, 1_800, minor));
        }
        return debts;
    }

    private static Part part(String id, long minor) {
        return new Part(id, minor);
    }
}
