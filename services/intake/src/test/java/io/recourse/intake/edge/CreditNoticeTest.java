package io.recourse.intake.edge;

import static io.recourse.intake.edge.IsoFiles.BIC;
import static io.recourse.intake.edge.IsoFiles.creditorReference;
import static io.recourse.intake.edge.IsoFiles.documentNumber;
import static io.recourse.intake.edge.IsoFiles.freeText;
import static io.recourse.intake.edge.IsoFiles.notice;
import static io.recourse.intake.edge.IsoReading.ofNotice;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.Money;
import io.recourse.intake.edge.IsoFiles.Entry;
import io.recourse.intake.edge.IsoFiles.Tx;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a camt.054 says. */
@NullUnmarked
class CreditNoticeTest {

    private static final String SERVICER = "BIC/" + BIC + "XXX";

    private static Tx paid() {
        return Tx.of("S-1", null, "A-1");
    }

    private static List<String> refusals(Entry... entries) {
        return ofNotice(notice(8, entries)).refusals();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void a_booked_credit_is_a_payment_in_every_version(int version) {
        Entry entry =
                Entry.of("1234.56", paid().endToEnd("E-1").transaction("T-1")).valued("<Dt>2026-01-04</Dt>");
        Booking.Paid read = ofNotice(notice(version, entry)).paid(0);
        assertThat(read.account()).isEqualTo(new AccountRef("A-1", 1, false));
        assertThat(read.amount()).isEqualTo(new Money(123456, "CNY"));
        assertThat(read.valueDate()).isEqualTo(LocalDate.of(2026, 1, 4));
        assertThat(read.key()).isEqualTo(new PaymentKey.Referenced(SERVICER, "S-1"));
        assertThat(read.names())
                .containsExactly(
                        new PaymentName.Unique(SERVICER, PaymentName.Kind.SERVICER, "S-1"),
                        new PaymentName.Unique(SERVICER, PaymentName.Kind.TRANSACTION, "T-1"),
                        new PaymentName.EndToEnd(SERVICER, "E-1", new Money(123456, "CNY")));
        assertThat(read.at().path()).isEqualTo(version == 1 ? "Ntry[1]/TxDtls" : "Ntry[1]/NtryDtls/TxDtls");
        assertThat(read.at().reference()).isEqualTo("S-1");
    }

    @Test
    void what_is_read_of_a_payment_has_nobodys_name_or_account() {
        assertThat(ofNotice(notice(8, Entry.of("1.00", paid()))).only().toString())
                .doesNotContain(IsoFiles.PAYER, IsoFiles.PAYERS_ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource({
        "CNY,1,100",
        "CNY,1.2,120",
        "CNY,0.01,1",
        "JPY,15,15",
        "KWD,1.234,1234",
        "CNY,90071992547409.91,9007199254740991"
    })
    void an_amount_is_counted_in_the_minor_units_of_its_currency(String currency, String amount, long minor) {
        Booking.Paid read =
                ofNotice(notice(8, Entry.of(amount, paid()).currency(currency))).paid(0);
        assertThat(read.amount()).isEqualTo(new Money(minor, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "CNY,1.001,amount-decimals",
        "CNY,1.000,amount-decimals",
        "JPY,1.5,amount-decimals",
        "CNY,-1,field-invalid",
        "CNY,1e3,field-invalid",
        "CNY,'1,00',field-invalid",
        "CNY,1.,field-invalid",
        "CNY,٣,field-invalid",
        "CNY,12345678901234567890,field-invalid",
        "CNY,90071992547409.92,amount-range",
        "CNY,0.00,amount-range"
    })
    void an_amount_that_is_not_exact_is_refused(String currency, String amount, String rule) {
        assertThat(refusals(Entry.of(amount, paid()).currency(currency))).containsExactly(rule + " Ntry[1]/Amt");
    }

    @Test
    void a_currency_without_minor_units_is_none() {
        for (String none : List.of("XAU", "cny", "", "ZZZ")) {
            assertThat(refusals(Entry.of("1.00", paid()).currency(none)))
                    .containsExactly("currency-unknown Ntry[1]/Amt/@Ccy");
        }
    }

    @Test
    void the_day_is_the_value_date_as_the_servicer_wrote_it_else_the_booking_date() {
        Entry entry = Entry.of("1.00", paid());
        assertThat(ofNotice(notice(8, entry)).paid(0).valueDate()).isEqualTo(LocalDate.parse(entry.booked));
        for (String form : List.of(
                "<Dt>2026-01-04</Dt>",
                "<Dt>2026-01-04+08:00</Dt>",
                "<DtTm>2026-01-04T23:30:00Z</DtTm>",
                "<DtTm>2026-01-04T00:30:00.5+08:00</DtTm>")) {
            assertThat(ofNotice(notice(8, entry.valued(form))).paid(0).valueDate())
                    .isEqualTo(LocalDate.of(2026, 1, 4));
        }
        for (String form : List.of("<Dt>2026-02-30</Dt>", "<Dt>04.01.2026</Dt>", "<DtTm>2026-01-04T</DtTm>")) {
            assertThat(refusals(entry.valued(form))).containsExactly("field-invalid Ntry[1]/ValDt");
        }
        assertThat(refusals(entry.valued("<Dt>1969-12-31</Dt>"))).containsExactly("date-range Ntry[1]/ValDt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PDNG", "INFO", "FUTR"})
    void what_is_not_booked_is_passed_over(String status) {
        IsoReading read = ofNotice(notice(8, Entry.of("1.00", paid()).status(status), Entry.of("1.00", paid())));
        assertThat(read.refusals()).containsExactly("entry-not-booked Ntry[1]/Sts", "-");
        assertThat(read.bookings().getFirst()).isInstanceOf(Booking.Passed.class);
        assertThat(refusals(Entry.of("1.00", paid()).status("GONE")))
                .containsExactly("entry-status-unknown Ntry[1]/Sts");
    }

    @Test
    void a_debit_that_takes_a_credit_back_is_a_reversal_and_no_other_debit_is() {
        Entry reversal = Entry.of("1.00", paid().endToEnd("E-1")).debit().reversal();
        Entry back = Entry.of("1.00", paid().endToEnd("E-1").returned()).debit();
        for (Entry entry : List.of(reversal, back)) {
            Booking.Returned read =
                    (Booking.Returned) ofNotice(notice(8, entry)).only();
            assertThat(read.id()).isEqualTo(new PaymentKey.Referenced(SERVICER, "S-1"));
            assertThat(read.original()).contains(new PaymentName.EndToEnd(SERVICER, "E-1", new Money(100, "CNY")));
            assertThat(read.settledOn()).isNull();
            assertThat(read.from()).isEqualTo(Doors.today());
        }
        IsoReading fee = ofNotice(notice(8, Entry.of("1.00", paid()).debit()));
        assertThat(fee.only()).isInstanceOf(Booking.Passed.class);
        assertThat(fee.refusals()).containsExactly("debit-no-return Ntry[1]/CdtDbtInd");
    }

    @Test
    void a_credit_that_takes_a_debit_back_is_no_payment() {
        assertThat(refusals(Entry.of("1.00", paid()).reversal()))
                .containsExactly("credit-reverses-debit Ntry[1]/RvslInd");
        IsoReading returned = ofNotice(notice(8, Entry.of("1.00", paid().returned())));
        assertThat(returned.refusals()).containsExactly("credit-reverses-debit Ntry[1]/RtrInf");
    }

    @Test
    void each_transaction_of_a_batch_is_a_payment_of_its_own() {
        Entry batch = Entry.of("3.00", Tx.of("S-1", "1.00", "A-1"), Tx.of("S-2", "2.00", "A-2"))
                .batch(2)
                .reference("BATCH-1");
        IsoReading read = ofNotice(notice(8, batch));
        assertThat(read.paid(0).amount().minor()).isEqualTo(100);
        assertThat(read.paid(1).amount().minor()).isEqualTo(200);
        assertThat(read.paid(1).account().account()).isEqualTo("A-2");
        assertThat(read.paid(1).key()).isEqualTo(new PaymentKey.Referenced(SERVICER, "S-2"));
        assertThat(read.paid(1).at().path()).isEqualTo("Ntry[1]/NtryDtls[1]/TxDtls[2]");
    }

    @Test
    void of_a_batch_that_does_not_sum_up_nothing_is_taken() {
        Entry batch = Entry.of("3.01", Tx.of("S-1", "1.00", "A-1"), Tx.of("S-2", "2.00", "A-2"));
        assertThat(refusals(batch, Entry.of("1.00", paid()))).containsExactly("entry-sum Ntry[1]/Amt", "-");
        assertThat(refusals(Entry.of("1.00", Tx.of("S-1", "0.99", "A-1")))).containsExactly("entry-sum Ntry[1]/Amt");
        assertThat(refusals(Entry.of("3.00", Tx.of("S-1", null, "A-1"), Tx.of("S-2", "2.00", "A-2"))))
                .containsExactly("amount-missing Ntry[1]/NtryDtls[1]/TxDtls[1]/Amt");
        assertThat(refusals(Entry.of("1.00", Tx.of("S-1", "1.00", "A-1")).batch(2)))
                .containsExactly("batch-incomplete Ntry[1]/NtryDtls/Btch/NbOfTxs");
        assertThat(refusals(Entry.of("1.00").batch(2))).containsExactly("batch-without-details Ntry[1]/NtryDtls");
    }

    @Test
    void a_transaction_for_an_account_nobody_names_spoils_no_other_of_its_batch() {
        Tx nameless = Tx.of("S-2", "2.00", "A-2").remittance("");
        assertThat(refusals(Entry.of("3.00", Tx.of("S-1", "1.00", "A-1"), nameless)))
                .containsExactly("-", "account-missing Ntry[1]/NtryDtls[1]/TxDtls[2]/RmtInf");
    }

    @Test
    void a_reference_that_transactions_share_is_the_batchs_and_no_payments() {
        Tx one = Tx.of("B-1", "1.00", "A-1").endToEnd("E-1");
        Tx other = Tx.of("B-1", "2.00", "A-2").endToEnd("E-2");
        IsoReading read = ofNotice(notice(8, Entry.of("3.00", one, other)));
        assertThat(read.paid(0).key())
                .isEqualTo(new PaymentKey.EndToEnd(SERVICER, "E-1", Doors.today(), new Money(100, "CNY")));
        assertThat(refusals(Entry.of(
                        "2.00",
                        Tx.of("B-1", "1.00", "A-1").endToEnd("E-1"),
                        Tx.of("B-1", "1.00", "A-2").endToEnd("E-1"))))
                .containsExactly("reference-repeated Ntry[1]/NtryDtls[1]/TxDtls[2]/Refs");
    }

    @Test
    void the_key_is_the_servicers_reference_else_what_the_debtor_called_it() {
        Tx unreferenced = Tx.of(null, null, "A-1").endToEnd("E-1");
        Entry entry = Entry.of("1.00", unreferenced);
        PaymentKey debtors = new PaymentKey.EndToEnd(SERVICER, "E-1", Doors.today(), new Money(100, "CNY"));
        assertThat(ofNotice(notice(8, entry)).paid(0).key()).isEqualTo(debtors);
        assertThat(ofNotice(notice(8, entry.reference("N-1"))).paid(0).key())
                .isEqualTo(new PaymentKey.Referenced(SERVICER, "N-1"));
        for (String none : new String[] {"NOTPROVIDED", "", null}) {
            assertThat(refusals(Entry.of("1.00", Tx.of(null, null, "A-1").endToEnd(none))))
                    .containsExactly("reference-missing Ntry[1]/NtryDtls/TxDtls/Refs");
        }
        assertThat(refusals(Entry.of("1.00", Tx.of("x".repeat(36), null, "A-1"))))
                .containsExactly("field-invalid Ntry[1]/NtryDtls/TxDtls/Refs/AcctSvcrRef");
    }

    @Test
    void the_account_stands_in_the_creditors_reference_else_in_the_documents_number_else_in_free_text() {
        for (String remittance : List.of(
                creditorReference("A-1"),
                creditorReference("ACCOUNT/A-1"),
                documentNumber("A-1"),
                documentNumber("X-9") + creditorReference("A-1"),
                freeText(" A-1 "),
                freeText("ACCOUNT/A-1"),
                freeText("with thanks") + freeText("ACCOUNT/A-1/EPISODE/1"),
                freeText("for X-9") + documentNumber("A-1"))) {
            assertThat(ofNotice(notice(8, Entry.of("1.00", paid().remittance(remittance))))
                            .paid(0)
                            .account())
                    .as(remittance)
                    .isEqualTo(new AccountRef("A-1", 1, remittance.contains("EPISODE")));
        }
        assertThat(ofNotice(notice(8, Entry.of("1.00", paid().remittance(freeText("ACCOUNT/A/1/EPISODE/3")))))
                        .paid(0)
                        .account())
                .isEqualTo(new AccountRef("A/1", 3, true));
    }

    @Test
    void an_account_is_never_guessed() {
        String at = " Ntry[1]/NtryDtls/TxDtls/RmtInf";
        assertThat(refusals(Entry.of("1.00", paid().remittance("")))).containsExactly("account-missing" + at);
        for (String two :
                List.of("<Ustrd>A-1</Ustrd><Ustrd>A-2</Ustrd>", freeText("ACCOUNT/A-1") + freeText("ACCOUNT/A-2"))) {
            assertThat(refusals(Entry.of("1.00", paid().remittance(two))))
                    .containsExactly("account-ambiguous" + at + "/Ustrd");
        }
        assertThat(refusals(Entry.of("1.00", paid().remittance(creditorReference("A-1") + creditorReference("A-2")))))
                .containsExactly("account-ambiguous" + at + "/Strd/CdtrRefInf/Ref");
        assertThat(refusals(Entry.of("1.00", paid().remittance(freeText("x".repeat(65))))))
                .containsExactly("account-length" + at + "/Ustrd");
        assertThat(refusals(Entry.of("1.00", paid().remittance(freeText("ACCOUNT/A-1/EPISODE/0")))))
                .containsExactly("episode-range" + at + "/Ustrd");
    }

    @Test
    void a_servicer_is_the_same_in_every_form_of_its_bic_and_one_without_a_name_is_nobody() {
        assertThat(ofNotice(IsoFiles.noticeOf(8, BIC + "XXX", Entry.of("1.00", paid())))
                        .paid(0)
                        .key())
                .isEqualTo(new PaymentKey.Referenced(SERVICER, "S-1"));
        assertThat(ofNotice(IsoFiles.noticeOf(8, "no bic", Entry.of("1.00", paid())))
                        .refusals())
                .containsExactly("servicer-missing Ntfctn/Acct/Svcr");
        String clearing = new String(notice(8, Entry.of("1.00", paid())), StandardCharsets.UTF_8)
                .replace(
                        "<BICFI>" + BIC + "</BICFI>",
                        "<ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId><MmbId>102100099996</MmbId></ClrSysMmbId>");
        assertThat(ofNotice(IsoFiles.utf8(clearing)).paid(0).key())
                .isEqualTo(new PaymentKey.Referenced("CLR/CNAPS/102100099996", "S-1"));
    }

    @Test
    void entries_are_counted_within_their_notification() {
        String one = Entry.of("1.00", paid().remittance("")).xml(8);
        String second = "</Ntfctn><Ntfctn><Acct><Svcr><FinInstnId><BICFI>OTHRCNBJ</BICFI></FinInstnId></Svcr></Acct>";
        IsoReading read = ofNotice(notice(
                8, BIC, one + one + second + one + Entry.of("1.00", paid()).xml(8)));
        assertThat(read.refusals())
                .containsExactly(
                        "account-missing Ntry[1]/NtryDtls/TxDtls/RmtInf",
                        "account-missing Ntry[2]/NtryDtls/TxDtls/RmtInf",
                        "account-missing Ntfctn[2]/Ntry[1]/NtryDtls/TxDtls/RmtInf",
                        "-");
        assertThat(read.paid(3).key()).isEqualTo(new PaymentKey.Referenced("BIC/OTHRCNBJXXX", "S-1"));
    }

    @Test
    void a_batch_of_more_transactions_than_are_kept_is_refused_whole_and_its_neighbours_are_not() {
        Tx[] many = IntStream.range(0, 20_001)
                .mapToObj(i -> Tx.of("S-" + i, "0.01", "A-1"))
                .toArray(Tx[]::new);
        assertThat(refusals(Entry.of("200.01", many), Entry.of("1.00", paid())))
                .containsExactly("entry-too-large Ntry[1]", "-");
    }
}
