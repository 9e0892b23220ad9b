package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.PaperBroker.utf8;
import static io.recourse.intake.edge.Doors.payment;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.door.Ndjson;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Canaries come in through every door and are looked for everywhere: in no log, metric, answer or table does one sing. All that
 * goes on a topic, into a trace or into a dump of the database stands in a table first, the traceparent of a caller too.
 */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class CanaryTest {

    private static final String US = TestTokens.LENDER_A;
    private static final String OURS = "lenders." + TestTokens.TENANT_A + ".accounts";
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger HOUSE = Logger.getLogger("io.recourse");

    @Inject
    Topics topics;

    @Inject
    Ids ids;

    @ConfigProperty(name = "recourse.db.port")
    int databasePort;

    private final List<Person> canaries =
            List.of(Person.somebody(), Person.somebody(), Person.somebody(), Person.somebody());
    private final String account = UUID.randomUUID().toString();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final List<String> answered = new ArrayList<>();
    private final Handler ears = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record.getLoggerName() + " " + record.getMessage() + " "
                    + Arrays.toString(record.getParameters()) + " " + stack(record.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void everything_that_is_logged_is_heard() {
        ears.setLevel(Level.ALL);
        ROOT.addHandler(ears);
        HOUSE.setLevel(Level.ALL);
    }

    @AfterEach
    void the_log_is_as_it_was() {
        HOUSE.setLevel(null);
        ROOT.removeHandler(ears);
    }

    @Test
    void whatever_happens_to_a_person_only_the_vaults_ciphertext_knows_who_it_is() throws SQLException {
        pushed();
        overTopics();
        paidAndTakenBack();
        toldByServicers();
        pushedAsAJob();
        inquiredAbout();
        parked();
        spoilt();
        calledByPeople();
        withoutAVault();
        revealedAndErased();

        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(logged).as("something was logged at all").isNotEmpty();
        assertThat(answered).as("refusals were answered").hasSizeGreaterThan(10);
        assertThat(count("select count(*) from vault")).isPositive();
        assertThat(count("select count(*) from journal where kind = 'door' and type = 'DeadLettered'"))
                .isGreaterThanOrEqualTo(5);
        assertThat(singing(String.join("\n", logged))).as("in the log").isEmpty();
        assertThat(singing(metrics)).as("at /q/metrics").isEmpty();
        assertThat(singing(String.join("\n", answered))).as("in answers").isEmpty();
        assertThat(singingTables()).as("in tables").isEmpty();
    }

    @Test
    void a_canary_that_is_planted_anywhere_is_found() throws SQLException {
        Person canary = canaries.getFirst();
        for (String word : canary.words()) {
            assertThat(singing("before " + word + " after")).contains(word);
            String base64 = Base64.getEncoder().encodeToString(utf8("{\"x\": \"" + word + "\"}"));
            assertThat(singing(base64)).as("%s in base64", word).isNotEmpty();
            for (String planted : List.of(word, base64, hex(word), escaped(word))) {
                sql("insert into policy (key, document) values ('planted', '" + planted.replace("'", "''") + "')");
                assertThat(singingTables()).as("%s in a table", planted).containsExactly("policy");
                sql("delete from policy where key = 'planted'");
            }
        }
        HOUSE.fine("a person called " + canary.name());
        assertThat(singing(String.join("\n", logged))).contains(canary.name());
        assertThat(singingTables()).isEmpty();
    }

    /** A debtor, a co-debtor and a guarantor. */
    private ObjectNode statement(String named) {
        ObjectNode statement = canaries.get(0).owing(named);
        canaries.get(1).into(obligor(statement.withArray("coDebtors").addObject()));
        ObjectNode surety = statement.withArray("guarantors").addObject();
        canaries.get(2).into(obligor(surety.putObject("obligor")));
        surety.put("kind", "JOINT").put("mainDueOn", Doors.today().minusDays(10).toString());
        return statement;
    }

    private static ObjectNode obligor(ObjectNode empty) {
        return empty.put("kind", "NATURAL")
                .put("zone", "Asia/Shanghai")
                .put("province", "CN-BJ")
                .put("language", "zh-CN");
    }

    private void pushed() {
        heard(post(US, "/v1/accounts", statement(account).toString(), "key-" + account)
                .statusCode(200));
        String[] lines = Doors.stream(
                US,
                "/v1/accounts",
                statement(account + "-line").toString(),
                statement(account + "-bad").put("annualRateBp", -1).toString(),
                statement(account + "-cut").toString().substring(0, 300),
                statement(account + "-field").put(canaries.get(0).name(), 1).toString());
        answered.addAll(List.of(lines));
    }

    private void overTopics() {
        PaperBroker broker = new PaperBroker();
        String good = statement(account + "-topic").toString();
        broker.say(
                topics::accounts,
                OURS,
                utf8(good),
                utf8(statement(account + "-refused").put("annualRateBp", -1).toString()),
                utf8(good.substring(0, good.length() / 2)),
                utf8(good.substring(1)),
                utf8(good.replace("\"NATURAL\"", "\"" + canaries.get(0).name() + "\"")),
                utf8(statement(account + "-euros").put("jurisdiction", "DE").toString()));
    }

    private void paidAndTakenBack() {
        heard(post(US, "/v1/payments", payment("p-1", account, 300)));
        String reversal = """
                {"paymentId": "p-1", "account": "%s", "reversalId": "r-1", "valueDate": "%s"}
                """.formatted(account, Doors.today());
        heard(post(US, "/v1/reversals", reversal));
        heard(post(US, "/v1/payments", payment("p-2", account, -1)));
        heard(post(US, "/v1/accounts", statement(account).put("costs", 1).toString()));
    }

    /** A servicer's file says who paid and why, in his own words. */
    private void toldByServicers() {
        String payer = canaries.get(3).name();
        String words = String.join(" ", canaries.get(3).words());
        String notice = new String(
                IsoFiles.notice(
                        8,
                        IsoFiles.Entry.of("1.00", IsoFiles.Tx.of("ref-" + account, "1.00", account)),
                        IsoFiles.Entry.of(
                                "2.00",
                                IsoFiles.Tx.of("free-" + account, "2.00", account)
                                        .remittance(IsoFiles.freeText(words))),
                        IsoFiles.Entry.of(
                                "3.00",
                                IsoFiles.Tx.of("named-" + account, "3.00", payer)
                                        .endToEnd(words))),
                StandardCharsets.UTF_8);
        String returns =
                new String(IsoFiles.returns(9, IsoFiles.Back.of("back-" + account, "1.00")), StandardCharsets.UTF_8);
        for (String file : List.of(notice, returns, notice.substring(0, notice.length() * 2 / 3))) {
            heard(sending(US, "application/xml")
                    .body(utf8(file.replace(IsoFiles.PAYER, payer)))
                    .post("/v1/payments")
                    .then());
        }
    }

    /** Its piece waits in a table until the desk has had it. */
    private void pushedAsAJob() throws SQLException {
        String lines = String.join(
                "\n",
                statement(account + "-job").toString(),
                statement(account + "-job-bad").put("annualRateBp", -1).toString(),
                "{");
        heard(sending(US, Ndjson.MEDIA_TYPE)
                .header("Prefer", "respond-async")
                .header("traceparent", canaries.get(3).idNumber())
                .body(utf8(lines))
                .post("/v1/accounts")
                .then()
                .statusCode(202));
        assertThat(singingTables()).as("in tables, while a job goes on").isEmpty();
        heard(sending(US, Ndjson.MEDIA_TYPE)
                .body(utf8(lines))
                .post("/v1/accounts?dryRun=true")
                .then()
                .statusCode(200));
    }

    private void inquiredAbout() {
        Person asked = canaries.get(3);
        heard(post(
                        US,
                        "/v1/blacklist-queries",
                        "{\"idNumber\": \"%s\", \"purpose\": \"PRE_LOAN\", \"consentReference\": \"c\"}"
                                .formatted(asked.idNumber()))
                .statusCode(200));
        for (String purpose : List.of("PRE_LOAN", asked.name())) {
            heard(post(
                    US,
                    "/v1/verifications",
                    "{\"purpose\": \"%s\", \"kind\": \"NATURAL\", \"idNumber\": \"%s\", \"name\": \"%s\"}"
                            .formatted(purpose, asked.idNumber(), asked.name())));
        }
        heard(post(US, "/v1/sites:check", "{\"url\": \"https://example.com/?q=%s\"}".formatted(asked.idNumber())));
        heard(sending(TestTokens.OPERATOR, Ndjson.MEDIA_TYPE)
                .body(utf8("{\"idNumber\": \"%s\"}%n{\"name\": \"%s\"}".formatted(asked.idNumber(), asked.name())))
                .post("/v1/registers/enforcement")
                .then());
    }

    private static RequestSpecification sending(String token, String type) {
        return as(token)
                .config(RestAssuredConfig.config()
                        .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(type);
    }

    private void parked() throws SQLException {
        String id = ids.caseOf(TestTokens.TENANT_A, account + "-topic", 1).id();
        sql("update subject set parked = 'for a test' where kind = 'case' and id = '" + id + "'");
        ObjectNode later =
                statement(account + "-topic").put("asOf", Doors.today().toString());
        new PaperBroker().say(topics::accounts, OURS, utf8(later.toString()));
        heard(post(US, "/v1/accounts", later.put("revision", 1).toString()));
        heard(post(TestTokens.OPERATOR, "/v1/parked/case/" + id + ":retry", ""));
    }

    private void spoilt() {
        for (String field : List.of("name", "idNumber", "email", "zone", "kind")) {
            ObjectNode bad = statement(account + "-spoilt");
            ((ObjectNode) bad.get("debtor"))
                    .put(field, "\u0007" + canaries.get(3).name());
            heard(post(US, "/v1/accounts", bad.toString()));
        }
        ObjectNode doubled = statement(account + "-phones");
        ((ObjectNode) doubled.get("debtor"))
                .putArray("phones")
                .add(canaries.get(3).phone())
                .add(canaries.get(3).phone());
        heard(post(US, "/v1/accounts", doubled.toString()));
        ((ObjectNode) doubled.get("debtor"))
                .put(canaries.get(3).idNumber(), canaries.get(3).email());
        heard(post(US, "/v1/accounts", doubled.toString()));
        heard(post(US, "/v1/accounts", "[" + statement(account) + "]"));
        heard(post(
                "no token " + canaries.get(3).idNumber(),
                "/v1/accounts",
                statement(account).toString()));
        heard(as(US).get("/v1/cases/" + canaries.get(3).idNumber()).then());
        heard(as(US).get("/v1/" + canaries.get(3).idNumber()).then());
    }

    /** A lender calls its messages, accounts and payments by those they are about. */
    private void calledByPeople() throws SQLException {
        Person canary = canaries.get(3);
        for (String word : List.of(canary.idNumber(), canary.phone(), canary.email())) {
            String own = account + "-by-" + word.length();
            heard(post(US, "/v1/accounts", statement(own).toString(), word).statusCode(200));
            heard(post(US, "/v1/accounts", statement(own).toString(), word).statusCode(200));
            heard(post(US, "/v1/accounts", statement(own).put("costs", 1).toString(), word)
                    .statusCode(422));
            heard(post(US, "/v1/payments", payment("p-" + own, own, 100), "payment of " + word)
                    .statusCode(200));
        }
        PaperBroker broker = new PaperBroker();
        for (String word : canary.words()) {
            String own = account + "-of-" + word.length();
            broker.sayAs(word, topics::accounts, OURS, utf8(statement(own).toString()));
            // what is refused, and what waits for a parked case
            broker.sayAs(
                    "x" + word,
                    topics::accounts,
                    OURS,
                    utf8(statement(own).put("annualRateBp", -1).toString()));
            String id = ids.caseOf(TestTokens.TENANT_A, own, 1).id();
            sql("update subject set parked = 'for a test' where kind = 'case' and id = '" + id + "'");
            String later = statement(own).put("asOf", Doors.today().toString()).toString();
            broker.sayAs("y" + word, topics::accounts, OURS, utf8(later));
        }
        for (String name : List.of(canary.idNumber(), "LOAN-" + canary.idNumber())) {
            heard(post(US, "/v1/accounts", statement(name).toString()).statusCode(400));
            heard(post(US, "/v1/payments", payment("p-1", name, 100)).statusCode(400));
            heard(post(US, "/v1/payments", payment(name, account, 100)).statusCode(400));
            answered.addAll(
                    List.of(Doors.stream(US, "/v1/accounts", statement(name).toString())));
            broker.say(topics::accounts, OURS, utf8(statement(name).toString()));
            String notice = new String(
                    IsoFiles.notice(8, IsoFiles.Entry.of("1.00", IsoFiles.Tx.of("for-" + name.length(), "1.00", name))),
                    StandardCharsets.UTF_8);
            heard(sending(US, "application/xml")
                    .body(utf8(notice))
                    .post("/v1/payments")
                    .then());
            assertThat(answered.getLast()).contains("identity-in-id");
        }
    }

    /** A fault in the midst of storing who somebody is. */
    private void withoutAVault() throws SQLException {
        sql("alter table vault rename to vault_elsewhere");
        try {
            heard(post(US, "/v1/accounts", statement(account + "-fault").toString())
                    .statusCode(503));
        } finally {
            sql("alter table vault_elsewhere rename to vault");
        }
    }

    private void revealedAndErased() {
        String id = ids.caseOf(TestTokens.TENANT_A, account + "-line", 1).id();
        String party =
                ids.partyOf(TestTokens.TENANT_A, canaries.get(1).idNumber()).id();
        String reveal = """
                {"purpose": "%s", "caseId": "%s", "grant": "g", "parties": [{"party": "%s"}]}
                """;
        // who asks for it learns it, and nobody else
        String told = post(US, "/v1/reveals", reveal.formatted("data-subject-request", id, party))
                .statusCode(200)
                .extract()
                .asString();
        assertThat(singing(told)).containsAll(canaries.get(1).words());
        heard(post(US, "/v1/reveals", reveal.formatted(canaries.get(1).email(), id, party)));
        heard(post(US, "/v1/parties/" + party + "/erase", "{\"reason\": \"test\"}")
                .statusCode(409));
    }

    private void heard(ValidatableResponse answer) {
        answered.add(answer.extract().asString() + answer.extract().headers());
    }

    /** Words of canaries, in any dress, that this text holds. */
    private Set<String> singing(String text) {
        return needles().stream().filter(text::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> singingTables() throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection connection = owner()) {
            List<String> all = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("select tablename from pg_tables where schemaname = 'public'"
                                    + " union all select 'pg_catalog.pg_largeobject'")) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
            assertThat(all).contains("vault", "blind_index", "journal", "receipt", "mailbox", "subject", "effect");
            for (String table : all) {
                try (PreparedStatement search = connection.prepareStatement("select count(*) from " + table
                        + " t where exists (select from unnest(?) n where position(n in "
                        // a row's text doubles what escapes
                        + "replace(cast(t as text), repeat(chr(92), 2), chr(92))) > 0)")) {
                    search.setArray(
                            1, connection.createArrayOf("text", needles().toArray()));
                    try (ResultSet found = search.executeQuery()) {
                        found.next();
                        if (found.getLong(1) > 0) {
                            tables.add(table);
                        }
                    }
                }
            }
        }
        return tables;
    }

    private Set<String> needles() {
        Set<String> needles = new TreeSet<>();
        for (Person canary : canaries) {
            for (String word : canary.words()) {
                needles.add(word);
                needles.add(word.toLowerCase(Locale.ROOT));
                needles.add(hex(word));
                needles.add(escaped(word));
                for (int before = 0; before < 3; before++) {
                    needles.add(inBase64(word, before));
                }
            }
        }
        return needles;
    }

    private static String hex(String word) {
        return HexFormat.of().formatHex(utf8(word));
    }

    /** As JSON may write it in ASCII. */
    private static String escaped(String word) {
        return word.chars()
                .mapToObj(c -> c < 0x80 ? Character.toString(c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    /** What stays the same of the word's base64 after so many bytes modulo three. */
    private static String inBase64(String word, int before) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        byte[] padded = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, padded, before, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(padded);
        return text.substring(before == 0 ? 0 : before + 1, padded.length * 8 / 6);
    }

    private static String stack(Throwable thrown) {
        StringBuilder said = new StringBuilder();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            said.append(t).append(' ');
        }
        return said.toString();
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/service", "owner", "owner");
    }

    private void sql(String command) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
