package io.recourse.local.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.AccountPushed.Instalment;
import io.recourse.contracts.AccountPushed.Product;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.local.portfolio.RowOutcome.Bad;
import io.recourse.local.portfolio.RowOutcome.PassedOver;
import io.recourse.local.portfolio.RowOutcome.Read;
import io.recourse.local.process.StackFailed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvAccountsTest {
    private static final long SEED = 7;
    private static final String HEADER = "No,Name,IdNo,Phone,Owed,Days,Zone\n";
    private static final String GOOD_1 = "1,王安,11010519491231002X,+8610012345678,1234.5,45,Asia/Shanghai\n";
    private static final String GOOD_2 = "2,李博,34052419800101001X,,900,12,Asia/Shanghai\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static {
        System.out.println("CsvAccountsTest seed " + SEED);
    }

    private Mapping mapping(String... changes) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/portfolio/small-book.json"))) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (int i = 0; i < changes.length; i += 2) {
                assertThat(json).contains(changes[i]);
                json = json.replace(changes[i], changes[i + 1]);
            }
            return MappingFile.read(
                    Files.writeString(folder.resolve("mapping.json"), json).toString());
        }
    }

    private List<RowOutcome> read(Mapping mapping, byte[] csv) {
        return new CsvAccounts(mapping, SEED)
                .read(new ByteArrayInputStream(csv))
                .toList();
    }

    private List<RowOutcome> read(String csv) throws IOException {
        return read(mapping(), csv.getBytes(StandardCharsets.UTF_8));
    }

    private static AccountPushed message(RowOutcome outcome) {
        assertThat(outcome).isInstanceOf(Read.class);
        return ((Read) outcome).account().message();
    }

    private static Stream<RowOutcome> clients(String mapping) {
        return new CsvAccounts(MappingFile.read(mapping), SEED)
                .read(Objects.requireNonNull(
                        CsvAccountsTest.class.getResourceAsStream("/portfolio/small-clients.csv")));
    }

    @Test
    void a_row_becomes_a_statement_that_conforms_to_the_schema() throws IOException {
        List<RowOutcome> rows = read(HEADER + GOOD_1 + GOOD_2);
        AccountPushed first = message(rows.getFirst());
        assertThat(first.account()).isEqualTo("1");
        assertThat(first.principal()).isEqualTo(123_450);
        assertThat(first.debtor().phones()).containsExactly("+8610012345678");
        assertThat(first.instalments())
                .containsExactly(
                        new Instalment(LocalDate.of(2025, 11, 17), 61_725),
                        new Instalment(LocalDate.of(2025, 12, 17), 61_725));
        assertThat(message(rows.getLast()).debtor().phones()).isEmpty();
        Contract contract = new Contract();
        assertThat(rows).allSatisfy(row -> assertThat(
                        contract.problems(StatementLine.of(message(row)).json()))
                .isEmpty());
    }

    @Test
    void a_debt_that_was_bought_names_its_seller_and_who_the_debtor_was_there() throws IOException {
        String constant = "\"debtor.kind\": {\"constant\": \"NATURAL\"}";
        Mapping bought = mapping(
                constant,
                constant
                        + ", \"acquiredFrom.lender\": {\"constant\": \"harbour-finance\"}"
                        + ", \"acquiredFrom.account\": {\"column\": \"No\"}"
                        + ", \"debtor.formerly\": {\"constant\": \"0a9b8c7d6e5f40312233445566778899\"}");
        AccountPushed message = message(
                read(bought, (HEADER + GOOD_1).getBytes(StandardCharsets.UTF_8)).getFirst());
        assertThat(message.acquiredFrom()).isEqualTo(new AccountPushed.AcquiredFrom("harbour-finance", "1", null));
        assertThat(message.debtor().formerly()).isEqualTo("0a9b8c7d6e5f40312233445566778899");
        assertThat(new Contract().problems(StatementLine.of(message).json())).isEmpty();
        assertThatThrownBy(() ->
                        mapping(constant, constant + ", \"acquiredFrom.lender\": {\"constant\": \"harbour-finance\"}"))
                .hasMessageContaining("acquiredFrom.account\" is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            ,王安,11010519491231002X,,5,1,Asia/Shanghai           | No    | empty
            x,,11010519491231002X,,5,1,Asia/Shanghai              | Name  | empty
            x,王安,1101 05,,5,1,Asia/Shanghai                     | IdNo  | wrong-form
            x,王安,11010519491231002X,123,5,1,Asia/Shanghai       | Phone | wrong-form
            x,王安,11010519491231002X,,"1,234",1,Asia/Shanghai    | Owed  | not-a-number
            x,王安,11010519491231002X,,1.234,1,Asia/Shanghai      | Owed  | too-many-decimals
            x,王安,11010519491231002X,,1e99,1,Asia/Shanghai       | Owed  | out-of-range
            x,王安,11010519491231002X,,1e999999999,1,Asia/Shanghai| Owed  | not-a-number
            x,王安,11010519491231002X,,-5,1,Asia/Shanghai         | Owed  | negative-amount
            x,王安,11010519491231002X,,-0.01,1,Asia/Shanghai      | Owed  | negative-amount
            x,王安,11010519491231002X,,5,1.5,Asia/Shanghai        | Days  | not-whole
            x,王安,11010519491231002X,,5,4000,Asia/Shanghai       | Days  | out-of-range
            x,王安,11010519491231002X,,5,1,Mars/Olympus           | Zone  | not-a-zone
            x,王安,11010519491231002X,,5,1                        | (row) | columns-differ
            x,王安,11010519491231002X,,5,1,Asia/Shanghai,more     | (row) | columns-differ
            x,"王安"a,11010519491231002X,,5,1,Asia/Shanghai       | (row) | quote-misplaced
            x,"王安,11010519491231002X,,5,1,Asia/Shanghai         | (row) | quote-not-closed
            """)
    void a_bad_row_names_its_row_column_and_rule_and_its_neighbours_are_kept(String bad, String column, String rule)
            throws IOException {
        List<RowOutcome> rows = read(HEADER + GOOD_1 + bad.strip() + "\n" + GOOD_2);
        assertThat(rows).hasSize(3);
        assertThat(message(rows.get(0)).account()).isEqualTo("1");
        assertThat(message(rows.get(2)).account()).isEqualTo("2");
        assertThat(rows.get(1)).isInstanceOfSatisfying(Bad.class, b -> {
            assertThat(b.row()).isEqualTo(3);
            assertThat(b.column()).isEqualTo(column);
            assertThat(b.rule()).isEqualTo(rule);
            assertThat(b.text()).startsWith("row 3, column " + column + ": ").doesNotContain("王安");
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,    0,   0
            0,    0,   0.00
            0,    0,   30.50
            1.20, 0,   0
            0,    900, 0
            """)
    void what_a_row_says_is_owed_is_the_statement_and_only_principal_and_interest_are_in_instalments(
            String interest, String principal, String costs) throws IOException {
        AccountPushed message = message(readOwing(interest, principal, costs));
        assertThat(message.costs()).isEqualTo(minor(costs));
        assertThat(message.interest()).isEqualTo(minor(interest));
        assertThat(message.principal()).isEqualTo(minor(principal));
        long unpaid =
                message.instalments().stream().mapToLong(Instalment::amount).sum();
        assertThat(unpaid).isEqualTo(minor(interest) + minor(principal));
        assertThat(message.instalments()).hasSize(unpaid == 0 ? 0 : 2);
        assertThat(new Contract().problems(StatementLine.of(message).json())).isEmpty();
    }

    private RowOutcome readOwing(String interest, String principal, String costs) throws IOException {
        String fields = "\"principal\": {\"column\": \"Owed\"}";
        Mapping mapping = mapping(
                fields, fields + ", \"interest\": {\"column\": \"Interest\"}, \"costs\": {\"column\": \"Costs\"}");
        String row = String.join(",", "1,王安,11010519491231002X,", principal, "45", "Asia/Shanghai", interest, costs);
        String csv = String.join("\n", HEADER.strip() + ",Interest,Costs", row);
        return read(mapping, csv.getBytes(StandardCharsets.UTF_8)).getFirst();
    }

    private static long minor(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    @ParameterizedTest
    @CsvSource({"-0.01, 5, 0, Interest", "0, 5, -0.01, Costs", "5, -5, 0, Owed"})
    void no_amount_is_below_zero_whatever_they_come_to_together(
            String interest, String principal, String costs, String column) throws IOException {
        assertThat(readOwing(interest, principal, costs)).isInstanceOfSatisfying(Bad.class, b -> {
            assertThat(b.column()).isEqualTo(column);
            assertThat(b.rule()).isEqualTo("negative-amount");
        });
    }

    @Test
    void bytes_that_are_no_text_and_a_line_without_end_spoil_only_themselves() throws IOException {
        String half = "3,x,1,,5,1,Asia/Shanghai";
        String bad = "3,\u00ff" + half + "\n" + "y".repeat(Lines.MOST_BYTES + 1) + "\n";
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        csv.writeBytes((HEADER + GOOD_1).getBytes(StandardCharsets.UTF_8));
        csv.writeBytes(bad.getBytes(StandardCharsets.ISO_8859_1));
        csv.writeBytes(GOOD_2.getBytes(StandardCharsets.UTF_8));
        List<RowOutcome> rows = read(mapping(), csv.toByteArray());
        assertThat(rows.stream().map(r -> r instanceof Bad b ? b.row() + " " + b.rule() : "kept"))
                .containsExactly("kept", "3 not-utf-8", "4 row-too-long", "kept");
    }

    @Test
    void a_byte_order_mark_windows_line_ends_blank_lines_and_quoted_line_breaks_are_read() throws IOException {
        String csv = "\ufeff" + (HEADER + "\n" + GOOD_1 + "\n").replace("\n", "\r\n")
                + "\"2\",\"李 \"\"博\"\"\",34052419800101001X,,\"900\",12,Asia/Shanghai\n"
                + "3,\"赵\n凡\",34052419800101001X,,900,12,Asia/Shanghai\n"
                + "4,5\" screen,34052419800101001X,,900,12,Asia/Shanghai\n" + GOOD_2.strip();
        List<RowOutcome> rows = read(csv);
        assertThat(rows).hasSize(5);
        assertThat(message(rows.get(1)).debtor().name()).isEqualTo("李 \"博\"");
        assertThat(rows.get(2)).isInstanceOfSatisfying(Bad.class, b -> {
            assertThat(b.row()).isEqualTo(6);
            assertThat(b.rule()).isEqualTo("control-character");
        });
        assertThat(message(rows.get(3)).debtor().name()).isEqualTo("5\" screen");
        assertThat(message(rows.get(4)).account()).isEqualTo("2");
    }

    @Test
    void another_character_set_and_delimiter_are_read() throws IOException {
        Mapping mapping = mapping("\"lender\"", "\"charset\": \"GB18030\", \"delimiter\": \";\", \"lender\"");
        byte[] csv = (HEADER + GOOD_1).replace(',', ';').getBytes(Charset.forName("GB18030"));
        assertThat(message(read(mapping, csv).getFirst()).debtor().name()).isEqualTo("王安");
    }

    @Test
    void a_column_that_the_header_lacks_stops_the_file() {
        assertThatThrownBy(() -> read("No,Name\n1,x\n"))
                .isInstanceOf(StackFailed.class)
                .hasMessageContaining("[Days, IdNo, Owed, Phone, Zone]")
                .hasMessageContaining("the header lacks");
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("No," + HEADER)).hasMessageContaining("\"No\" twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "principal"            | "principle"                                  | there is no field "principle"
            "Owed"}                | "Owed", "twice": "Owed"}                     | must have one of
            {"constant": "CARD"}   | "CARD"                                       | must have one of
            {"constant": "50"}     | {"sum": ["a", "b"]}                          | must have one of
            {"constant": "50"}     | {"ratio": ["a", "b", "c"]}                   | needs two columns
            {"constant": "50"}     | {"constant": 50}                             | quotation marks
            {"constant": "50"}     | {"column": "AGE"}                            | must not be read
            "lender": "east-bank"  | "lender": "East Bank"                        | small letters
            "lender": "east-bank"  | "lender": "east-bank", "colour": "red"       | "colour" is not known
            "lender": "east-bank"  | "lender": "east-bank", "charset": "UTF-16"   | charset
            "lender": "east-bank"  | "lender": "east-bank", "fictionalDebtors": true | when debtors are fictional
            "lender": "east-bank"  | "lender": "east-bank", "lender": "east-bank" | cannot be read
            """)
    void a_slip_in_the_mapping_is_told(String from, String to, String message) {
        assertThatThrownBy(() -> mapping(from, to))
                .isInstanceOf(StackFailed.class)
                .hasMessageContaining("mapping.json")
                .hasMessageContaining(message);
    }

    @Test
    void a_mapping_that_is_missing_is_told() {
        assertThatThrownBy(() -> MappingFile.read("no-such-mapping")).hasMessageContaining("no-such-mapping");
    }

    @Test
    void the_credit_card_mapping_takes_overdue_clients_and_derives_their_scoring_facts() {
        List<RowOutcome> rows = clients("credit-card-clients").toList();
        assertThat(rows.stream().map(r -> r.getClass().getSimpleName()))
                .containsExactly("Read", "PassedOver", "Read", "PassedOver", "PassedOver", "Read");
        AccountPushed first = message(rows.getFirst());
        assertThat(first.account()).isEqualTo("CARD-1");
        assertThat(first.product()).isEqualTo(Product.CARD);
        assertThat(first.balance().total().text()).isEqualTo("3913.00 TWD");
        assertThat(first.instalments().getFirst().dueOn()).isEqualTo(LocalDate.of(2025, 11, 2));
        // 3913 of 20000; payments 0 689 0 0 0 0: √5; two of six months late
        assertThat(first.scoring()).isEqualTo(new ScoringFacts(1_956, 22_360, 0, 5, 2));
        // a limit of 1e+05, nothing ever paid, eight months late
        assertThat(message(rows.get(2)).scoring()).isEqualTo(new ScoringFacts(12_500, 10_000, 0, 5, 6));
        assertThat(message(rows.get(2)).instalments()).hasSize(8);
        // steady payments
        assertThat(message(rows.get(5)).scoring().incomeVolatilityBp()).isZero();
        Contract contract = new Contract();
        assertThat(rows.stream().filter(Read.class::isInstance)).allSatisfy(r -> assertThat(
                        contract.problems(StatementLine.of(message(r)).json()))
                .isEmpty());
    }

    @Test
    void a_client_who_is_late_and_owes_nothing_is_passed_over_and_is_no_error() {
        Map<String, Long> counts = clients("credit-card-clients")
                .collect(Collectors.groupingBy(r -> r.getClass().getSimpleName(), Collectors.counting()));
        assertThat(counts).isEqualTo(Map.of("Read", 3L, "PassedOver", 3L));
    }

    @Test
    void reading_again_gives_the_same_people() {
        assertThat(clients("credit-card-clients").toList())
                .isEqualTo(clients("credit-card-clients").toList());
    }

    /** Run with {@code -Drecourse.credit-card-clients=<file>}; the project does not ship the data. */
    @Test
    @EnabledIfSystemProperty(named = "recourse.credit-card-clients", matches = ".+")
    void the_whole_credit_card_file_is_read() {
        Path file = Path.of(System.getProperty("recourse.credit-card-clients"));
        Contract contract = new Contract();
        try (Stream<RowOutcome> rows = new CsvAccounts(MappingFile.read("credit-card-clients"), SEED).read(file)) {
            Map<String, Long> outcomes = rows.peek(row -> {
                        if (row instanceof Read) {
                            assertThat(contract.problems(
                                            StatementLine.of(message(row)).json()))
                                    .isEmpty();
                        }
                    })
                    .collect(Collectors.groupingBy(
                            row -> switch (row) {
                                case Read _ -> "read";
                                case PassedOver _ -> "passed over";
                                case Bad bad -> bad.column() + " " + bad.rule();
                            },
                            Collectors.counting()));
            System.out.println(outcomes);
            assertThat(outcomes).containsOnlyKeys("read", "passed over");
        }
    }
}
