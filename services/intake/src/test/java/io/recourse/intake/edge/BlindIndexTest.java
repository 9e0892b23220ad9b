package io.recourse.intake.edge;

import static io.recourse.intake.edge.BlindIndex.What.EMAIL;
import static io.recourse.intake.edge.BlindIndex.What.ID_NUMBER;
import static io.recourse.intake.edge.BlindIndex.What.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Known again without being opened, and by nobody without the key. */
class BlindIndexTest {

    private static final String ID = "34052419800101001X";

    private static BlindIndex under(int key) {
        return new BlindIndex(Secrets.of(Secrets.key(key), Secrets.key(9)));
    }

    @Test
    void how_a_person_writes_it_makes_no_difference() {
        BlindIndex index = under(1);
        assertThat(index.hash("bank-a", ID_NUMBER, " 340524 19800101 001x"))
                .isEqualTo(index.hash("bank-a", ID_NUMBER, ID));
        assertThat(index.hash("bank-a", PHONE, "+86 (100) 0000-0101"))
                .isEqualTo(index.hash("bank-a", PHONE, "+8610000000101"));
        assertThat(index.hash("bank-a", EMAIL, "Zhang@Example.com "))
                .isEqualTo(index.hash("bank-a", EMAIL, "zhang@example.com"));
    }

    @Test
    void another_lender_another_sort_of_mark_or_another_key_is_another_hash() {
        String hash = under(1).hash("bank-a", ID_NUMBER, ID);
        assertThat(under(1).hash("bank-b", ID_NUMBER, ID)).isNotEqualTo(hash);
        assertThat(under(1).hash("bank-a", PHONE, ID)).isNotEqualTo(hash);
        assertThat(under(2).hash("bank-a", ID_NUMBER, ID)).isNotEqualTo(hash);
        assertThat(under(1).hash("a", ID_NUMBER, "bc")).isNotEqualTo(under(1).hash("ab", ID_NUMBER, "c"));
    }

    @Test
    void no_mark_is_an_id_though_both_are_keyed_by_the_same_secret() {
        Ids ids = IdsTest.ids(1);
        assertThat(under(1).hash("bank-a", ID_NUMBER, ID))
                .isNotEqualTo(ids.partyOf("bank-a", ID).id());
    }
}
