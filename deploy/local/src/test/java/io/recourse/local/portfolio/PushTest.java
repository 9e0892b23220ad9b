package io.recourse.local.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.local.portfolio.FakeIntake.Mishap;
import io.recourse.local.portfolio.Push.Totals;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lender's file on its way to intake, and what is told of its rows. */
class PushTest {
    private static final List<SampleAccount> SAMPLE =
            new Portfolio(5, 1200, Portfolio.LENDERS, Portfolio.AS_OF).stream().toList();

    private static final String HEADER = "No,IdNo,Owed,Rate\n";
    private static final String MAPPING = """
            {"lender": "harbour", "fields": {
              "account": {"column": "No"}, "asOf": {"constant": "2026-01-01"}, "product": {"constant": "CARD"},
              "jurisdiction": {"constant": "CN"}, "currency": {"constant": "CNY"},
              "contractZone": {"constant": "Asia/Shanghai"}, "authority": {"constant": "RECOURSE"},
              "annualRateBp": {"column": "Rate"}, "principal": {"column": "Owed"}, "daysLate": {"constant": "45"},
              "debtor.kind": {"constant": "NATURAL"}, "debtor.name": {"constant": "王安"},
              "debtor.idNumber": {"column": "IdNo"}, "debtor.zone": {"constant": "Asia/Shanghai"},
              "debtor.province": {"constant": "CN-BJ"}, "debtor.language": {"constant": "zh-CN"},
              "scoring.debtRatioBp": {"constant": "1"}, "scoring.incomeVolatilityBp": {"constant": "1"},
              "scoring.industryIndexBp": {"constant": "1"}, "scoring.industryRisk": {"constant": "1"},
              "scoring.monthsLate12": {"constant": "1"}}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private FakeIntake intake;

    private final List<Push.Rejected> rejected = new ArrayList<>();
    private final List<Totals> progress = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        intake = new FakeIntake(0);
    }

    @AfterEach
    void close() {
        intake.close();
    }

    private PushedFile ndjson(String... more) throws IOException {
        List<String> lines = new ArrayList<>(
                SAMPLE.stream().map(a -> StatementLine.of(a.message()).json()).toList());
        lines.addAll(List.of(more));
        return PushedFile.ndjson(Files.write(folder.resolve("book.ndjson"), lines));
    }

    private PushedFile csv(String rows) throws IOException {
        return csv(MAPPING, rows);
    }

    private PushedFile csv(String by, String rows) throws IOException {
        Path mapping = Files.writeString(folder.resolve("mapping.json"), by);
        return PushedFile.csv(
                Files.writeString(folder.resolve("book.csv"), HEADER + rows), MappingFile.read(mapping.toString()));
    }

    private Totals push(PushedFile file, boolean dry) {
        Push.Listener listener = new Push.Listener() {
            @Override
            public void rejected(Push.Rejected one) {
                rejected.add(one);
            }

            @Override
            public void progress(Totals totals) {
                progress.add(totals);
            }
        };
        try (Push push = new Push(intake.uri(), "harbour", "token-of-harbour", dry, listener, Duration.ofSeconds(10))) {
            return push.push(file);
        }
    }

    @Test
    void each_row_is_opened_or_unchanged_and_how_far_the_file_is_is_told() throws IOException {
        assertThat(push(ndjson("", " "), false)).isEqualTo(new Totals(1200, 1200, 0, 0, 0, 0, 0));
        assertThat(progress.getFirst().rows()).isEqualTo(1000);
        assertThat(push(ndjson(), false)).isEqualTo(new Totals(1200, 0, 0, 1200, 0, 0, 0));
        assertThat(rejected).isEmpty();
    }

    @Test
    void a_dry_run_leaves_no_case() throws IOException {
        assertThat(push(ndjson(), true)).isEqualTo(new Totals(1200, 1200, 0, 0, 0, 0, 0));
        assertThat(intake.cases()).isEmpty();
    }

    @Test
    void what_is_not_answered_is_sent_again_and_each_row_counts_once() throws IOException {
        intake.meets(Mishap.AWAY, Mishap.DATABASE_AWAY_AFTER_ONE);
        assertThat(push(ndjson(), false)).isEqualTo(new Totals(1200, 1200, 0, 0, 0, 0, 0));
    }

    @Test
    void a_rejected_row_names_its_line_its_column_and_every_rule() throws IOException {
        Totals totals = push(csv("""
                        1,11010519491231002X,100.00,0
                        2,11010519491231002X,100.00,77
                        3,11010519491231002X,-5,0
                        4,11010519491231002X,100.00
                        5,11010519491231002X,0,0
                        6,11010519491231002X,100.00,0
                        """), false);
        assertThat(totals).isEqualTo(new Totals(6, 2, 0, 0, 0, 4, 0));
        assertThat(rejected)
                .extracting(Push.Rejected::text)
                .containsExactlyInAnyOrder(
                        "line 3, column Rate (annualRateBp): A rate. [rate-range]; "
                                + "column IdNo (debtor.idNumber): An id. [id-number-invalid]",
                        "line 4, column Owed: principal: an amount below zero [negative-amount]",
                        "line 5, column (row): 3 cells where the header has 4 [columns-differ]",
                        "line 6, instalments: a case opens with something owed [nothing-overdue]");
    }

    @Test
    void a_row_that_owes_nothing_goes_to_intake_which_says_what_comes_of_it() throws IOException {
        push(csv("1,11010519491231002X,100.00,0\n"), false);
        PushedFile aMonthLater = csv(MAPPING.replace("2026-01-01", "2026-02-01"), """
                        1,11010519491231002X,0,0
                        2,11010519491231002X,0,0
                        """);
        assertThat(push(aMonthLater, false)).isEqualTo(new Totals(2, 0, 1, 0, 0, 1, 0));
        assertThat(rejected)
                .extracting(Push.Rejected::text)
                .containsExactly("line 3, instalments: a case opens with something owed [nothing-overdue]");
    }

    @Test
    void a_door_that_stays_closed_is_told_and_what_was_done_until_then_stands() throws IOException {
        PushedFile file = ndjson();
        intake.close();
        Push.Listener deaf = new Push.Listener() {
            @Override
            public void rejected(Push.Rejected one) {}

            @Override
            public void progress(Totals totals) {}
        };
        try (Push push = new Push(intake.uri(), "harbour", "t", false, deaf, Duration.ofMillis(200))) {
            assertThatThrownBy(() -> push.push(file))
                    .isInstanceOf(StackFailed.class)
                    .hasMessageContaining("intake does not take accounts");
            assertThat(push.totals().rows()).isZero();
        }
    }
}
