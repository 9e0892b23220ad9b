package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The ledger's id of a payment follows from what the servicer called it, and from nothing else. */
class PaymentKeyTest {

    private static final long SEED = Long.getLong("keys.seed", 20_022L);
    private static final int KEYS = 20_000;

    private final Ids ids = IdsTest.ids(1);

    @Test
    void an_id_is_the_same_for_the_same_key_in_any_order_and_another_for_every_other_key() {
        System.out.println("keys.seed=" + SEED);
        Random random = new Random(SEED);
        List<PaymentKey> keys = new ArrayList<>();
        while (keys.size() < KEYS) {
            keys.add(any(random));
        }
        Map<PaymentKey, String> first = new HashMap<>();
        keys.forEach(key -> first.put(key, ids.paymentOf("lender-a", key)));
        Collections.shuffle(keys, random);
        for (PaymentKey key : keys) {
            assertThat(ids.paymentOf("lender-a", key)).as("seed %d", SEED).isEqualTo(first.get(key));
        }
        assertThat(new HashSet<>(first.values())).as("seed %d", SEED).hasSameSizeAs(first.keySet());
        assertThat(first.values()).allMatch(id -> id.matches("iso/[0-9a-f]{32}"));
    }

    /** Short texts of few letters: keys that differ in little, or only in where one part ends and the next begins. */
    private static PaymentKey any(Random random) {
        String servicer = text(random);
        if (random.nextBoolean()) {
            return new PaymentKey.Referenced(servicer, text(random));
        }
        LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(3));
        Money amount = new Money(1 + random.nextInt(3), random.nextBoolean() ? "CNY" : "JPY");
        return new PaymentKey.EndToEnd(servicer, text(random), day, amount);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append("ab/1争".charAt(random.nextInt(5)));
        }
        return text.toString();
    }

    @Test
    void two_servicers_two_lenders_and_two_installations_never_meet_nor_do_payments_and_reversals() {
        PaymentKey key = new PaymentKey.Referenced("BIC/RECOCNBJXXX", "S-1");
        assertThat(List.of(
                        ids.paymentOf("lender-a", key),
                        ids.paymentOf("lender-b", key),
                        ids.paymentOf("lender-a", new PaymentKey.Referenced("BIC/OTHRCNBJXXX", "S-1")),
                        ids.reversalOf("lender-a", key),
                        IdsTest.ids(2).paymentOf("lender-a", key)))
                .doesNotHaveDuplicates();
    }
}
