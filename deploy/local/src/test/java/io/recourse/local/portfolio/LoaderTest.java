package io.recourse.local.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.AccountPushed.Instalment;
import io.recourse.contracts.Balance;
import io.recourse.local.portfolio.FakeIntake.Mishap;
import io.recourse.local.portfolio.Loader.Loaded;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {
    private static final long SEED = 5;
    private static final List<SampleAccount> SAMPLE = new Portfolio(SEED, 600, Portfolio.LENDERS, Portfolio.AS_OF)
            .stream().filter(a -> !a.viaKafka()).toList();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private FakeIntake intake;

    static {
        System.out.println("LoaderTest seed " + SEED);
    }

    @BeforeEach
    void open() throws IOException {
        intake = new FakeIntake(0);
    }

    @AfterEach
    void close() {
        intake.close();
    }

    private record Run(Loaded loaded, List<Accepted> accepted, List<Refused> refused) {}

    private Path file() {
        return folder.resolve(AcceptedJournal.NAME);
    }

    private Run load(List<SampleAccount> accounts) {
        return load(intake.uri(), accounts, Duration.ofSeconds(10));
    }

    private Run load(URI uri, List<SampleAccount> accounts, Duration limit) {
        Doors doors = new Doors(uri, lender -> "token-of-" + lender, lender -> {
            throw new AssertionError("no Kafka here");
        });
        List<Accepted> accepted = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        Loader.Listener listener = new Loader.Listener() {
            @Override
            public void accepted(Accepted one) {
                try {
                    assertThat(Files.readString(file())).contains(one.sha256());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                accepted.add(one);
            }

            @Override
            public void refused(Refused one) {
                refused.add(one);
            }
        };
        try (AcceptedJournal journal = AcceptedJournal.open(file());
                Loader loader = new Loader(doors, journal, listener, limit)) {
            return new Run(loader.load(accounts.stream()), accepted, refused);
        }
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(file());
    }

    private static SampleAccount with(SampleAccount account, long principal) {
        return with(account, principal, account.message().instalments());
    }

    private static SampleAccount with(SampleAccount account, long principal, List<Instalment> unpaid) {
        AccountPushed m = account.message();
        Balance owed = new Balance(m.currency(), m.costs(), m.interest(), principal);
        AccountPushed changed = m.withBooks(m.asOf(), m.revision(), owed, unpaid);
        return new SampleAccount(changed, account.lender(), account.viaKafka(), account.character());
    }

    @Test
    void what_is_accepted_is_in_the_journal_before_it_is_reported() throws IOException {
        Run run = load(SAMPLE);
        assertThat(run.loaded()).isEqualTo(new Loaded(SAMPLE.size(), 0));
        assertThat(run.accepted()).hasSameSizeAs(SAMPLE);
        assertThat(journal()).hasSameSizeAs(SAMPLE);
        assertThat(intake.cases()).hasSameSizeAs(SAMPLE);
        assertThat(run.accepted()).allSatisfy(a -> assertThat(a.caseId()).isEqualTo(FakeIntake.caseId(a.account())));
        assertThat(run.accepted().stream().map(Accepted::sha256))
                .containsExactlyInAnyOrderElementsOf(SAMPLE.stream()
                        .map(a -> StatementLine.of(a.message()).sha256())
                        .toList());
    }

    @Test
    void an_intake_that_is_away_or_cut_off_gets_everything_again_and_nothing_twice() throws IOException {
        intake.meets(Mishap.AWAY, Mishap.CUT_OFF_AFTERWARDS, Mishap.DATABASE_AWAY_AFTER_ONE, Mishap.AWAY);
        Run run = load(SAMPLE);
        assertThat(run.loaded()).isEqualTo(new Loaded(SAMPLE.size(), 0));
        assertThat(journal()).hasSameSizeAs(SAMPLE).doesNotHaveDuplicates();
    }

    @Test
    void a_refusal_is_told_with_its_rule_and_its_neighbours_are_taken() throws IOException {
        List<SampleAccount> three = List.of(SAMPLE.get(0), with(SAMPLE.get(1), 0, List.of()), SAMPLE.get(2));
        Run run = load(three);
        assertThat(run.loaded()).isEqualTo(new Loaded(2, 1));
        assertThat(run.refused().getFirst().rule()).isEqualTo("nothing-overdue");
        assertThat(run.refused().getFirst().field()).isEqualTo("instalments");
        assertThat(run.refused().getFirst().account())
                .isEqualTo(SAMPLE.get(1).message().account());
        assertThat(journal()).hasSize(2);
    }

    @Test
    void a_second_run_sends_nothing_that_intake_still_has() throws IOException {
        load(SAMPLE);
        int before = intake.lines();
        intake.forget(SAMPLE.getFirst().message().account());
        Run again = load(SAMPLE);
        assertThat(again.loaded()).isEqualTo(new Loaded(SAMPLE.size(), 0));
        assertThat(intake.lines()).isEqualTo(before + 1);
        assertThat(journal()).hasSameSizeAs(SAMPLE);
        assertThat(load(List.of(with(SAMPLE.getFirst(), 77_777)))
                        .refused()
                        .getFirst()
                        .rule())
                .isEqualTo("statement-conflict");
    }

    @Test
    void after_a_crash_in_the_middle_of_a_line_the_rest_is_sent_again() throws IOException {
        load(SAMPLE.subList(0, 100));
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(bytes, bytes.length - 17));
        assertThat(load(SAMPLE).loaded()).isEqualTo(new Loaded(SAMPLE.size(), 0));
        assertThat(journal()).hasSameSizeAs(SAMPLE).allMatch(line -> line.endsWith("\"}"));
    }

    @Test
    void a_journal_that_was_tampered_with_is_not_written_on() throws IOException {
        load(SAMPLE.subList(0, 3));
        List<String> lines = journal();
        Files.writeString(file(), lines.get(0) + "\nnonsense\n" + lines.get(2) + "\n");
        assertThatThrownBy(() -> load(SAMPLE)).isInstanceOf(StackFailed.class).hasMessageContaining("in the middle");
        assertThat(Files.readString(file())).contains("nonsense");
    }

    @Test
    void two_loaders_do_not_write_one_journal() {
        try (AcceptedJournal _ = AcceptedJournal.open(file())) {
            assertThatThrownBy(() -> AcceptedJournal.open(file())).hasMessageContaining("another loader");
        }
    }

    @Test
    void a_last_line_without_its_end_is_dropped_whatever_it_holds() throws IOException {
        load(SAMPLE.subList(0, 2));
        byte[] before = Files.readAllBytes(file());
        for (String torn :
                List.of("{\"lender\":\"ea", "\u0000\u0000\u0000", journal().getFirst())) {
            Files.write(file(), torn.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
            try (AcceptedJournal journal = AcceptedJournal.open(file())) {
                assertThat(journal.size()).isEqualTo(2);
            }
            assertThat(Files.readAllBytes(file())).isEqualTo(before);
        }
    }

    @Test
    void a_door_that_is_closed_is_knocked_at_until_it_opens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        CompletableFuture<FakeIntake> later = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new FakeIntake(port);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS));
        URI uri = URI.create("http://127.0.0.1:" + port);
        Run run = load(uri, SAMPLE.subList(0, 10), Duration.ofSeconds(10));
        assertThat(run.loaded()).isEqualTo(new Loaded(10, 0));
        later.get().close();
    }

    @Test
    void a_door_that_stays_closed_is_told() throws IOException {
        intake.close();
        assertThatThrownBy(() -> load(intake.uri(), SAMPLE, Duration.ofMillis(300)))
                .isInstanceOf(StackFailed.class)
                .hasMessageContaining("intake does not take accounts");
        assertThat(journal()).isEmpty();
    }
}
