package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.post;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Database;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Identity lives in the vault, as ciphertext, and nowhere else. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class IdentityTest {

    private static final List<String> TABLES = List.of("subject", "journal", "mailbox", "receipt", "effect", "vault");
    private static final List<String> WHO =
            List.of("张三", "11010519491231002X", "+86100000000101", "zhangsan@example.com");

    @Inject
    Topics topics;

    @Inject
    SealedLetters letters;

    @Inject
    Ids ids;

    @Inject
    Database database;

    private final String account = UUID.randomUUID().toString();

    @Test
    void after_a_push_no_table_says_who_anybody_is_in_clear_or_in_base64() {
        ObjectNode pushed = statement(account);
        ((ObjectNode) pushed.get("debtor")).put("email", WHO.getLast());
        String id = post(TestTokens.LENDER_A, "/v1/accounts", pushed.toString(), "key-" + account)
                .statusCode(200)
                .extract()
                .path("id");
        post(TestTokens.LENDER_A, "/v1/payments", payment("p-1", account, 300)).statusCode(200);
        // a case that is parked keeps what it is told in its mailbox
        change("update subject set parked = 'for a test' where kind = 'case' and id = '" + id + "'");
        ObjectNode later = pushed.deepCopy().put("asOf", Doors.today().toString());
        new PaperBroker().say(topics::accounts, "lenders.lender-a.accounts", PaperBroker.utf8(later.toString()));
        // what is refused or cannot be read stays in its door's journal
        String refusing = "lenders.lender-" + account + ".accounts";
        String spoilt = later.put("annualRateBp", -1).toString();
        new PaperBroker()
                .say(topics::accounts, refusing, PaperBroker.utf8(spoilt), PaperBroker.utf8(spoilt.substring(1)));
        assertThat(count("select count(*) from mailbox where id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from vault where party = '"
                        + ids.partyOf(TestTokens.TENANT_A, WHO.get(1)).id() + "'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from journal where kind = 'door' and topic is null and id = '" + refusing
                        + "-0'"))
                .isEqualTo(2);
        String key = ids.messageOf(PaperBroker.utf8("key-" + account));
        assertThat(text("select digest from receipt where key = '" + key + "'"))
                .as("keyed: an unkeyed one could be tried out")
                .isEqualTo(ids.messageOf(PaperBroker.utf8("/v1/accounts\n" + pushed)));

        for (String table : TABLES) {
            for (String word : WHO) {
                assertThat(count("select count(*) from " + table + " t where position('" + word
                                + "' in cast(t as text)) > 0"))
                        .as("rows of %s that say %s", table, word)
                        .isZero();
                for (String encoded : inBase64(word)) {
                    assertThat(count("select count(*) from " + table + " t where position('" + encoded
                                    + "' in cast(t as text)) > 0"))
                            .as("rows of %s that say %s in base64", table, word)
                            .isZero();
                }
            }
        }
    }

    @Test
    void a_letter_that_died_at_the_door_can_be_opened_with_the_installations_key_and_only_as_itself() throws Exception {
        String topic = "lenders.lender-" + account + ".accounts";
        String unreadable = "{\"name\": \"张三\"";
        new PaperBroker().say(topics::accounts, topic, PaperBroker.utf8(unreadable));
        String letter = "from journal where kind = 'door' and topic is null and id = '" + topic + "-0'";
        String at = topic + "-0@" + text("select cast(payload as json) ->> 'offset' " + letter);
        byte[] kept = Base64.getDecoder().decode(text("select cast(payload as json) ->> 'base64' " + letter));
        assertThat(text("select cast(payload as json) ->> 'key' " + letter)).startsWith("vault-key/");
        assertThat(new String(letters.open(at, kept), StandardCharsets.UTF_8)).isEqualTo(unreadable);
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> letters.open(at + "0", kept));
    }

    /** What stays the same of the word's base64 wherever in a text it stands. */
    private static List<String> inBase64(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return List.of(encoded(bytes, 0), encoded(bytes, 1), encoded(bytes, 2));
    }

    private static String encoded(byte[] word, int before) {
        byte[] padded = new byte[before + word.length];
        System.arraycopy(word, 0, padded, before, word.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(padded);
        // the first characters mix with what stands before, the last with what comes after
        return text.substring(before == 0 ? 0 : before + 1, padded.length * 8 / 6);
    }

    private void change(String sql) {
        database.forAll(session -> session.createNativeQuery(sql).executeUpdate())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private String text(String sql) {
        return database.forAll(session ->
                        session.<String>createNativeQuery(sql, String.class).getSingleResult())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private long count(String sql) {
        return database.forAll(session ->
                        session.<Long>createNativeQuery(sql, Long.class).getSingleResult())
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
