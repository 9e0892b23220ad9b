package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.door.BadInput;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lender calls its own things by stands where nobody may be known from. */
class IdentityInIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "LOAN-11010519491231002X-1",
                "LOAN34052419800101001X",
                "34052419800101001X_2"
            })
    void an_identity_number_is_in_no_id(String id) {
        refused("account", () -> AccountRef.of(id, null));
        refused("account", () -> AccountRef.ofRemittance("ACCOUNT/" + id + "/EPISODE/2"));
        refused("paymentId", () -> LendersIds.payment(id));
        refused("paymentId", () -> LendersIds.reversedPayment(id));
        refused("pauseId", () -> LendersIds.pause(id));
        refused("holdId", () -> LendersIds.id(id, "holdId"));
        refused("flagId", () -> LendersIds.code(id, "flagId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause-13812345678", "+8613812345678", "li.wei@example.com"})
    void what_a_lender_makes_up_holds_no_telephone_number_and_no_mail_address(String id) {
        refused("pauseId", () -> LendersIds.newPause(id));
        refused("flagId", () -> LendersIds.flag(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // another check character, a day that is none, a part of a longer number
                "110105194912310021",
                "11010519491331002X",
                "911010519491231002X",
                "1101051949123100211",
                // a branch, the day of a loan and a count, with a check character by chance
                "310100202401150012",
                // numbers of eleven digits, and longer ones
                "12345678901",
                "13812345678",
                "20260101001",
                "138123456789",
                "1700000000000",
                "HB-CARD-000017",
                // what chance puts into random ids
                "6f1d2c3b-0000-4000-8000-a13812345678",
                "a13812345678bcdefa13812345678bcd"
            })
    void another_number_is_none(String id) {
        assertThatCode(() -> AccountRef.of(id, null)).doesNotThrowAnyException();
    }

    @Test
    void no_random_id_is_taken_for_somebody() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            UUID uuid = new UUID(random.nextLong(), random.nextLong());
            assertThatCode(() -> LendersIds.payment(uuid.toString())).doesNotThrowAnyException();
        }
    }

    @Test
    void a_statement_and_its_collateral_are_looked_at_too() {
        ObjectNode named = Doors.statement("LOAN-11010519491231002X");
        refused("account", () -> read(named));
        ObjectNode pledged = Doors.statement("A-1");
        ObjectNode asset = pledged.withArray("collateral").addObject();
        asset.put("asset", "flat-of-11010519491231002X")
                .put("kind", "REAL_ESTATE")
                .put("province", "CN-BJ");
        asset.putObject("estimate").put("minor", 1).put("currency", "CNY");
        refused("collateral.[0].asset", () -> read(pledged));
    }

    private static Statements.Read read(ObjectNode statement) throws BadInput {
        return new Statements(IdsTest.ids(1))
                .read("bank-a", statement.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String field, ThrowingCallable door) {
        BadInput refusal = catchThrowableOfType(BadInput.class, door);
        assertThat(refusal.rule()).isEqualTo("identity-in-id");
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.detail()).doesNotContainPattern("[0-9]{3}");
    }
}
