package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.statement;
import static io.recourse.intake.edge.IsoFiles.creditorReference;
import static io.recourse.intake.edge.IsoFiles.notice;
import static io.recourse.intake.edge.IsoFiles.noticeOf;
import static io.recourse.intake.edge.IsoFiles.returns;
import static io.recourse.intake.edge.IsoFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Database;
import io.recourse.casework.spec.AnnouncedBody;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.RawRequest;
import io.recourse.casework.spec.TestTokens;
import io.recourse.intake.edge.IsoFiles.Back;
import io.recourse.intake.edge.IsoFiles.Entry;
import io.recourse.intake.edge.IsoFiles.Tx;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments and their returns as a servicer's files tell them, over HTTP and on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class PaymentFilesTest {

    private static final String US = TestTokens.LENDER_A;
    private static final String PAYMENTS = "/v1/payments";
    private static final String REVERSALS = "/v1/reversals";
    private static final int MANY = 120;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @TestHTTPResource(PAYMENTS)
    URI payments;

    private String account;
    /** Of references: other tests have their own. */
    private String own;

    @BeforeEach
    void an_account_of_its_own() {
        account = UUID.randomUUID().toString();
        own = account.substring(0, 8);
    }

    private String push() {
        return post(US, "/v1/accounts", statement(account).toString())
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static ValidatableResponse send(String path, String type, byte[] file) {
        return as(US).config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(type)
                .body(file)
                .post(path)
                .then();
    }

    private static JsonPath answers(String path, byte[] file) {
        String said = send(path, "application/xml", file)
                .statusCode(200)
                .contentType(containsString("application/x-ndjson"))
                .extract()
                .asString();
        return JsonPath.from(Arrays.toString(said.split("\n", -1)).replace(", ]", "]"));
    }

    private Tx paid(String reference, String amount) {
        return Tx.of(own + reference, amount, account);
    }

    /** Who pays names the account, and not how often it has been overdue. */
    @Test
    void the_latest_delinquency_of_an_account_is_paid_and_what_paid_an_earlier_one_counts_no_second_time() {
        String first = push();
        byte[] early = notice(8, Entry.of("1.00", paid("R1", "1.00")));
        answers(PAYMENTS, early);
        post(US, "/v1/cases/" + first + "/recall", "{}").statusCode(200);
        String second = post(
                        US, "/v1/accounts", statement(account).put("episode", 2).toString())
                .statusCode(200)
                .extract()
                .path("id");

        assertThat(answers(PAYMENTS, early).getList("outcome")).containsExactly("unchanged");
        JsonPath said = answers(PAYMENTS, notice(8, Entry.of("2.00", paid("R2", "2.00"))));
        assertThat(said.getList("outcome")).containsExactly("accepted");
        assertThat(said.getList("id")).containsExactly(second);
        for (String door : List.of(PAYMENTS, REVERSALS)) {
            String named =
                    door.equals(PAYMENTS) ? Doors.payment("p-1", account, 100) : """
                    {"reversalId": "r-1", "paymentId": "p-1", "account": "%s", "valueDate": "%s"}
                    """.formatted(account, Doors.today());
            problem(post(US, door, named), 400, "episode-missing", "episode");
            assertThat(Doors.stream(US, door, named)).singleElement().asString().contains("episode-missing");
        }
        String clear = Doors.payment("p-1", account, 100).replace("\"account\"", "\"episode\": 2, \"account\"");
        post(US, PAYMENTS, clear).statusCode(200).body("id", equalTo(second));
    }

    @Test
    void a_camt_054_pays_and_the_same_file_again_changes_nothing() {
        String id = push();
        byte[] file = notice(
                8,
                Entry.of("10.00", paid("S-1", null)),
                Entry.of("3.00", paid("S-2", "1.00"), paid("S-3", "2.00")).batch(2),
                Entry.of("9.00", paid("S-4", null)).status("PDNG"),
                Entry.of("9.001", paid("S-5", null)),
                Entry.of("5.00", paid("S-6", null)));
        JsonPath lines = answers(PAYMENTS, file);
        assertThat(lines.<String>getList("outcome"))
                .containsExactly("accepted", "accepted", "accepted", "ignored", "refused", "accepted");
        assertThat(lines.<String>getList("reference"))
                .containsExactly(own + "S-1", own + "S-2", own + "S-3", own + "S-4", own + "S-5", own + "S-6");
        assertThat(lines.<Integer>getList("status")).containsExactly(200, 200, 200, 200, 400, 200);
        assertThat(lines.getString("[0].id")).isEqualTo(id);
        assertThat(lines.getString("[3].rule")).isEqualTo("entry-not-booked");
        assertThat(lines.getString("[4].rule")).isEqualTo("amount-decimals");
        assertThat(lines.getString("[4].field")).isEqualTo("Ntry[4]/Amt");
        find(US, id)
                .body("state.ledger.payments", hasSize(4))
                .body("state.ledger.payments.minor", equalTo(List.of(1000, 100, 200, 500)));
        assertThat(answers(PAYMENTS, file).<String>getList("outcome"))
                .containsExactly("unchanged", "unchanged", "unchanged", "ignored", "refused", "unchanged");
    }

    @Test
    void what_the_ledger_refuses_is_told_by_the_fields_of_the_file() {
        push();
        String tomorrow = Doors.today().plusDays(2).toString();
        JsonPath lines = answers(
                PAYMENTS,
                notice(
                        8,
                        Entry.of("1.00", paid("S-1", null)).valued("<Dt>" + tomorrow + "</Dt>"),
                        Entry.of("1.00", paid("S-2", null)).currency("USD"),
                        Entry.of("1.00", paid("S-3", null).remittance(creditorReference("nobody's"))),
                        Entry.of("1.00", paid("S-4", null))));
        assertThat(lines.<String>getList("rule"))
                .containsExactly("value-date-in-future", "currency-mismatch", "unknown-subject", null);
        assertThat(lines.<String>getList("field"))
                .containsExactly(
                        "Ntry[1]/ValDt", "Ntry[2]/NtryDtls/TxDtls/Amt", "Ntry[3]/NtryDtls/TxDtls/RmtInf", null);
        assertThat(lines.<Integer>getList("status")).containsExactly(409, 409, 404, 200);
        // what was refused can be put right under the same reference
        assertThat(answers(
                                PAYMENTS,
                                notice(8, Entry.of("1.00", paid("S-3", null)), Entry.of("1.00", paid("S-1", null))))
                        .<String>getList("outcome"))
                .containsExactly("accepted", "accepted");
    }

    @Test
    void one_reference_is_one_payment_of_one_servicer() {
        push();
        String first = account;
        assertThat(answers(PAYMENTS, notice(8, Entry.of("1.00", paid("S-1", null))))
                        .getString("[0].outcome"))
                .isEqualTo("accepted");
        JsonPath other = answers(PAYMENTS, notice(8, Entry.of("2.00", paid("S-1", null))));
        assertThat(other.getString("[0].rule")).isEqualTo("payment-conflict");
        assertThat(other.getString("[0].field")).isEqualTo("Ntry[1]/NtryDtls/TxDtls/Refs/AcctSvcrRef");

        account = UUID.randomUUID().toString();
        push();
        JsonPath elsewhere = answers(PAYMENTS, notice(8, Entry.of("1.00", paid("S-1", null))));
        assertThat(elsewhere.getString("[0].rule")).isEqualTo("payment-conflict");

        account = first;
        assertThat(answers(PAYMENTS, noticeOf(8, "OTHRCNBJ", Entry.of("1.00", paid("S-1", null))))
                        .getString("[0].outcome"))
                .as("another servicer's")
                .isEqualTo("accepted");
    }

    @Test
    void a_payment_without_the_servicers_reference_is_known_by_the_debtors_day_and_amount() {
        push();
        Tx tx = Tx.of(null, null, account).endToEnd(own + "E-1");
        assertThat(answers(PAYMENTS, notice(2, Entry.of("1.00", tx))).getString("[0].outcome"))
                .isEqualTo("accepted");
        assertThat(answers(PAYMENTS, notice(8, Entry.of("1.00", tx))).getString("[0].outcome"))
                .as("in another version")
                .isEqualTo("unchanged");
        assertThat(answers(PAYMENTS, notice(8, Entry.of("1.01", tx))).getString("[0].outcome"))
                .isEqualTo("accepted");
    }

    @Test
    void a_pacs_004_takes_back_what_a_camt_054_paid_by_any_of_its_names() {
        String id = push();
        String today = Doors.today().toString();
        answers(
                PAYMENTS,
                notice(
                        8,
                        Entry.of("1.00", paid("S-1", null)),
                        Entry.of("2.00", paid("S-2", null).transaction(own + "T-2")),
                        Entry.of("3.00", paid("S-3", null).endToEnd(own + "E-3")),
                        Entry.of("4.00", Tx.of(null, null, account).endToEnd(own + "E-4"))));
        byte[] file = returns(
                9,
                Back.of(own + "R-1", "1.00").transaction(own + "S-1"),
                Back.of(own + "R-2", "2.00").transaction(own + "T-2").endToEnd("NOTPROVIDED"),
                Back.of(own + "R-3", "3.00").endToEnd(own + "E-3").settled(today),
                Back.of(own + "R-4", "4.00").endToEnd(own + "E-4"),
                Back.of(own + "R-5", "5.00").transaction(own + "S-5"),
                Back.of(own + "R-6", "0.50").transaction(own + "S-1"));
        JsonPath lines = answers(REVERSALS, file);
        assertThat(lines.<String>getList("outcome"))
                .containsExactly("accepted", "accepted", "accepted", "accepted", "refused", "refused");
        assertThat(lines.<String>getList("rule"))
                .containsExactly(null, null, null, null, "payment-unknown", "payment-already-reversed");
        assertThat(lines.getString("[4].field")).isEqualTo("TxInf[5]");
        find(US, id).body("state.ledger.payments.reversal.id", hasSize(4));
        journal(id).body("items.type", hasItem("PaymentReversed.v1"));
        assertThat(answers(REVERSALS, file).<String>getList("outcome").subList(0, 4))
                .containsOnly("unchanged");
        JsonPath again =
                answers(REVERSALS, returns(9, Back.of(own + "R-9", "1.00").transaction(own + "S-1")));
        assertThat(again.getString("[0].rule")).isEqualTo("payment-already-reversed");
    }

    @Test
    void a_payment_goes_back_in_parts_by_files_and_by_its_lenders_word_and_never_more_than_it_was() {
        String id = push();
        answers(PAYMENTS, notice(8, Entry.of("5.00", paid("S-1", null).endToEnd(own + "E-1"))));
        outcome(post(US, PAYMENTS, told("p-2", "S-2", 300)), "accepted");
        byte[] file = returns(
                9,
                Back.of(own + "R-1", "2.00").transaction(own + "S-1"),
                Back.of(own + "R-2", "1.00").paid("5.00").endToEnd(own + "E-1"),
                Back.of(own + "R-3", "2.01").transaction(own + "S-1"));
        JsonPath lines = answers(REVERSALS, file);
        assertThat(lines.<String>getList("outcome")).containsExactly("accepted", "accepted", "refused");
        assertThat(lines.getString("[2].rule")).isEqualTo("reversal-amount");
        assertThat(answers(REVERSALS, file).<String>getList("outcome"))
                .containsExactly("unchanged", "unchanged", "refused");
        String part = """
                {"reversalId": "r-2", "paymentId": "p-2", "account": "%s", "valueDate": "%s",
                 "amount": {"minor": 100, "currency": "CNY"}}
                """.formatted(account, Doors.today());
        outcome(post(US, REVERSALS, part), "accepted");
        outcome(post(US, REVERSALS, part), "unchanged");
        problem(post(US, REVERSALS, part.replace("100", "99")), 409, "reversal-conflict", "reversalId");
        problem(post(US, REVERSALS, part.replace("100", "0")), 400, "amount-range", "amount.minor");
        find(US, id)
                .body("state.ledger.payments.findAll { it.reversal == null }.minor", equalTo(List.of(200, 200)))
                .body("state.ledger.balance.principal", equalTo((int) Doors.OWED - 400));
    }

    @Test
    void a_camt_054_takes_back_what_it_paid_in_the_same_file() {
        String id = push();
        JsonPath lines = answers(
                PAYMENTS,
                notice(
                        8,
                        Entry.of("1.00", paid("S-1", null).endToEnd(own + "E-1")),
                        Entry.of("1.00", paid("S-2", null).endToEnd(own + "E-1"))
                                .debit()
                                .reversal(),
                        Entry.of("7.00", paid("S-3", null).endToEnd(own + "E-7"))
                                .debit()
                                .reversal()));
        assertThat(lines.<String>getList("outcome")).containsExactly("accepted", "accepted", "refused");
        assertThat(lines.getString("[2].rule")).isEqualTo("payment-unknown");
        find(US, id).body("state.ledger.payments", hasSize(1)).body("state.ledger.payments.reversal", hasSize(1));
    }

    @Test
    void a_file_that_breaks_off_keeps_what_was_taken_before_and_says_so() {
        String id = push();
        String whole = new String(
                notice(8, Entry.of("1.00", paid("S-1", null)), Entry.of("2.00", paid("S-2", null))),
                StandardCharsets.UTF_8);
        JsonPath lines = answers(PAYMENTS, utf8(whole.substring(0, whole.lastIndexOf("</Refs>"))));
        assertThat(lines.<String>getList("outcome")).containsExactly("accepted", "refused");
        assertThat(lines.getString("[1].rule")).isEqualTo("xml-malformed");
        assertThat(lines.getString("[1].detail")).contains("line ", "column ", "1 bookings are taken");
        find(US, id).body("state.ledger.payments", hasSize(1));
        assertThat(answers(PAYMENTS, utf8(whole)).<String>getList("outcome")).containsExactly("unchanged", "accepted");
    }

    @Test
    void a_file_that_is_none_is_a_problem_and_nothing_is_answered_line_by_line() {
        String good = new String(notice(8, Entry.of("1.00", paid("S-1", null))), StandardCharsets.UTF_8);
        problem(send(PAYMENTS, "application/xml", utf8("")), 400, "xml-malformed", null);
        problem(
                send(PAYMENTS, "application/xml", utf8(good.replace("<Document", "<!DOCTYPE x><Document"))),
                400,
                "doctype-refused",
                null);
        problem(send(REVERSALS, "application/xml", utf8(good)), 400, "message-unknown", "Document");
        problem(
                send(PAYMENTS, "text/xml", utf8(good.replace("001.08", "001.99"))),
                400,
                "message-version-unknown",
                "Document");
        problem(
                send(PAYMENTS, "application/xml; charset=gb18030", utf8(good)),
                400,
                "encoding-unsupported",
                "Content-Type");
        problem(send("/v1/accounts", "application/xml", utf8(good)), 415, "http-415", null);
    }

    @Test
    void more_than_a_batch_of_entries_is_answered_one_by_one_in_order() {
        String id = push();
        int last = 1_099;
        Entry[] many = IntStream.rangeClosed(0, last)
                .mapToObj(i -> Entry.of(
                        "0.01",
                        i == 0 || i == last
                                ? paid("S-" + i, null)
                                : paid("S-" + i, null).remittance(creditorReference("nobody's-" + own))))
                .toArray(Entry[]::new);
        JsonPath lines = answers(PAYMENTS, notice(8, many));
        List<String> outcomes = lines.getList("outcome");
        assertThat(lines.<String>getList("reference"))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, last)
                        .mapToObj(i -> own + "S-" + i)
                        .toList());
        assertThat(outcomes.getFirst()).isEqualTo("accepted");
        assertThat(outcomes.getLast()).isEqualTo("accepted");
        assertThat(outcomes.subList(1, last)).containsOnly("refused");
        find(US, id).body("state.ledger.payments", hasSize(2));
        assertThat(rowsWith(
                        "payment_name",
                        ids.caseOf(TestTokens.TENANT_A, "nobody's-" + own, 1).id()))
                .as("what no case took is nobody's")
                .isZero();
    }

    @Test
    void a_length_that_is_claimed_and_never_sent_holds_nothing_up() throws IOException {
        // announced as 300 MB: it is a stream and no document, so the door waits for its first byte
        assertThat(RawRequest.answer(
                        payments,
                        "POST " + PAYMENTS + " HTTP/1.1\r\nHost: service\r\nAuthorization: Bearer " + US
                                + "\r\nContent-Type: application/xml\r\nContent-Length: 300000000\r\n\r\n<!DOCTYPE x>"
                                + " ".repeat(10_000)))
                .startsWith("HTTP/1.1 400 ")
                .contains("doctype-refused");
        assertThat(AnnouncedBody.answer(payments, "/v1/accounts", "application/json", 300_000_000))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void an_id_of_a_payment_out_of_a_file_is_no_lenders_to_give_and_may_be_named_to_reverse_it() {
        String id = push();
        problem(post(US, PAYMENTS, payment("iso/1", account, 1)), 400, "payment-id-reserved", "paymentId");
        answers(PAYMENTS, notice(8, Entry.of("1.00", paid("S-1", null))));
        String payment = find(US, id).extract().path("state.ledger.payments[0].id");
        assertThat(payment).matches("iso/[0-9a-f]{32}");
        post(US, REVERSALS, """
                {"reversalId": "r-1", "paymentId": "%s", "account": "%s", "valueDate": "%s"}
                """.formatted(payment, account, Doors.today()))
                .statusCode(200)
                .body("outcome", equalTo("accepted"));
    }

    @Test
    void no_table_keeps_who_paid_or_what_the_servicer_called_it() {
        push();
        answers(PAYMENTS, notice(8, Entry.of("1.00", paid("S-1", null).endToEnd(own + "E-1"))));
        answers(REVERSALS, returns(9, Back.of(own + "R-1", "1.00").transaction(own + "S-1")));
        for (String table : List.of("subject", "journal", "mailbox", "receipt", "effect", "payment_name")) {
            for (String word :
                    List.of(IsoFiles.PAYER, IsoFiles.PAYERS_ACCOUNT, own + "S-1", own + "E-1", own + "R-1")) {
                assertThat(rowsWith(table, word)).as("%s in %s", word, table).isZero();
            }
        }
        assertThat(rowsWith("payment_name", "")).isPositive();
    }

    private long rowsWith(String table, String word) {
        return ((Number) database.forAll(session -> session.createNativeQuery(
                                        "select count(*) from " + table + " t where cast(t as text) like :word")
                                .setParameter("word", "%" + word + "%")
                                .getSingleResult())
                        .await()
                        .atMost(Duration.ofSeconds(10)))
                .longValue();
    }

    /** The payment in the lender's own words, with its servicer's reference. */
    private String told(String paymentId, String reference, long minor) {
        return payment(paymentId, account, minor)
                .strip()
                .replaceFirst(
                        "}$",
                        ", \"servicer\": \"" + IsoFiles.BIC + "\", \"accountServicerReference\": \"" + own + reference
                                + "\"}");
    }

    private static void outcome(ValidatableResponse answer, String outcome) {
        answer.statusCode(200).body("outcome", equalTo(outcome));
    }

    @Test
    void what_a_lender_tells_and_its_servicers_file_again_counts_once_in_either_order() {
        String id = push();
        outcome(post(US, PAYMENTS, told("p-1", "S-1", 100)), "accepted");
        byte[] file = notice(
                8, Entry.of("1.00", paid("S-1", null).transaction(own + "T-1")), Entry.of("2.00", paid("S-2", null)));
        assertThat(answers(PAYMENTS, file).<String>getList("outcome")).containsExactly("unchanged", "accepted");
        outcome(post(US, PAYMENTS, told("p-2", "S-2", 200)), "accepted");
        outcome(post(US, PAYMENTS, told("p-2", "S-2", 200)), "unchanged");
        String debtors = payment("p-3", account, 300)
                .strip()
                .replaceFirst("}$", ", \"servicer\": \"reCocnbjxxx\", \"endToEndId\": \" " + own + "E-3 \"}");
        String[] stream = Doors.stream(US, PAYMENTS, debtors, debtors, told("p-4", "S-4", 400));
        assertThat(JsonPath.from(Arrays.toString(stream)).<String>getList("outcome"))
                .containsExactly("accepted", "unchanged", "accepted");
        Tx tx = Tx.of(null, null, account).endToEnd(own + "E-3");
        assertThat(answers(PAYMENTS, notice(8, Entry.of("3.00", tx))).getString("[0].outcome"))
                .isEqualTo("unchanged");
        find(US, id).body("state.ledger.payments.minor", equalTo(List.of(100, 200, 300, 400)));

        JsonPath back = answers(
                REVERSALS,
                returns(
                        9,
                        Back.of(own + "R-1", "1.00").transaction(own + "T-1"),
                        Back.of(own + "R-3", "3.00").endToEnd(own + "E-3"),
                        Back.of(own + "R-4", "4.00").transaction(own + "S-4")));
        assertThat(back.<String>getList("outcome")).containsOnly("accepted");
        post(US, REVERSALS, """
                {"reversalId": "r-2", "paymentId": "p-2", "account": "%s", "valueDate": "%s"}
                """.formatted(account, Doors.today())).statusCode(200);
        find(US, id).body("state.ledger.payments.reversal.id", hasSize(4));
    }

    @Test
    void an_id_that_a_lender_gives_stays_one_payment_with_and_without_its_servicers_reference() {
        String id = push();
        outcome(post(US, PAYMENTS, payment("p-1", account, 100)), "accepted");
        outcome(post(US, PAYMENTS, told("p-1", "S-1", 100)), "accepted");
        outcome(post(US, PAYMENTS, told("p-2", "S-2", 200)), "accepted");
        outcome(post(US, PAYMENTS, payment("p-2", account, 200)), "unchanged");
        assertThat(answers(PAYMENTS, notice(8, Entry.of("1.00", paid("S-1", null))))
                        .getString("[0].outcome"))
                .isEqualTo("unchanged");
        problem(post(US, PAYMENTS, told("p-2", "S-9", 200)), 409, "payment-conflict", "paymentId");
        find(US, id).body("state.ledger.payments.minor", equalTo(List.of(100, 200)));
        assertThat(answers(REVERSALS, returns(9, Back.of(own + "R-1", "1.00").transaction(own + "S-1")))
                        .getString("[0].outcome"))
                .isEqualTo("accepted");
    }

    /** The payment in the lender's own words, with the debtor's end-to-end id alone. */
    private String toldByDebtors(String paymentId, String endToEnd, long minor) {
        return payment(paymentId, account, minor)
                .strip()
                .replaceFirst(
                        "}$", ", \"servicer\": \"" + IsoFiles.BIC + "\", \"endToEndId\": \"" + own + endToEnd + "\"}");
    }

    @Test
    void an_end_to_end_id_alone_and_a_file_that_has_a_reference_too_count_once_in_either_order() {
        String id = push();
        outcome(post(US, PAYMENTS, toldByDebtors("p-1", "E-1", 100)), "accepted");
        byte[] file = notice(
                8,
                Entry.of("1.00", paid("S-1", null).endToEnd(own + "E-1")),
                Entry.of("2.00", paid("S-2", null).endToEnd(own + "E-2")),
                Entry.of("2.00", paid("S-3", null).endToEnd(own + "E-2")));
        assertThat(answers(PAYMENTS, file).<String>getList("outcome"))
                .as("the first is told again under another name")
                .containsExactly("accepted", "accepted", "accepted");
        assertThat(answers(PAYMENTS, file).<String>getList("outcome")).containsOnly("unchanged");
        outcome(post(US, PAYMENTS, toldByDebtors("p-2", "E-2", 200)), "accepted");
        outcome(post(US, PAYMENTS, toldByDebtors("p-1", "E-1", 100)), "unchanged");
        find(US, id).body("state.ledger.payments.minor", equalTo(List.of(100, 200, 200)));

        JsonPath back = answers(
                REVERSALS,
                returns(
                        9,
                        Back.of(own + "R-1", "1.00").endToEnd(own + "E-1"),
                        Back.of(own + "R-2", "2.00").endToEnd(own + "E-2"),
                        Back.of(own + "R-3", "2.00").transaction(own + "S-3").endToEnd(own + "E-2")));
        assertThat(back.<String>getList("outcome")).containsExactly("accepted", "refused", "accepted");
        assertThat(back.getString("[1].rule")).isEqualTo("payment-ambiguous");
        find(US, id).body("state.ledger.payments.reversal.id", hasSize(2));
    }

    @Test
    void told_by_both_at_once_it_counts_once() {
        String id = push();
        String alone = toldByDebtors("p-1", "E-1", 100);
        String both = told("p-1", "S-1", 100).replaceFirst("}$", ", \"endToEndId\": \"" + own + "E-1\"}");
        IntStream.range(0, 8).parallel().forEach(i -> post(US, PAYMENTS, i % 2 == 0 ? alone : both)
                .statusCode(200));
        find(US, id).body("state.ledger.payments.minor", equalTo(List.of(100)));
    }

    @Test
    void a_servicers_reference_is_taken_from_who_is_named_and_as_messages_have_it() {
        push();
        String[][] bad = {
            {"\"servicer\": \"NOBODY\"", "field-invalid", "servicer"},
            {"\"servicer\": \"5493001KJTIIGC8Y1R13\"", "field-invalid", "servicer"},
            {"\"accountServicerReference\": \"S-1\"", "servicer-missing", "servicer"},
            {"\"endToEndId\": \"E-1\"", "servicer-missing", "servicer"},
            {
                "\"servicer\": \"RECOCNBJ\", \"accountServicerReference\": \" \"",
                "field-invalid",
                "accountServicerReference"
            },
            {"\"servicer\": \"RECOCNBJ\", \"endToEndId\": \"" + "x".repeat(36) + "\"", "field-invalid", "endToEndId"}
        };
        for (String[] one : bad) {
            String body = payment("p-1", account, 1).strip().replaceFirst("}$", ", " + one[0] + "}");
            problem(post(US, PAYMENTS, body), 400, one[1], one[2]);
        }
        for (String good : List.of("5493001kjtiigc8y1r12", "CNAPS/102100099996", "RECOCNBJ")) {
            String body = payment("p-1", account, 1)
                    .strip()
                    .replaceFirst(
                            "}$",
                            ", \"servicer\": \"" + good + "\", \"accountServicerReference\": null,"
                                    + " \"endToEndId\": \"NOTPROVIDED\"}");
            // known by the lender's own id
            post(US, PAYMENTS, body).statusCode(200).body("outcome", oneOf("accepted", "unchanged"));
        }
    }

    /** As the doors did it until now: the name was written, and the process died before the case was asked. */
    private void diedBeforeItsCaseWasAsked(String reference, String caseId) {
        String payment = ids.paymentOf(
                TestTokens.TENANT_A, new PaymentKey.Referenced("BIC/" + IsoFiles.BIC + "XXX", own + reference));
        database.forAll(session -> session.createNativeQuery("""
                        insert into payment_name (tenant, name, payment, case_id, minor, currency, value_date)
                        values (?1, ?2, ?2, ?3, 100, 'CNY', current_date)
                        """)
                        .setParameter(1, TestTokens.TENANT_A)
                        .setParameter(2, payment)
                        .setParameter(3, caseId)
                        .executeUpdate())
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void a_name_whose_case_was_never_asked_holds_no_payment_back() {
        String first = push();
        String firstAccount = account;
        diedBeforeItsCaseWasAsked("S-1", first);
        diedBeforeItsCaseWasAsked("S-2", first);
        diedBeforeItsCaseWasAsked("S-3", "a-case-that-never-was");
        byte[] again = notice(8, Entry.of("1.00", paid("S-1", null)));
        assertThat(answers(PAYMENTS, again).getString("[0].outcome")).isEqualTo("accepted");
        assertThat(answers(PAYMENTS, again).getString("[0].outcome")).isEqualTo("unchanged");
        find(US, first).body("state.ledger.payments", hasSize(1));

        account = UUID.randomUUID().toString();
        String second = push();
        JsonPath elsewhere = answers(
                PAYMENTS,
                notice(
                        8,
                        Entry.of("1.00", paid("S-1", null)),
                        Entry.of("2.00", paid("S-2", null)),
                        Entry.of("3.00", paid("S-3", null))));
        assertThat(elsewhere.<String>getList("outcome")).containsExactly("refused", "accepted", "accepted");
        assertThat(elsewhere.getString("[0].rule")).isEqualTo("payment-conflict");
        find(US, second).body("state.ledger.payments.minor", equalTo(List.of(200, 300)));

        account = firstAccount;
        assertThat(answers(PAYMENTS, notice(8, Entry.of("2.00", paid("S-2", null))))
                        .getString("[0].rule"))
                .as("now it is the other's")
                .isEqualTo("payment-conflict");
        assertThat(answers(REVERSALS, returns(9, Back.of(own + "R-2", "2.00").transaction(own + "S-2")))
                        .getString("[0].id"))
                .isEqualTo(second);
    }

    @Test
    void a_payment_of_long_ago_still_holds_its_name() {
        push();
        String one = told("p-1", "S-1", 100);
        outcome(post(US, PAYMENTS, one), "accepted");
        String[] later = IntStream.rangeClosed(2, 20)
                .mapToObj(i -> payment("p-" + i, account, i))
                .toArray(String[]::new);
        assertThat(JsonPath.from(Arrays.toString(Doors.stream(US, PAYMENTS, later)))
                        .<String>getList("outcome"))
                .containsOnly("accepted");

        account = UUID.randomUUID().toString();
        String other = push();
        problem(post(US, PAYMENTS, told("p-1", "S-1", 100)), 409, "payment-conflict", "paymentId");
        assertThat(answers(PAYMENTS, notice(8, Entry.of("1.00", paid("S-1", null))))
                        .getString("[0].rule"))
                .isEqualTo("payment-conflict");
        find(US, other).body("state.ledger.payments", hasSize(0)).body("state.ledger.balance.principal", equalTo((int)
                Doors.OWED));
        outcome(post(US, PAYMENTS, one), "unchanged");
    }

    @Test
    void a_payment_that_waits_as_mail_holds_its_name() {
        String parked = push();
        database.forAll(session -> session.createNativeQuery(
                                "update subject set parked = 'for a test' where kind = 'case' and id = ?1")
                        .setParameter(1, parked)
                        .executeUpdate())
                .await()
                .atMost(Duration.ofSeconds(10));
        String one = told("p-1", "S-1", 100);
        post(US, PAYMENTS, one).statusCode(202).body("outcome", equalTo("waiting"));
        account = UUID.randomUUID().toString();
        push();
        problem(post(US, PAYMENTS, told("p-1", "S-1", 100)), 409, "payment-conflict", "paymentId");
        post(TestTokens.OPERATOR, "/v1/parked/case/" + parked + ":retry", "").statusCode(200);
        outcome(post(US, PAYMENTS, one), "unchanged");
        problem(post(US, PAYMENTS, told("p-1", "S-1", 100)), 409, "payment-conflict", "paymentId");
    }

    @Test
    void accounts_that_are_paid_under_anothers_reference_are_refused_in_one_pass() {
        push();
        outcome(post(US, PAYMENTS, told("p-1", "S-1", 100)), "accepted");
        String[] statements = new String[MANY];
        String[] lines = new String[MANY];
        for (int i = 0; i < MANY; i++) {
            account = UUID.randomUUID().toString();
            statements[i] = statement(account).toString();
            lines[i] = told("p-1", "S-1", 100);
        }
        Doors.stream(US, "/v1/accounts", statements);
        long before = transactions();
        JsonPath answers = JsonPath.from(Arrays.toString(Doors.stream(US, PAYMENTS, lines)));
        assertThat(transactions() - before).as("transactions that wrote").isLessThan(MANY / 4);
        assertThat(answers.<String>getList("rule")).hasSize(MANY).containsOnly("payment-conflict");
    }

    /** How many transactions have written something so far; what was rolled back counts. */
    private long transactions() {
        return ((Number) database.forAll(session -> session.createNativeQuery(
                                        "select cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint)")
                                .getSingleResult())
                        .await()
                        .atMost(Duration.ofSeconds(10)))
                .longValue();
    }

    @Test
    void two_accounts_that_are_paid_under_one_reference_at_once_are_not_both_paid() {
        push();
        String one = told("p-1", "S-1", 100);
        String firstAccount = account;
        account = UUID.randomUUID().toString();
        push();
        String other = told("p-1", "S-1", 100);
        assertThat(account).isNotEqualTo(firstAccount);
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i ->
                        post(US, PAYMENTS, i % 2 == 0 ? one : other).extract().statusCode())
                .toList();
        assertThat(statuses).contains(200, 409).containsOnly(200, 409);
        assertThat(statuses.stream().filter(s -> s == 200).count()).isEqualTo(4);
    }

    @Test
    void a_payment_told_again_is_known_though_others_claim_it_beside_it() {
        push();
        String known = told("p-1", "S-1", 100);
        outcome(post(US, PAYMENTS, known), "accepted");
        String[] lines = new String[40];
        for (int i = 0; i < lines.length; i++) {
            account = UUID.randomUUID().toString();
            push();
            lines[i] = i % 10 == 9 ? known : told("p-1", "S-1", 100);
        }
        JsonPath answers = JsonPath.from(Arrays.toString(Doors.stream(US, PAYMENTS, lines)));
        for (int i = 0; i < lines.length; i++) {
            assertThat(answers.getInt("[" + i + "].status")).as("line %d", i).isEqualTo(i % 10 == 9 ? 200 : 409);
        }
    }

    @Test
    void entries_of_one_file_that_repeat_or_contradict_each_other_count_once() {
        String id = push();
        JsonPath lines = answers(
                PAYMENTS,
                notice(
                        8,
                        Entry.of("1.00", paid("S-1", null)).debit().reversal(),
                        Entry.of("1.00", paid("S-1", null)),
                        Entry.of("1.00", paid("S-1", null)),
                        Entry.of("1.00", paid("S-1", null).remittance(creditorReference("another"))),
                        Entry.of("1.00", paid("S-1", null)).currency("USD"),
                        Entry.of("1.50", paid("S-1", null))));
        assertThat(lines.<String>getList("rule"))
                .containsExactly(
                        "payment-unknown", null, null, "payment-conflict", "payment-conflict", "payment-conflict");
        assertThat(lines.<String>getList("outcome").subList(1, 3)).containsExactly("accepted", "unchanged");
        find(US, id).body("state.ledger.payments", hasSize(1));
    }
}
