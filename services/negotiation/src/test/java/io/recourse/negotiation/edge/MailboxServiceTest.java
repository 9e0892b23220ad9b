package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.clock.WallClock;
import io.recourse.casework.decision.Effect.Result;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.Sealing;
import io.recourse.casework.effects.EffectAdapter.Ended;
import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Sensitive;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.negotiation.edge.MailReferences.Contact;
import io.recourse.negotiation.edge.Recipients.Recipient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes back of mails to a mailbox on a real server, over SMTP and IMAP, on a real database. */
@QuarkusTest
@TestProfile(MailboxServiceTest.WithMailbox.class)
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class MailboxServiceTest {

    private static final String OURS = "notices@lender.example";
    private static final String THEIRS = "wang@example.com";
    private static final String ATTEMPT = "ask/letter-1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Topics topics;

    @Inject
    Database database;

    @Inject
    Words words;

    @Inject
    MailConfig smtp;

    @Inject
    MailboxConfig imap;

    @Inject
    NegotiationConfig negotiation;

    @Inject
    MailReferences references;

    @Inject
    Echoes echoes;

    @Inject
    SubjectQueries queries;

    @Inject
    Sealing sealing;

    @Inject
    BusinessClock clock;

    @Inject
    WallClock wall;

    @Inject
    MeterRegistry registry;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String id;
    private String party;
    private GreenMail server;
    private GreenMailUser mailbox;

    /** A mailbox on a server that the tests start where it is looked for. */
    public static final class WithMailbox implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "recourse.negotiation.mail.port", freePort(),
                    "recourse.negotiation.mail.start-tls", "false",
                    "recourse.negotiation.mail.from", OURS,
                    "recourse.negotiation.mailbox.host", "127.0.0.1",
                    "recourse.negotiation.mailbox.port", freePort(),
                    "recourse.negotiation.mailbox.tls", "false",
                    "recourse.negotiation.mailbox.username", "notices",
                    "recourse.negotiation.mailbox.password", "secret",
                    "recourse.negotiation.mailbox.every", "PT0.2S");
        }

        private static String freePort() {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return Integer.toString(any.getLocalPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void a_mail_to_a_debtor() {
        startServer();
        id = UUID.randomUUID().toString();
        party = Openings.debtorOf(id);
        Openings.talking(broker, topics, id, Openings.of(party, now), now, Openings.LATER);
        post(TestTokens.LENDER_A, "/v1/contact-permissions", """
                        {"askId": "letter-1", "caseId": "%s", "channel": "LETTER", "purpose": "DUNNING", "tone": "FRIENDLY"}
                        """.formatted(id))
                .statusCode(200)
                .body("allowed", equalTo(true));
        await().atMost(PATIENCE).untilAsserted(() -> find(TestTokens.LENDER_A, id)
                .body("state.file.attempts.attemptId", contains(ATTEMPT)));
    }

    @AfterEach
    void closes() {
        server.stop();
    }

    @Test
    void an_answer_is_heard_as_what_it_means_and_its_task_says_where_it_is_read() throws Exception {
        answer(sent(), "我失业了, my secret is 4711\n\n在 2026年3月2日，<" + OURS + "> 写道：\n> 如不希望再收到此类邮件，请回复“退订”。");
        heard("HARDSHIP");
        find(TestTokens.LENDER_A, id).body("state.file.attempts.outcome", contains("CONVERSATION"));
        awaitMarked(Flag.SEEN);
        as(TestTokens.LENDER_A)
                .get("/v1/contact-tasks/" + theTask())
                .then()
                .statusCode(200)
                .body("state.task.channel", equalTo("EMAIL"))
                .body("state.task.reference.provider", equalTo("mailbox"))
                .body(
                        "state.task.reference.message",
                        equalTo(uidValidity() + "/" + mails().getFirst().getUid()));
        for (String column : List.of("journal where payload", "mailbox where payload", "subject where state")) {
            assertThat(rows(column)).as(column).isZero();
        }
    }

    @Test
    void a_bounce_reached_nobody_and_a_delay_and_an_out_of_office_note_say_nothing() throws Exception {
        Message mail = sent();
        bring(report(mail, "delayed", "4.4.1"));
        bring(lines(
                "Message-ID: <away@example.com>",
                "Auto-Submitted: auto-replied",
                "In-Reply-To: " + messageId(mail),
                "Subject: away",
                "",
                "STOP. I am away."));
        awaitMarked(Flag.SEEN, Flag.SEEN);
        find(TestTokens.LENDER_A, id).body("state.file.attempts.outcome", contains((String) null));
        double before = counted("bounced", "5.1", "taken");
        bring(report(mail, "failed", "5.1.1"));
        await().atMost(PATIENCE).untilAsserted(() -> find(TestTokens.LENDER_A, id)
                .body("state.file.attempts.outcome", contains("UNREACHABLE")));
        await().atMost(PATIENCE).until(() -> counted("bounced", "5.1", "taken") == before + 1);
        heard();
    }

    @Test
    void the_opt_out_in_a_mails_head_ends_mails_to_its_debtor() throws Exception {
        String mailto = sent().getHeader("List-Unsubscribe")[0];
        assertThat(mailto).startsWith("<mailto:" + OURS + "?subject=");
        String subject = mailto.substring(mailto.indexOf('=') + 1, mailto.length() - 1);
        bring(lines("Message-ID: <click@example.com>", "Subject: " + subject, "", "sent by a click"));
        await().atMost(PATIENCE).untilAsserted(() -> as(TestTokens.LENDER_A)
                .get("/v1/parties/" + party)
                .then()
                .body("state.file.wishes.optedOut", contains("EMAIL")));
    }

    @Test
    void a_reference_that_is_made_up_changed_or_of_another_installation_is_for_people_and_nothing_follows()
            throws Exception {
        Contact contact = new Contact(id, ATTEMPT);
        String real = references.of(contact);
        for (String forged : List.of(
                real.substring(1) + "A", new MailReferences(new byte[32]).of(contact), "x".repeat(real.length()), id)) {
            bring(lines(
                    "Message-ID: <" + forged.hashCode() + "@x>",
                    "In-Reply-To: <" + forged + "@lender.example>",
                    "",
                    "停止一切联系"));
        }
        bring(lines("Message-ID: <nothing@x>", "Subject: hello", "", "停止一切联系"));
        awaitMarked(Flag.FLAGGED, Flag.FLAGGED, Flag.FLAGGED, Flag.FLAGGED, Flag.FLAGGED);
        heard();
    }

    @Test
    void a_mail_that_is_delivered_again_or_replayed_says_nothing_new() throws Exception {
        Message mail = sent();
        String answer = answerTo(mail, "<once@example.com>", "我失业了");
        bring(answer);
        heard("HARDSHIP");
        bring(answer);
        bring(answerTo(mail, "<once@example.com>", "我要投诉"));
        bring(report(mail, "failed", "5.1.1").replace("<dsn@mx.example>", "<once@example.com>"));
        awaitMarked(Flag.SEEN, Flag.SEEN, Flag.SEEN, Flag.FLAGGED);
        heard("HARDSHIP");
        find(TestTokens.LENDER_A, id).body("state.file.attempts.outcome", contains("CONVERSATION"));
    }

    /** ▣ Whoever dies between the commit and the mark finds the mail unmarked. */
    @Test
    void what_was_committed_and_not_marked_is_marked_and_not_heard_again() throws Exception {
        Message mail = sent();
        bring(answerTo(mail, "<crash@example.com>", "我失业了"));
        bring(lines("In-Reply-To: " + messageId(mail), "Subject: without an id", "", "我失业了"));
        heard("HARDSHIP", "HARDSHIP");
        awaitMarked(Flag.SEEN, Flag.SEEN);
        double before = counted("reply", "none", "taken");
        for (StoredMessage unmarked : mails()) {
            Flags both = new Flags(MailboxReader.READ);
            both.add(Flag.SEEN);
            unmarked.setFlags(both, false);
        }
        await().atMost(PATIENCE).until(() -> counted("reply", "none", "taken") == before + 2);
        awaitMarked(Flag.SEEN, Flag.SEEN);
        heard("HARDSHIP", "HARDSHIP");
    }

    @Test
    void two_readers_of_one_mailbox_hear_each_mail_once() throws Exception {
        MailboxReader another = new MailboxReader(
                imap, references, echoes, queries, sealing, clock, wall, registry, negotiation, false);
        another.start(null);
        try {
            Message mail = sent();
            String[] meant = new String[12];
            for (int i = 0; i < meant.length; i++) {
                bring(answerTo(mail, "<n" + i + "@example.com>", "我失业了"));
                meant[i] = "HARDSHIP";
            }
            await().atMost(PATIENCE).until(() -> mails().stream().allMatch(m -> m.isSet(Flag.SEEN)));
            heard(meant);
        } finally {
            another.stop(null);
        }
    }

    @Test
    void a_broken_mail_and_ten_megabytes_stop_no_other_and_what_was_not_read_a_person_reads() throws Exception {
        Message mail = sent();
        bring("\u0000\u0001 not a mail at all");
        bring(lines("Content-Type: multipart/report; report-type=delivery-status", "", "no parts"));
        bring(lines(
                "Message-ID: <large@example.com>",
                "In-Reply-To: " + messageId(mail),
                "Content-Type: multipart/mixed; boundary=m",
                "",
                "--m",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit",
                "",
                "我失业了",
                "--m",
                "Content-Type: application/octet-stream",
                "",
                ("x".repeat(70) + "\r\n").repeat(10 * 1024 * 1024 / 72),
                "--m--"));
        bring(answerTo(mail, "<after@example.com>", "我要投诉"));
        heard("HARDSHIP", "COMPLAINS");
        journal(id).body("items.findAll { it.type == 'ReplyHeard' }[0].event.also", contains("OTHER"));
        awaitMarked(Flag.FLAGGED, Flag.FLAGGED, Flag.SEEN, Flag.SEEN);
    }

    @Test
    void a_person_who_opens_a_mail_first_takes_it_from_nobody() throws Exception {
        String answer = answerTo(sent(), "<opened@example.com>", "我失业了");
        MimeMessage opened = new MimeMessage(null, new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
        inbox().appendMessage(opened, new Flags(Flag.SEEN), new Date());
        heard("HARDSHIP");
    }

    @Test
    void a_mail_for_a_parked_case_waits_in_the_mailbox_and_a_wish_waits_for_nothing() throws Exception {
        Message mail = sent();
        park("'by hand'");
        bring(answerTo(mail, "<waits@example.com>", "我失业了"));
        bring(answerTo(mail, "<stop@example.com>", "STOP"));
        await().atMost(PATIENCE).untilAsserted(() -> as(TestTokens.LENDER_A)
                .get("/v1/parties/" + party)
                .then()
                .body("state.file.wishes.optedOut", contains("EMAIL")));
        double before = counted("reply", "none", "waiting");
        await().atMost(PATIENCE).until(() -> counted("reply", "none", "waiting") > before);
        assertThat(mails().getFirst().isSet(Flag.SEEN)).isFalse();
        park("null");
        await().atMost(PATIENCE).until(() -> mails().getFirst().isSet(Flag.SEEN));
        await().atMost(PATIENCE).untilAsserted(() -> journal(id)
                .body("items.findAll { it.type == 'ReplyHeard' }.event.intent", hasItem("HARDSHIP")));
    }

    @Test
    void a_server_that_was_away_is_read_when_it_is_back_and_meanwhile_that_shows() throws Exception {
        Message mail = sent();
        server.stop();
        await().atMost(PATIENCE).until(() -> age() > 1.5);
        startServer();
        bring(answerTo(mail, "<back@example.com>", "我失业了"));
        heard("HARDSHIP");
        await().atMost(PATIENCE).until(() -> age() < 1.5);
    }

    @Test
    void a_mailbox_is_read_with_its_secret_and_beyond_this_machine_within_tls() {
        assertThatCode(() -> MailboxReader.check(mailboxAt("mail.example", true, "secret"), false))
                .doesNotThrowAnyException();
        assertThatCode(() -> MailboxReader.check(mailboxAt("127.0.0.1", false, "secret"), false))
                .doesNotThrowAnyException();
        assertThatCode(() -> MailboxReader.check(mailboxAt("192.0.2.1", false, "secret"), true))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> MailboxReader.check(mailboxAt("192.0.2.1", false, "secret"), false))
                .hasMessageContaining("recourse.negotiation.mailbox.tls");
        assertThatThrownBy(() -> MailboxReader.check(mailboxAt("mail.example", true, " "), true))
                .hasMessageContaining("recourse.negotiation.mailbox.username");
    }

    private static MailboxConfig mailboxAt(String host, boolean tls, String password) {
        return new MailboxConfig() {
            @Override
            public Optional<String> host() {
                return Optional.of(host);
            }

            @Override
            public int port() {
                return 993;
            }

            @Override
            public Optional<String> username() {
                return Optional.of("notices");
            }

            @Override
            public Optional<String> password() {
                return Optional.of(password);
            }

            @Override
            public boolean tls() {
                return tls;
            }

            @Override
            public String folder() {
                return "INBOX";
            }

            @Override
            public Duration every() {
                return Duration.ofMinutes(1);
            }
        };
    }

    private void startServer() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtp.port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imap.port(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        mailbox = server.setUser(OURS, "notices", "secret");
        server.setUser(THEIRS, "wang", "secret");
    }

    /** The mail that the debtor got. */
    private Message sent() {
        MailAdapter mails = new MailAdapter(words, MailboxServiceTest::whom, smtp, clock, references);
        Task task = new Task(
                1,
                new SubjectId("case", id),
                ATTEMPT,
                "case/" + id + "/" + ATTEMPT,
                Map.of(
                        "channel", "EMAIL",
                        "tone", "FRIENDLY",
                        "step", "mail",
                        "party", party,
                        "language", "zh",
                        "template", "friendly-mail@1",
                        "lender", TestTokens.TENANT_A,
                        "amount", "1000.00 CNY",
                        "date", "2026-03-02"),
                null,
                null);
        assertThat(mails.perform(List.of(task)).await().atMost(Duration.ofSeconds(30)))
                .containsExactly(new Ended(Result.DONE, ""));
        return server.getReceivedMessagesForDomain("example.com")[0];
    }

    private static Uni<List<Recipient>> whom(List<Task> tasks, String field) {
        return Uni.createFrom().item(List.of(new Recipient.Known(Sensitive.of(THEIRS))));
    }

    /** As a program does it whose user presses "reply". */
    private void answer(Message mail, String text) throws MessagingException, IOException {
        Message answer = mail.reply(false);
        answer.setFrom(new InternetAddress(THEIRS));
        ((MimeMessage) answer).setText(text, StandardCharsets.UTF_8.name());
        answer.saveChanges();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        answer.writeTo(written);
        bring(written.toString(StandardCharsets.UTF_8));
    }

    private static String answerTo(Message mail, String messageId, String text) throws MessagingException {
        return lines(
                "Message-ID: " + messageId,
                "In-Reply-To: " + messageId(mail),
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit",
                "",
                text);
    }

    private static String report(Message mail, String action, String status) throws MessagingException {
        return lines(
                "Return-Path: <>",
                "Message-ID: <dsn@mx.example>",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "",
                "Sorry.",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.example",
                "",
                "Final-Recipient: rfc822; " + THEIRS,
                "Action: " + action,
                "Status: " + status,
                "",
                "--b",
                "Content-Type: text/rfc822-headers",
                "",
                "Message-ID: " + messageId(mail),
                "",
                "--b--");
    }

    private static String messageId(Message mail) throws MessagingException {
        return mail.getHeader("Message-ID")[0];
    }

    /** Over SMTP, byte for byte. */
    private void bring(String mail) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(smtp.port()));
        settings.put("mail.smtp.from", THEIRS);
        Session session = Session.getInstance(settings);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
                    new Address[] {new InternetAddress(OURS)});
        }
    }

    private List<StoredMessage> mails() throws FolderException {
        return inbox().getMessages();
    }

    private MailFolder inbox() throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(mailbox);
    }

    private long uidValidity() throws FolderException {
        return inbox().getUidValidity();
    }

    private void awaitMarked(Flag... flags) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<StoredMessage> mails = mails();
            assertThat(mails).hasSize(flags.length);
            for (int i = 0; i < flags.length; i++) {
                assertThat(mails.get(i).getFlags().contains(MailboxReader.READ))
                        .as("mail " + i)
                        .isTrue();
                assertThat(mails.get(i).isSet(flags[i])).as("mail " + i).isTrue();
                assertThat(mails.get(i).isSet(flags[i] == Flag.SEEN ? Flag.FLAGGED : Flag.SEEN))
                        .as("mail " + i)
                        .isFalse();
            }
        });
    }

    /** What the case has heard, in its order. */
    private void heard(String... intents) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(journal(id)
                        .extract()
                        .<List<String>>path("items.findAll { it.type == 'ReplyHeard' }.event.intent"))
                .containsExactly(intents));
    }

    private double counted(String said, String status, String became) {
        return registry.counter(MailboxReader.MAILS, "said", said, "status", status, "became", became)
                .count();
    }

    private double age() {
        return registry.get(MailboxReader.AGE).gauge().value();
    }

    private long rows(String where) {
        String[] parts = where.split(" where ", 2);
        return database.forTenant(TestTokens.TENANT_A, session -> session.<Long>createNativeQuery(
                                "select count(*) from %s where %s like '%%4711%%'".formatted(parts[0], parts[1]))
                        .getSingleResult())
                .map(Number::longValue)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private void park(String reason) {
        database.forTenant(TestTokens.TENANT_A, session -> session.createNativeQuery(
                                "update subject set parked = " + reason + " where kind = 'case' and id = ?1")
                        .setParameter(1, id)
                        .executeUpdate())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private String theTask() {
        return as(TestTokens.LENDER_A)
                .get("/v1/contact-tasks?limit=500&status=OPEN&work=ANSWER")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.caseId == '%s' }.id".formatted(id));
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }
}
