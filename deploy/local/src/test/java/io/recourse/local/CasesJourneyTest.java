package io.recourse.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.run.Book;
import io.recourse.local.run.Books;
import io.recourse.local.run.PartnerPost;
import io.recourse.local.run.Report;
import io.recourse.local.run.SandboxClient;
import io.recourse.local.run.Subscriptions;
import io.recourse.local.run.Tokens;
import io.recourse.local.world.Person;
import io.recourse.verify.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thirty accounts and five services on the real stack: what the run reports, and what can be proven from outside. */
@Tag("journey")
class CasesJourneyTest {
    private static final int ACCOUNTS = 30;
    /** Long enough for talks to fail and matters to go to court. */
    private static final int DAYS = 36;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    static Journey journey;

    @BeforeAll
    static void play() {
        journey = Journey.play(folder.resolve("run"), ACCOUNTS, DAYS, null);
        journey.report().lines().forEach(System.out::println);
    }

    @AfterAll
    static void stop() {
        journey.close();
    }

    @Test
    void every_account_is_a_case_and_every_case_is_open_or_closed() {
        Report report = journey.report();
        assertThat(report.cases()).isEqualTo(ACCOUNTS);
        assertThat(report.total("cases closed, by stage and reason")).isPositive();
        assertThat(report.total("cases still open")).isPositive();
        assertThat(report.total("cases closed, by stage and reason") + report.total("cases still open"))
                .isEqualTo(ACCOUNTS);
        assertThat(report.recovery()).containsKey("CNY");
    }

    @Test
    void debtors_are_reached_and_promise_and_every_promise_that_ended_had_been_made() {
        Report report = journey.report();
        assertThat(escalation("negotiations started")).isPositive();
        assertThat(escalation("contacts attempted")).isPositive().isEqualTo(report.total("steps taken by channel"));
        assertThat(escalation("promises made"))
                .isPositive()
                .isGreaterThanOrEqualTo(escalation("promises kept")
                        + escalation("promises partly kept")
                        + escalation("promises broken"));
    }

    @Test
    void promises_are_kept_and_broken() {
        assertThat(escalation("promises kept")).isPositive();
        assertThat(escalation("promises broken")).isPositive();
    }

    @Test
    void disputes_pause_and_after_them_the_ladder_goes_on_with_the_time_that_was_left() {
        Map<String, Long> pauses = requireNonNull(journey.report().sections().get("pauses"));
        assertThat(pauses)
                .containsKeys(
                        "begun: dispute",
                        "over: dispute",
                        "after them the ladder went on with the time that was left: dispute");
        assertThat(pauses.keySet()).noneMatch(name -> name.startsWith("after them the ladder went on too early"));
    }

    @Test
    void debtors_write_back_people_do_their_tasks_and_recordings_are_named() {
        Report report = journey.report();
        assertThat(report.total("what debtors answered")).isPositive();
        assertThat(report.number("people's tasks, by what became of them", "CALL DONE"))
                .isPositive();
        assertThat(report.number("calls", "recording named")).isPositive();
    }

    @Test
    void talks_that_came_to_nothing_go_to_court() {
        assertThat(escalation("negotiations exhausted")).isPositive();
        assertThat(journey.report().total("courts")).isPositive();
    }

    @Test
    void the_targets_of_the_strategies_stand_beside_what_was_reached() {
        Map<String, Long> targets =
                requireNonNull(journey.report().sections().get("targets met and missed, in 1/10 000"));
        assertThat(targets.keySet())
                .anyMatch(name -> name.startsWith("negotiable-standard@1 challenger, recovery gain, at least 2000: "))
                .anyMatch(name -> name.startsWith("negotiable-standard@1 challenger, cycle cut, at least 3000: "))
                .anyMatch(name -> name.startsWith("plans broken of those judged, at most 900: "))
                .anyMatch(name -> name.startsWith("incidents of contacts, at most 30: "));
    }

    @Test
    void nothing_is_parked_and_no_message_was_unreadable() {
        Report report = journey.report();
        assertThat(report.sections().get("parked subjects")).isEmpty();
        assertThat(report.sections().get("dead letters by rule")).isEmpty();
        assertThat(report.sections().get("partners' messages refused by rule")).isEmpty();
        assertThat(report.latest())
                .as("some service told how late it took a deadline")
                .isNotNull();
        assertThat(journey.stack().trouble()).isNotDone();
    }

    @Test
    void the_checker_proves_everything_and_finds_every_planted_fault() {
        Verdict verdict = journey.verdict();
        assertThat(verdict.accounts()).isEqualTo(ACCOUNTS);
        assertThat(verdict.checks()).allMatch(Verdict.Checked::passed);
        assertThat(verdict.controls()).hasSizeGreaterThan(50).allMatch(Verdict.Controlled::found);
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.GREEN);
    }

    @ParameterizedTest
    @CsvSource({
        "lawfirm-" + PartnerPost.LAW_FIRM + ", lawfirms." + PartnerPost.LAW_FIRM,
        "venue-" + PartnerPost.VENUE + ", venues." + PartnerPost.VENUE,
        "channel-" + PartnerPost.CHANNEL + ", channels." + PartnerPost.CHANNEL
    })
    void a_partner_reads_on_its_own_topic_which_of_its_reports_was_refused(String user, String topics)
            throws Exception {
        Map<String, Object> settings =
                new HashMap<>(journey.stack().broker().as(user).settings());
        settings.put("auto.offset.reset", "earliest");
        try (KafkaProducer<String, String> out =
                        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
                KafkaConsumer<String, String> in =
                        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            String notices = topics + ".notices";
            in.assign(in.partitionsFor(notices).stream()
                    .map(p -> new TopicPartition(notices, p.partition()))
                    .toList());
            RecordMetadata sent = out.send(new ProducerRecord<>(topics + ".reports", "no-case", "{"))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(in.poll(PATIENCE))
                    .singleElement()
                    .extracting(ConsumerRecord::value)
                    .asString()
                    .contains(
                            "\"topicPartition\":\"" + sent.topic() + "-" + sent.partition() + "\",\"offset\":"
                                    + sent.offset(),
                            "\"rule\":\"json-malformed\"");
        }
        assertThat(journey.verdict().checks())
                .as("the checker reads what partners are told")
                .filteredOn(check -> check.name().equals("topics-hold-the-journals"))
                .singleElement()
                .matches(Verdict.Checked::passed);
    }

    @Test
    void what_a_lender_tells_on_its_topic_is_known_to_be_handled_by_the_receipt_of_its_id() throws Exception {
        Person debtor =
                new Person(Book.sample(Journey.SEED, ACCOUNTS).accounts().getFirst());
        Stack stack = journey.stack();
        try (Books books = new Books(stack.postgres(), List.of("intake"));
                PartnerPost post =
                        new PartnerPost(stack.broker(), Subscriptions.of(stack.language()), books, stack.secrets())) {
            post.send(List.of(new PartnerPost.Letter(
                    "lender-" + debtor.lender(),
                    "lenders." + debtor.lender() + ".accounts",
                    debtor.account().account(),
                    "told-once-more",
                    debtor.account())));
            Instant limit = Instant.now().plus(PATIENCE);
            while (!post.unread().isEmpty()) {
                assertThat(Instant.now()).as("until it is handled").isBefore(limit);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        assertThat(journey.stack().trouble()).isNotDone();
    }

    @Test
    void a_persons_tokens_open_the_doors_they_are_for() throws Exception {
        assertThat(status("INTAKE_URL", "/v1/cases", "LENDER_EAST_BANK_TOKEN")).isEqualTo(200);
        assertThat(status("DISPOSAL_URL", "/v1/cases", "OPERATOR_TOKEN")).isEqualTo(200);
        assertThat(status("NEGOTIATION_URL", "/sandbox/quiet", "SANDBOX_TOKEN")).isEqualTo(200);
        assertThat(status("NEGOTIATION_URL", "/sandbox/quiet", "LENDER_EAST_BANK_TOKEN"))
                .isEqualTo(403);
        assertThat(status("INTAKE_URL", "/v1/cases", "INTAKE_URL")).isEqualTo(401);
    }

    @Test
    void business_time_can_be_moved_by_hand_to_the_next_deadline() throws Exception {
        Instant before = now();
        int code = Main.commandLine()
                .execute(
                        "advance",
                        "--repository",
                        "../..",
                        "--run-folder",
                        journey.stack().run().folder().toString());
        assertThat(code).isZero();
        assertThat(now()).isAfter(before);
    }

    private static Instant now() {
        Tokens tokens = new Tokens(journey.stack().secrets()::get);
        return new SandboxClient(journey.stack().serviceUrls(), tokens).now();
    }

    private static long escalation(String name) {
        return journey.report().number("escalations", name);
    }

    private static int status(String url, String path, String token) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(access(url) + path))
                    .header("Authorization", "Bearer " + access(token))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static String access(String variable) throws IOException {
        List<String> lines = Files.readAllLines(journey.stack().run().path(AccessFile.NAME));
        return lines.stream()
                .filter(line -> line.startsWith(variable + "="))
                .map(line -> line.substring(variable.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
