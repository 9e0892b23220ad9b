package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Secrets.key;
import static io.recourse.intake.edge.Secrets.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Database;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Who a party is: told for a purpose, kept under keys that change, and gone when it is erased. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class VaultTest {

    private static final String US = TestTokens.LENDER_A;
    private static final String THEM = TestTokens.LENDER_B;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Topics topics;

    @Inject
    Database database;

    @Inject
    Vault vault;

    @Inject
    VaultSweep sweep;

    private final PaperBroker broker = new PaperBroker();

    @Inject
    BlindIndex index;

    @Inject
    Ids ids;

    @ConfigProperty(name = "recourse.intake.vault-key")
    String serviceKey;

    private final Person person = Person.somebody();
    private final String account = UUID.randomUUID().toString();

    @Test
    void a_reveal_tells_what_its_purpose_needs_and_stands_in_the_partys_journal() {
        String id = push(account);
        reveal(US, "contact", id, party())
                .header("Cache-Control", equalTo("no-store"))
                .body("parties[0].party", equalTo(party()))
                .body("parties[0].identity.name", equalTo(person.name()))
                .body("parties[0].identity.phones", contains(person.phone()))
                .body("parties[0].identity.email", equalTo(person.email()))
                .body("parties[0].identity.idNumber", nullValue())
                .body("parties[0].refusal", nullValue());
        String row = "from journal where kind = 'party' and type = 'IdentityRevealed' and topic is null and id = '"
                + party() + "'";
        assertThat(count("select count(*) " + row)).isEqualTo(1);
        assertThat(text("select payload " + row))
                .contains("lender-a", "contact", id, "grant-1", "NAME", "PHONES", "EMAIL")
                .doesNotContain(person.words());
    }

    @Test
    void each_party_is_refused_by_its_own_rule_and_spoils_no_neighbour() {
        String id = push(account);
        String stranger = "0".repeat(32);
        String body = """
                {"purpose": "verification", "caseId": "%s", "grant": "g", "parties": [
                  {"party": "%s"}, {"party": "%s", "fields": ["idNumber"]}, {"party": "%s", "fields": ["email"]}]}
                """.formatted(id, stranger, party(), party());
        post(US, "/v1/reveals", body)
                .statusCode(200)
                .body("parties[0].refusal.rule", equalTo("party-unknown"))
                .body("parties[1].refusal", nullValue())
                .body("parties[2].refusal.rule", equalTo("field-not-of-purpose"))
                .body("parties[1].identity.idNumber", equalTo(person.idNumber()))
                .body("parties[1].identity.name", nullValue());
        reveal(THEM, "contact", id, party()).body("parties.refusal.rule", contains("party-unknown"));
        reveal(US, "curiosity", id, party()).body("parties.refusal.rule", contains("purpose-unknown"));
        reveal(US, "contact", "another", party()).body("parties.refusal.rule", contains("case-not-of-party"));
        assertThat(count("select count(*) from journal where type = 'IdentityRevealed' and id = '" + party() + "'"))
                .as("of four that ask for this party only one is told")
                .isEqualTo(1);
    }

    @Test
    void a_list_is_bounded_and_neither_operators_nor_partners_may_ask() {
        String id = push(account);
        problem(
                post(
                        US,
                        "/v1/reveals",
                        "{\"purpose\": \"contact\", \"caseId\": \"c\", \"grant\": \"g\", \"parties\": []}"),
                400,
                "parties-too-many",
                "parties");
        String many = "{\"party\": \"p\"},".repeat(100) + "{\"party\": \"p\"}";
        problem(
                post(
                        US,
                        "/v1/reveals",
                        "{\"purpose\": \"contact\", \"caseId\": \"c\", \"grant\": \"g\", \"parties\": [" + many + "]}"),
                400,
                "parties-too-many",
                "parties");
        for (String token : List.of(TestTokens.OPERATOR, TestTokens.PARTNER)) {
            problem(post(token, "/v1/reveals", asking("contact", id, party())), 403, "role-not-allowed", null);
        }
    }

    @Test
    void an_adapter_of_ours_asks_for_contacts_alone_and_for_the_lender_it_names() {
        String id = push(account);
        asAdapter(TestTokens.TENANT_A, "contact", id)
                .statusCode(200)
                .body("parties[0].identity.name", equalTo(person.name()));
        asAdapter(TestTokens.TENANT_B, "contact", id)
                .statusCode(200)
                .body("parties.refusal.rule", contains("party-unknown"));
        problem(asAdapter(TestTokens.TENANT_A, "data-subject-request", id), 400, "purpose-not-allowed", "purpose");
        problem(asAdapter("no lender", "contact", id), 400, "lender-required", null);
        problem(post(TestTokens.ADAPTER, "/v1/reveals", asking("contact", id, party())), 400, "lender-required", null);
    }

    private ValidatableResponse asAdapter(String lender, String purpose, String caseId) {
        return as(TestTokens.ADAPTER)
                .contentType("application/json")
                .header("Recourse-Lender", lender)
                .body(asking(purpose, caseId, party()))
                .post("/v1/reveals")
                .then();
    }

    @Test
    void while_a_claim_is_live_or_a_hold_stands_nobody_is_erased() {
        String id = push(account);
        problem(erase(), 409, "claim-live", null);
        recall(id);
        problem(hold(THEM, "h1"), 404, "unknown-subject", null);
        hold(US, "h1").statusCode(200).body("events", contains("HoldPlaced"));
        problem(erase(), 409, "legal-hold", null);
        assertThat(inVault()).isEqualTo(1);
        post(US, path("release-hold"), "{\"holdId\": \"h1\"}").statusCode(200).body("events", contains("HoldReleased"));
        erase().statusCode(200).body("events", contains("IdentityErased"));
        assertThat(inVault()).isZero();
    }

    @Test
    void with_the_key_goes_all_that_knows_the_person_and_an_old_statement_does_not_bring_it_back() {
        String id = push(account);
        recall(id);
        erase().statusCode(200);
        assertThat(inVault()).isZero();
        assertThat(count("select count(*) from blind_index where party = '" + party() + "'"))
                .isZero();
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.ID_NUMBER, person.idNumber()))
                .isEmpty();
        reveal(US, "data-subject-request", id, party()).body("parties.refusal.rule", contains("erased"));

        post(US, "/v1/accounts", person.owing(account).toString())
                .statusCode(200)
                .body("outcome", equalTo("unchanged"));
        ObjectNode later = person.owing(account).put("asOf", Doors.today().toString());
        problem(post(US, "/v1/accounts", later.toString()), 409, "case-closed", null);
        assertThat(inVault()).isZero();
        assertThat(status()).isEqualTo("ERASED");
        erase().statusCode(200).body("outcome", equalTo("unchanged"));
    }

    @Test
    void a_new_claim_is_a_new_reason_to_know_and_no_reason_to_call() {
        post(US, "/v1/parties/" + afterPush(account) + "/cease-contact", "{\"channel\": \"letter\"}")
                .statusCode(200);
        recall(caseOf(account));
        String key = "erase-" + account;
        post(US, path("erase"), "{\"reason\": \"request-of-party\"}", key).statusCode(200);
        assertThat(status()).isEqualTo("ERASED");

        String again = push(account + "-2");
        assertThat(status()).isEqualTo("CEASED");
        assertThat(inVault()).isEqualTo(1);
        reveal(US, "contact", again, party()).body("parties.refusal.rule", contains("contact-ceased"));
        reveal(US, "service-of-court-papers", again, party()).body("parties[0].identity.name", equalTo(person.name()));
        assertThat(count("select count(*) from journal where type = 'IdentityTakenAnew' and id = '" + party() + "'"))
                .isEqualTo(1);

        post(US, path("erase"), "{\"reason\": \"request-of-party\"}", key)
                .statusCode(200)
                .body("outcome", equalTo("accepted"));
        assertThat(inVault())
                .as("the answer of then is given again, but what is known now stays")
                .isEqualTo(1);
    }

    @Test
    void a_first_statement_that_is_refused_leaves_nobody_in_the_vault() {
        ObjectNode nowhere = person.owing(account).put("jurisdiction", "US");
        problem(post(US, "/v1/accounts", nowhere.toString()), 409, "jurisdiction-unknown", "jurisdiction");
        assertThat(inVault()).isZero();
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.PHONE, person.phone()))
                .isEmpty();
    }

    @Test
    void a_guarantor_first_named_by_a_later_statement_is_a_party_whose_identity_is_told_and_erased_by_the_rules() {
        ObjectNode debtors = Person.somebody().owing(account);
        String id = post(US, "/v1/accounts", debtors.toString())
                .statusCode(200)
                .extract()
                .path("id");
        post(US, "/v1/accounts", guaranteed(debtors).put("revision", 1).toString())
                .statusCode(200)
                .body("outcome", equalTo("updated"))
                .body("events", contains("StatementNoted", "GuarantorJoined", "GuaranteeDated"));
        assertThat(status()).isEqualTo("REGISTERED");
        reveal(US, "contact", id, party()).body("parties[0].identity.name", equalTo(person.name()));
        find(US, id).body("state.parties.guarantors.party", contains(party()));
        problem(erase(), 409, "claim-live", null);
        recall(id);
        erase().statusCode(200).body("events", contains("IdentityErased"));
        assertThat(inVault()).isZero();

        ObjectNode others = Person.somebody().owing(account + "-2");
        String another = post(US, "/v1/accounts", others.toString())
                .statusCode(200)
                .extract()
                .path("id");
        post(US, "/v1/accounts", guaranteed(others).put("revision", 1).toString())
                .statusCode(200)
                .body("outcome", equalTo("updated"));
        assertThat(status()).as("another claim is a reason to know").isEqualTo("REGISTERED");
        reveal(US, "contact", another, party()).body("parties[0].identity.name", equalTo(person.name()));
    }

    @Test
    void whom_a_case_does_not_take_is_not_in_the_vault() {
        ObjectNode debtors = Person.somebody().owing(account);
        String id = post(US, "/v1/accounts", debtors.toString())
                .statusCode(200)
                .extract()
                .path("id");
        problem(
                post(
                        US,
                        "/v1/accounts",
                        person.owing(account).put("revision", 1).toString()),
                409,
                "debtor-mismatch",
                "debtor");
        recall(id);
        ObjectNode nothing = guaranteed(debtors).put("revision", 1).put("principal", 0);
        nothing.putArray("instalments");
        problem(post(US, "/v1/accounts", nothing.toString()), 409, "case-closed", null);
        assertThat(inVault()).isZero();
    }

    @Test
    void a_debtor_who_moved_is_registered_anew_and_one_who_did_not_is_not_written() {
        push(account);
        String versions = "select version from subject where kind = 'party' and id = '" + party() + "'";
        long before = count(versions);
        post(US, "/v1/accounts", person.owing(account).put("revision", 1).toString())
                .statusCode(200)
                .body("outcome", equalTo("updated"));
        assertThat(count(versions)).isEqualTo(before);
        ObjectNode moved = person.owing(account).put("revision", 2);
        ((ObjectNode) moved.get("debtor")).put("zone", "Asia/Urumqi").put("province", "CN-XJ");
        post(US, "/v1/accounts", moved.toString()).statusCode(200).body("outcome", equalTo("updated"));
        assertThat(text("select payload from journal where kind = 'party' and topic = 'parties.intake' and id = '"
                        + party() + "' order by seq desc limit 1"))
                .contains("Asia/Urumqi");
    }

    /** By this person. */
    private ObjectNode guaranteed(ObjectNode statement) {
        ObjectNode guaranteed = statement.deepCopy();
        ObjectNode obligor = statement.get("debtor").deepCopy();
        person.into(obligor);
        guaranteed
                .putArray("guarantors")
                .addObject()
                .put("kind", "JOINT")
                .put("mainDueOn", Doors.today().minusDays(10).toString())
                .set("obligor", obligor);
        return guaranteed;
    }

    @Test
    void an_older_statement_does_not_put_an_old_telephone_back() {
        ObjectNode later =
                calling(account, "+861000000002").put("asOf", Doors.today().toString());
        post(US, "/v1/accounts", later.toString()).statusCode(200);
        ObjectNode before = calling(account + "-2", "+861000000001")
                .put("asOf", Doors.today().minusDays(1).toString());
        post(US, "/v1/accounts", before.toString()).statusCode(200).body("outcome", equalTo("opened"));
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.PHONE, "+861000000001"))
                .isEmpty();
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.PHONE, "+861000000002"))
                .containsExactly(party());
    }

    @Test
    void what_a_later_statement_has_confirmed_an_older_one_does_not_change() {
        LocalDate today = Doors.today();
        for (int[] told : new int[][] {{1, 10}, {2, 1}, {3, 5}}) {
            String phone = told[0] == 3 ? "+861000000022" : "+861000000021";
            ObjectNode statement = calling(account + "-" + told[0], phone)
                    .put("asOf", today.minusDays(told[1]).toString());
            post(US, "/v1/accounts", statement.toString()).statusCode(200).body("outcome", equalTo("opened"));
        }
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.PHONE, "+861000000021"))
                .containsExactly(party());
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.PHONE, "+861000000022"))
                .isEmpty();
    }

    @Test
    void of_one_day_what_was_told_last_counts_and_told_again_it_changes_nothing() {
        List<String> statements = List.of(
                calling(account, "+861000000011").toString(),
                calling(account + "-2", "+861000000012").toString());
        String row = "select digest || updated_at from vault where party = '" + party() + "'";
        statements.forEach(s -> post(US, "/v1/accounts", s).statusCode(200));
        String stored = text(row);
        statements.forEach(s -> post(US, "/v1/accounts", s).statusCode(200).body("outcome", equalTo("unchanged")));
        assertThat(text(row)).isEqualTo(stored);
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.PHONE, "+861000000012"))
                .containsExactly(party());
    }

    @Test
    void a_debt_that_comes_back_after_the_close_keeps_who_it_is_from_erasure() {
        String id = push(account);
        String paid = Doors.payment("p-" + account, account, Doors.OWED);
        post(US, "/v1/payments", paid).statusCode(200);
        find(US, id).body("status", equalTo("PAID"));
        String back = """
                {"paymentId": "p-%1$s", "reversalId": "r-%1$s", "account": "%1$s", "valueDate": "%2$s"}
                """.formatted(account, Doors.today());
        post(US, "/v1/reversals", back).statusCode(200).body("events", hasItem("ReversedAfterClose"));
        problem(erase(), 409, "claim-live", null);
        assertThat(inVault()).isEqualTo(1);
        recall(id);
        erase().statusCode(200).body("events", contains("IdentityErased"));
        assertThat(inVault()).isZero();
    }

    @Test
    void an_erasure_that_was_broken_off_is_done_again() {
        eraseAllButTheVault();
        assertThat(inVault()).isEqualTo(1);
        sweep.sweep(Duration.ofHours(1));
        assertThat(inVault()).as("what is under way is spared").isEqualTo(1);
        assertThat(sweep.sweep(Duration.ZERO)).isEqualTo(1);
        assertThat(inVault()).isZero();
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.PHONE, person.phone()))
                .isEmpty();
    }

    @Test
    void whom_a_waiting_statement_names_that_its_case_refuses_at_last_is_swept() {
        ObjectNode debtors = Person.somebody().owing(account);
        String id = push(debtors);
        change("update subject set parked = 'for a test' where kind = 'case' and id = '" + id + "'");
        // of the same day and revision, and yet another
        ObjectNode other = guaranteed(debtors);
        broker.say(
                topics::accounts, "lenders." + TestTokens.TENANT_A + ".accounts", PaperBroker.utf8(other.toString()));
        assertThat(inVault()).as("it waits").isEqualTo(1);
        sweep.sweepUnnamed(Duration.ZERO);
        assertThat(inVault()).as("a letter names it").isEqualTo(1);
        post(TestTokens.OPERATOR, "/v1/parked/case/" + id + ":retry", "").statusCode(200);
        assertThat(count("select count(*) from mailbox where id = '" + id + "'"))
                .isZero();
        assertThat(count("select count(*) from subject where kind = 'party' and id = '" + party() + "'"))
                .isZero();
        sweep.sweepUnnamed(Duration.ofHours(1));
        assertThat(inVault()).as("what is under way is spared").isEqualTo(1);
        assertThat(sweep.sweepUnnamed(Duration.ZERO)).isEqualTo(1);
        assertThat(inVault()).isZero();
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.PHONE, person.phone()))
                .isEmpty();
        assertThat(sweep.sweepUnnamed(Duration.ZERO)).as("who is a party stays").isZero();
        post(US, "/v1/accounts", other.put("revision", 1).toString())
                .statusCode(200)
                .body("outcome", equalTo("updated"));
        assertThat(inVault()).isEqualTo(1);
        sweep.sweepUnnamed(Duration.ZERO);
        assertThat(inVault()).isEqualTo(1);
    }

    private static String push(ObjectNode statement) {
        return post(US, "/v1/accounts", statement.toString())
                .statusCode(200)
                .extract()
                .path("id");
    }

    @Test
    void whom_a_letter_is_about_to_name_anew_is_neither_destroyed_nor_swept() {
        eraseAllButTheVault();
        change("insert into mailbox (kind, id, event_id, tenant, topic_seq, payload, ready, reason) values ('party', '"
                + party() + "', 'e', '" + TestTokens.TENANT_A + "', 0, '{}', false, 'TELL')");
        await(vault.destroy(TestTokens.TENANT_A, party()));
        sweep.sweep(Duration.ZERO);
        assertThat(inVault()).isEqualTo(1);
        change("delete from mailbox where id = '" + party() + "'");
        await(vault.destroy(TestTokens.TENANT_A, party()));
        assertThat(inVault()).isZero();
    }

    @Test
    void a_person_is_known_by_number_telephone_and_address_without_being_opened_and_to_no_other_lender() {
        push(account);
        assertThat(known(
                        TestTokens.TENANT_A,
                        BlindIndex.What.ID_NUMBER,
                        " " + person.idNumber().toLowerCase(Locale.ROOT)))
                .containsExactly(party());
        assertThat(known(
                        TestTokens.TENANT_A,
                        BlindIndex.What.EMAIL,
                        person.email().toUpperCase(Locale.ROOT)))
                .containsExactly(party());
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.PHONE, person.phone()))
                .containsExactly(party());
        assertThat(known(TestTokens.TENANT_B, BlindIndex.What.PHONE, person.phone()))
                .isEmpty();

        ObjectNode moved = person.owing(account + "-2");
        ((ArrayNode) moved.get("debtor").get("phones")).removeAll().add("+861007654321");
        post(US, "/v1/accounts", moved.toString()).statusCode(200);
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.PHONE, person.phone()))
                .isEmpty();
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.PHONE, "+86 100 765 4321"))
                .containsExactly(party());
        assertThat(known(TestTokens.TENANT_A, BlindIndex.What.ID_NUMBER, person.idNumber()))
                .containsExactly(party());
    }

    @Test
    void after_a_rotation_everything_opens_without_the_old_key_which_is_said_to_be_needed_no_more() {
        push(account);
        String before = serviceKey;
        String after = key(77);
        InstallationKey both = keys(after, before);
        KeyRotation rotation = new KeyRotation(database, both);
        KeyRotation.Rotated first = rotation.rotate("", 1, 1);
        assertThat(first.rewrapped()).isEqualTo(1);
        KeyRotation.Rotated rest = rotation.rotate(first.last(), 1_000, 2);
        assertThat(rest.done()).isTrue();
        assertThat(open(new Vault(database, keys(after), index, ids))).isInstanceOf(Vault.Person.class);
        assertThat(use(rotation, keys(before).name()).parties()).isZero();
        assertThat(rotation.rotate("", 1_000, 100).rewrapped()).isZero();
        boolean letters = use(rotation, keys(before).name()).letters() > 0;
        assertThat(use(rotation, keys(before).name()).needed()).isEqualTo(letters);
        assertThat(use(rotation, keys(after).name()).primary()).isTrue();
        // and back, for the other tests
        new KeyRotation(database, keys(before, after)).rotate("", 1_000, 100);
        assertThat(open(vault)).isInstanceOf(Vault.Person.class);
    }

    @Test
    void a_key_that_closed_a_letter_is_needed_as_long_as_the_letter_lies_there() {
        new PaperBroker().say(topics::accounts, "lenders.lender-a.accounts", PaperBroker.utf8("{"));
        String path = "keys.find { it.key == '" + keys(serviceKey).name() + "' }.";
        as(TestTokens.OPERATOR)
                .get("/v1/vault/keys")
                .then()
                .statusCode(200)
                .body(path + "primary", equalTo(true))
                .body(path + "needed", equalTo(true))
                .body(path + "letters", not(equalTo(0)));
        long letters = use(
                        new KeyRotation(database, keys(key(78), serviceKey)),
                        keys(serviceKey).name())
                .letters();
        assertThat(letters).isPositive();
    }

    @Test
    void a_row_of_a_key_that_is_not_at_hand_says_so() {
        String id = push(account);
        Person other = Person.somebody();
        post(US, "/v1/accounts", other.owing(account + "-other").toString()).statusCode(200);
        String foreign = ids.partyOf(TestTokens.TENANT_A, other.idNumber()).id();
        change("update vault set wrapped_by = '" + keys(key(99)).name()
                + "', wrapped_key = (select wrapped_key from vault where party = '" + foreign + "') where party = '"
                + party() + "'");
        reveal(US, "contact", id, party()).body("parties.refusal.rule", contains("key-unknown"));
        as(TestTokens.OPERATOR)
                .contentType("application/json")
                .post("/v1/vault/rotate")
                .then()
                .statusCode(200)
                .body("done", equalTo(true))
                .body("unopened", equalTo(1))
                .body("keys.findAll { !it.atHand }.key", hasItem(keys(key(99)).name()));
        change("update vault set wrapped_by = null where party = '" + party() + "'");
        reveal(US, "contact", id, party()).body("parties.refusal.rule", contains("identity-unreadable"));
        change("delete from vault where party = '" + party() + "'");
        reveal(US, "contact", id, party()).body("parties.refusal.rule", contains("identity-unknown"));
    }

    @Test
    void only_operators_see_keys_and_turn_them() {
        problem(post(US, "/v1/vault/rotate", ""), 403, "role-not-allowed", null);
        as(US).get("/v1/vault/keys").then().statusCode(403);
        as(TestTokens.OPERATOR).get("/v1/vault/keys").then().body("keys", not(empty()));
    }

    /** As if the service had died before the vault followed. */
    private void eraseAllButTheVault() {
        recall(push(account));
        String row = text("select cast(to_json(v) as text) from vault v where party = '" + party() + "'");
        String marks = text("select cast(json_agg(b) as text) from blind_index b where party = '" + party() + "'");
        erase().statusCode(200);
        change("insert into vault select * from json_populate_record(null::vault, '" + row + "')");
        change("insert into blind_index select * from json_populate_recordset(null::blind_index, '" + marks + "')");
    }

    private ObjectNode calling(String named, String phone) {
        ObjectNode pushed = person.owing(named);
        ((ArrayNode) pushed.get("debtor").get("phones")).removeAll().add(phone);
        return pushed;
    }

    private String push(String named) {
        return post(US, "/v1/accounts", person.owing(named).toString())
                .statusCode(200)
                .extract()
                .path("id");
    }

    private String afterPush(String named) {
        push(named);
        return party();
    }

    private String caseOf(String named) {
        return ids.caseOf(TestTokens.TENANT_A, named, 1).id();
    }

    private String party() {
        return ids.partyOf(TestTokens.TENANT_A, person.idNumber()).id();
    }

    private static void recall(String id) {
        post(US, "/v1/cases/" + id + "/recall", "{}").statusCode(200);
    }

    private String path(String what) {
        return "/v1/parties/" + party() + "/" + what;
    }

    private ValidatableResponse erase() {
        return post(US, path("erase"), "{\"reason\": \"request-of-party\"}");
    }

    private ValidatableResponse hold(String token, String id) {
        return post(token, path("hold"), "{\"holdId\": \"" + id + "\", \"reason\": \"litigation\"}");
    }

    private static ValidatableResponse reveal(String token, String purpose, String caseId, String party) {
        return post(token, "/v1/reveals", asking(purpose, caseId, party)).statusCode(200);
    }

    private static String asking(String purpose, String caseId, String party) {
        return """
                {"purpose": "%s", "caseId": "%s", "grant": "grant-1", "parties": [{"party": "%s"}]}
                """.formatted(purpose, caseId, party);
    }

    private Vault.Found open(Vault with) {
        return await(with.open(TestTokens.TENANT_A, List.of(party()))).get(party());
    }

    private static KeyRotation.KeyUse use(KeyRotation rotation, String key) {
        return rotation.keys().stream()
                .filter(k -> k.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<String> known(String lender, BlindIndex.What what, String text) {
        return await(database.forAll(session -> session.<String>createNativeQuery(
                        "select party from blind_index where tenant = ?1 and what = ?2 and hash = ?3 order by party",
                        String.class)
                .setParameter(1, lender)
                .setParameter(2, what.name())
                .setParameter(3, index.hash(lender, what, text))
                .getResultList()));
    }

    private String status() {
        return text("select status from subject where kind = 'party' and id = '" + party() + "'");
    }

    private long inVault() {
        return count("select count(*) from vault where party = '" + party() + "'");
    }

    private void change(String sql) {
        await(database.forAll(session -> session.createNativeQuery(sql).executeUpdate()));
    }

    private String text(String sql) {
        return await(database.forAll(
                session -> session.<String>createNativeQuery(sql, String.class).getSingleResult()));
    }

    private long count(String sql) {
        return await(database.forAll(
                session -> session.<Long>createNativeQuery(sql, Long.class).getSingleResult()));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
