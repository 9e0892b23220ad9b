package io.recourse.intake.edge;

import static io.recourse.intake.edge.IsoFiles.BIC;
import static io.recourse.intake.edge.IsoFiles.returns;
import static io.recourse.intake.edge.IsoReading.ofReturns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recourse.casework.door.BadInput;
import io.recourse.contracts.Money;
import io.recourse.intake.edge.Booking.Returned;
import io.recourse.intake.edge.IsoFiles.Back;
import io.recourse.intake.edge.PaymentNames.Known;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pacs.004 says, and which payment it means. */
@NullUnmarked
class PaymentReturnTest {

    private static final String SERVICER = "BIC/" + BIC + "XXX";
    private static final Money ONE = new Money(100, "CNY");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 4);
    private static final PaymentName TRANSACTION =
            new PaymentName.Unique(SERVICER, PaymentName.Kind.TRANSACTION, "T-1");
    private static final PaymentName SERVICERS = new PaymentName.Unique(SERVICER, PaymentName.Kind.SERVICER, "T-1");
    private static final PaymentName DEBTORS = new PaymentName.EndToEnd(SERVICER, "E-1", ONE);

    private static Returned returned(Back back) {
        return (Returned) ofReturns(returns(9, back)).only();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
    void a_return_names_the_payment_by_its_references_in_every_version(int version) {
        Back back = Back.of("R-1", "1.00").transaction("T-1").endToEnd("E-1").settled("2026-01-04");
        Returned read = (Returned) ofReturns(returns(version, back)).only();
        assertThat(read.id()).isEqualTo(new PaymentKey.Referenced(SERVICER, "R-1"));
        assertThat(read.original()).containsExactly(SERVICERS, TRANSACTION, DEBTORS);
        assertThat(read.amount()).isEqualTo(ONE);
        assertThat(read.settledOn()).isEqualTo(DAY);
        assertThat(read.from()).isEqualTo(Doors.today());
        assertThat(read.at().path()).isEqualTo("TxInf[1]");
        assertThat(read.at().reference()).isEqualTo("R-1");
    }

    @Test
    void a_return_that_names_nothing_or_a_part_is_refused_by_path_and_spoils_no_other() {
        Back good = Back.of("R-9", "1.00").transaction("T-9");
        assertThat(ofReturns(returns(
                                9,
                                Back.of("R-1", "1.00").endToEnd("NOTPROVIDED"),
                                Back.of("", "1.00").transaction("T-1"),
                                Back.of("R-3", "1.10").paid("1.00").transaction("T-1"),
                                Back.of("R-4", "1.00").servicer("?").transaction("T-1"),
                                Back.of("R-5", "1.005").transaction("T-1"),
                                good))
                        .refusals())
                .containsExactly(
                        "reference-missing TxInf[1]/OrgnlTxId",
                        "reference-missing TxInf[2]/RtrId",
                        "reversal-amount TxInf[3]/RtrdIntrBkSttlmAmt",
                        "servicer-missing TxInf[4]/OrgnlTxRef/CdtrAgt",
                        "amount-decimals TxInf[5]/RtrdIntrBkSttlmAmt",
                        "-");
    }

    @Test
    void who_instructs_the_return_is_the_servicer_where_the_creditors_agent_is_not_told() {
        String agent = "<FinInstnId><BICFI>" + BIC + "</BICFI></FinInstnId>";
        String file = new String(returns(9, Back.of("R-1", "1.00").transaction("T-1")), StandardCharsets.UTF_8)
                .replaceAll("<OrgnlTxRef>.*</OrgnlTxRef>", "")
                .replace("</SttlmInf>", "</SttlmInf><InstgAgt>" + agent + "</InstgAgt>");
        assertThat(((Returned) ofReturns(IsoFiles.utf8(file)).only()).original())
                .contains(TRANSACTION);
    }

    @Test
    void the_return_of_a_whole_group_names_no_payment() {
        String file = new String(returns(9, Back.of("R-1", "1.00").transaction("T-1")), StandardCharsets.UTF_8)
                .replace("<SttlmInf>", "<GrpRtr>true</GrpRtr><SttlmInf>");
        assertThat(ofReturns(IsoFiles.utf8(file)).refusals()).containsExactly("group-return GrpHdr/GrpRtr", "-");
    }

    private static Known known(String payment, long minor, LocalDate day) {
        return new Known(payment, "case-1", minor, "CNY", day);
    }

    private static String meant(Back back, Map<PaymentName, List<Known>> book) throws BadInput {
        return OriginalPayment.of(returned(back), name -> book.getOrDefault(name, List.of()), Object::toString)
                .payment();
    }

    private static void refused(String rule, Back back, Map<PaymentName, List<Known>> book) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> meant(back, book))
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule))
                .satisfies(e -> assertThat(e.field()).isEqualTo("TxInf[1]"));
    }

    @Test
    void of_several_names_those_that_are_known_must_mean_one_payment() throws BadInput {
        Back back = Back.of("R-1", "1.00").transaction("T-1").endToEnd("E-1");
        Known one = known("one", 100, DAY);
        Known other = known("other", 100, DAY);
        assertThat(meant(back, Map.of(TRANSACTION, List.of(one)))).isEqualTo("one");
        assertThat(meant(back, Map.of(SERVICERS, List.of(one)))).isEqualTo("one");
        assertThat(meant(back, Map.of(TRANSACTION, List.of(one), DEBTORS, List.of(other, one))))
                .isEqualTo("one");
        refused("references-disagree", back, Map.of(TRANSACTION, List.of(one), DEBTORS, List.of(other)));
        refused("payment-unknown", back, Map.of());
        refused("reversal-amount", back, Map.of(TRANSACTION, List.of(known("one", 99, DAY))));
    }

    @Test
    void a_part_goes_back_of_what_was_at_least_as_much_or_as_much_as_it_says() throws BadInput {
        Back part = Back.of("R-1", "1.00").transaction("T-1");
        Back ofFive = Back.of("R-1", "1.00").paid("5.00").transaction("T-1");
        assertThat(meant(part, Map.of(TRANSACTION, List.of(known("one", 101, DAY)))))
                .isEqualTo("one");
        assertThat(meant(ofFive, Map.of(TRANSACTION, List.of(known("one", 500, DAY)))))
                .isEqualTo("one");
        refused("reversal-amount", ofFive, Map.of(TRANSACTION, List.of(known("one", 501, DAY))));
    }

    @Test
    void the_debtors_own_name_needs_the_day_where_it_is_told_and_one_payment_where_it_is_not() throws BadInput {
        Back dated = Back.of("R-1", "1.00").endToEnd("E-1").settled(DAY.toString());
        Back undated = Back.of("R-1", "1.00").endToEnd("E-1");
        Known one = known("one", 100, DAY);
        Known later = known("later", 100, DAY.plusMonths(1));
        assertThat(meant(dated, Map.of(DEBTORS, List.of(later, one)))).isEqualTo("one");
        assertThat(meant(undated, Map.of(DEBTORS, List.of(one)))).isEqualTo("one");
        refused("payment-unknown", dated, Map.of(DEBTORS, List.of(later)));
        refused("payment-ambiguous", undated, Map.of(DEBTORS, List.of(later, one)));
    }

    @Test
    void what_was_told_without_a_reference_is_what_the_same_account_was_told_of_with_one() throws BadInput {
        Back back = Back.of("R-1", "1.00").endToEnd("E-1");
        String alone = new PaymentKey.EndToEnd(SERVICER, "E-1", DAY, new Money(100, "CNY")).toString();
        Known without = known(alone, 100, DAY);
        Known one = known("one", 100, DAY);
        Known other = known("other", 100, DAY);
        Known anothers = new Known("anothers", "case-2", 100, "CNY", DAY);
        assertThat(meant(back, Map.of(DEBTORS, List.of(without, one)))).isEqualTo("one");
        assertThat(meant(back, Map.of(DEBTORS, List.of(without)))).isEqualTo(alone);
        refused("payment-ambiguous", back, Map.of(DEBTORS, List.of(without, one, other)));
        refused("payment-ambiguous", back, Map.of(DEBTORS, List.of(without, anothers)));
    }
}
