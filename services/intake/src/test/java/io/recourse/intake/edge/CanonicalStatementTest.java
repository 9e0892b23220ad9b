package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.door.BadInput;
import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.CaseInput.StatementReceived;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The same statement is the same however its lender's software writes it down. */
class CanonicalStatementTest {

    private static final Path EXAMPLES = Path.of("../../contracts/events/lenders/examples");

    private static final Ids IDS = IdsTest.ids(1);

    @Test
    void what_has_no_order_may_come_in_any() {
        ObjectNode shared = example("AccountPushed.v2.shares-agreed.json");
        for (String list : List.of("instalments", "coDebtors", "guarantors", "collateral")) {
            ObjectNode longer = doubled(shared, list);
            assertThat(hash(longer, s -> reverse((ArrayNode) s.get(list))))
                    .as(list)
                    .isEqualTo(hash(longer, _ -> {}));
        }
        assertThat(hash(shared, s -> reverse((ArrayNode) s.get("terms").get("shares"))))
                .isEqualTo(hash(shared, _ -> {}));
    }

    @Test
    void a_default_may_be_left_out_or_spelled_out() {
        ObjectNode plain = Doors.statement("A-1");
        String hash = hash(plain, _ -> {});
        assertThat(hash(plain, s -> s.put("episode", 1))).isEqualTo(hash);
        assertThat(hash(plain, s -> s.putNull("episode").putNull("terms"))).isEqualTo(hash);
        assertThat(hash(plain, s -> {
                    ObjectNode terms = s.putObject("terms")
                            .put("creditorKind", "LICENSED")
                            .put("dayCount", "ACT_365_FIXED")
                            .putNull("contractDate");
                    terms.putArray("shares");
                }))
                .isEqualTo(hash);
    }

    @Test
    void what_says_something_else_is_something_else() {
        ObjectNode plain = Doors.statement("A-1");
        List<String> hashes = new ArrayList<>(List.of(hash(plain, _ -> {})));
        hashes.add(hash(plain, s -> s.put("episode", 2)));
        hashes.add(hash(plain, s -> s.put("revision", 7)));
        hashes.add(hash(plain, s -> s.put("interest", 7)));
        hashes.add(hash(plain, s -> {
            ObjectNode terms = s.putObject("terms").put("dayCount", "ACT_360");
            terms.putArray("shares");
        }));
        List<String> phones = List.of("+8613800138000", "+8613900139000");
        hashes.add(hash(plain, s -> phones(s, phones)));
        // whom to try first
        hashes.add(hash(plain, s -> phones(s, phones.reversed())));
        assertThat(hashes).doesNotHaveDuplicates();
    }

    /** Cases on disk hold the hash of the text as their lender wrote it. */
    @Test
    void what_is_stored_is_known_again() throws IOException, BadInput {
        try (var files = Files.list(EXAMPLES)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("AccountPushed"))
                    .toList()) {
                StatementReceived received = read(Files.readString(file));
                String stored = IDS.contentOf(
                        "bank-a",
                        SealedJson.mapper()
                                .writeValueAsString(
                                        SealedJson.mapper().readValue(Files.readString(file), AccountPushed.class)));
                assertThat(received.formerHash() == null ? received.statement().contentHash() : received.formerHash())
                        .as(file.toString())
                        .isEqualTo(stored);
            }
        }
    }

    @Test
    void what_most_lenders_write_is_looked_at_once() throws BadInput {
        assertThat(read(Doors.statement("A-1").toString()).formerHash()).isNull();
        assertThat(read(Doors.statement("A-1").put("episode", 1).toString()).formerHash())
                .isNotNull();
    }

    private static void phones(ObjectNode statement, List<String> phones) {
        ArrayNode array = ((ObjectNode) statement.get("debtor")).putArray("phones");
        phones.forEach(array::add);
    }

    /** With a second entry that differs in what names it. */
    private static ObjectNode doubled(ObjectNode statement, String list) {
        ObjectNode longer = statement.deepCopy();
        ArrayNode entries = (ArrayNode) longer.get(list);
        ObjectNode more = entries.get(0).deepCopy();
        switch (list) {
            case "instalments" -> more.put("amount", 1);
            case "coDebtors" -> more.put("idNumber", "34052419800101001X");
            case "guarantors" ->
                ((ObjectNode) more.get("obligor"))
                        .put("idNumber", "34052419800101001X")
                        .put("kind", "NATURAL");
            default -> more.put("asset", "another-one");
        }
        entries.add(more);
        return longer;
    }

    private static void reverse(ArrayNode array) {
        List<JsonNode> entries = new ArrayList<>();
        array.forEach(entries::add);
        Collections.reverse(entries);
        array.removeAll();
        array.addAll(entries);
    }

    private static String hash(ObjectNode statement, Consumer<ObjectNode> change) {
        ObjectNode changed = statement.deepCopy();
        change.accept(changed);
        try {
            return read(changed.toString()).statement().contentHash();
        } catch (BadInput e) {
            throw new AssertionError(e.detail() + " " + e.field(), e);
        }
    }

    private static StatementReceived read(String statement) throws BadInput {
        return new Statements(IDS)
                .read("bank-a", statement.getBytes(StandardCharsets.UTF_8))
                .input();
    }

    private static ObjectNode example(String name) {
        try {
            return (ObjectNode) SealedJson.mapper().readTree(Files.readString(EXAMPLES.resolve(name)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
