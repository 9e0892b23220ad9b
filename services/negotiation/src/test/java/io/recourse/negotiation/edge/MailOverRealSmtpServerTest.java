package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.recourse.casework.decision.Effect.Result;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.EffectAdapter.Ended;
import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.casework.effects.NothingDone;
import io.recourse.casework.effects.Unfinished;
import io.recourse.casework.effects.Unfinished.Word;
import io.recourse.casework.security.Sensitive;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.negotiation.edge.MailReferences.Contact;
import io.recourse.negotiation.edge.Recipients.Recipient;
import io.recourse.rules.pack.Packs;
import io.smallrye.mutiny.Uni;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails go over SMTP to a server that takes them, refuses them, falls silent or is not there. */
@NullUnmarked
class MailOverRealSmtpServerTest {

    private static final NegotiationPolicy POLICY =
            Packs.resource(NegotiationPolicy.class, "/policy/negotiation-ours.json");
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private static final MailReferences REFERENCES = new MailReferences(new byte[32]);

    private GreenMail server;

    @BeforeEach
    void a_mail_server() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
    }

    @AfterEach
    void closes() {
        server.stop();
    }

    @Test
    void a_chinese_mail_arrives_as_it_was_written() throws Exception {
        assertThat(send(port(), task("a", "zh", "friendly-mail@1"))).containsExactly(new Ended(Result.DONE, ""));
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("还款提醒（编号CASE-1）");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat((String) mail.getContent())
                .contains("您在招商银行的账户，截至2026-03-02账面欠款合计人民币1,000.00元，不含未入账的利息。联系我们时请说明编号CASE-1。")
                .contains("如不希望再收到此类邮件，请回复“退订”。");
        assertThat(mail.getHeader("To")).containsExactly("wang@example.com");
        assertThat(mail.getHeader("From")).containsExactly("notices@lender.example");
        assertThat(mail.getSentDate()).isEqualTo(NOW);
    }

    @Test
    void an_english_mail_says_how_to_opt_out_in_its_words_and_in_its_head() throws Exception {
        send(port(), task("a", "en", "final-mail@1"));
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat((String) mail.getContent()).contains("To receive no more such mail, reply STOP.");
        assertThat(mail.getHeader("List-Unsubscribe"))
                .containsExactly("<mailto:notices@lender.example?subject=STOP:" + reference("a") + ">");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void a_mails_id_names_its_contact_and_no_other_and_tells_it_to_us_alone() throws Exception {
        send(port(), task("a", "zh", "friendly-mail@1"), task("b", "zh", "friendly-mail@1"));
        send(port(), task("a", "zh", "friendly-mail@1"));
        List<String> ids = Arrays.stream(server.getReceivedMessages())
                .map(MailOverRealSmtpServerTest::id)
                .toList();
        assertThat(ids)
                .containsExactlyInAnyOrder(
                        "<" + reference("a") + "@lender.example>",
                        "<" + reference("b") + "@lender.example>",
                        "<" + reference("a") + "@lender.example>")
                .noneMatch(id -> id.contains("case"));
    }

    @Test
    void whom_intake_does_not_tell_and_who_has_no_address_is_not_reached() {
        assertThat(send(port(), task("none", "zh", "friendly-mail@1"), task("ceased", "zh", "friendly-mail@1")))
                .containsExactly(new Ended(Result.FAILED, "no-email"), new Ended(Result.FAILED, "contact-ceased"));
        assertThat(send(port(), task("twice", "zh", "friendly-mail@1")))
                .containsExactly(new Ended(Result.FAILED, "address-invalid"));
        assertThat(send(port(), task("a", "zh", "gone-mail@1")))
                .containsExactly(new Ended(Result.FAILED, "template-unknown"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_that_is_not_there_got_nothing_and_the_mails_wait_for_it() {
        int port = port();
        server.stop();
        assertThatThrownBy(() -> send(port, task("a", "zh", "friendly-mail@1"))).isInstanceOf(NothingDone.class);
    }

    @Test
    void a_server_without_encryption_gets_nothing_where_it_is_asked_for() {
        assertThatThrownBy(() -> send(mails(port(), true), task("a", "zh", "friendly-mail@1")))
                .isInstanceOf(NothingDone.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_recipient_the_server_refuses_is_not_reached_and_the_next_one_is() throws IOException {
        try (Script script = new Script("550 5.1.1 no such user", "250 ok")) {
            assertThat(send(script.port(), task("a", "zh", "friendly-mail@1"), task("b", "zh", "friendly-mail@1")))
                    .containsExactly(new Ended(Result.FAILED, "smtp-550"), new Ended(Result.DONE, ""));
        }
    }

    @Test
    void
            a_mail_of_which_a_server_says_later_is_tried_again_after_five_minutes_and_half_an_hour_and_its_neighbour_goes_out()
                    throws IOException {
        for (int putOff : List.of(0, 1)) {
            try (Script script = new Script("451 4.7.1 later", "250 ok")) {
                assertThat(unfinished(script.port(), putOff(putOff), task("b", "zh", "friendly-mail@1")))
                        .containsExactly(
                                new Word.Later(Duration.ofMinutes(putOff == 0 ? 5 : 30)),
                                new Word.Over(new Ended(Result.DONE, "")));
            }
        }
    }

    @Test
    void a_mail_that_was_put_off_twice_is_given_up() throws IOException {
        try (Script script = new Script("451 4.7.1 later", "250 ok")) {
            assertThat(send(script.port(), putOff(2))).containsExactly(new Ended(Result.FAILED, "smtp-451"));
        }
    }

    @Test
    void a_server_that_falls_silent_after_the_text_may_have_taken_it_and_the_mails_after_it_wait() throws IOException {
        try (Script script = new Script("250 ok", null)) {
            Task[] mails = IntStream.rangeClosed(1, 20)
                    .mapToObj(i -> task("m" + i, "zh", "friendly-mail@1"))
                    .toArray(Task[]::new);
            assertThat(unfinished(script.port(), mails))
                    .hasSize(20)
                    .startsWith(new Word.Over(new Ended(Result.UNKNOWN, "smtp-no-answer")), new Word.NotBegun())
                    .endsWith(new Word.NotBegun());
        }
    }

    private static List<Word> unfinished(int port, Task... tasks) {
        return catchThrowableOfType(Unfinished.class, () -> send(port, tasks)).words();
    }

    private static Task putOff(int often) {
        Task task = task("a", "zh", "friendly-mail@1");
        return new Task(
                task.n(),
                task.subject(),
                task.ref(),
                task.key(),
                task.body(),
                task.until(),
                task.traceparent(),
                false,
                often);
    }

    @Test
    void what_is_under_way_is_never_sent_again_by_itself() {
        EffectAdapter mails = mails(port(), false);
        assertThat(mails.idempotent()).isFalse();
        assertThat(mails.name()).isEqualTo("email");
        assertThat(mails.batch()).isBetween(1, 50);
    }

    /** Whether a server says something else once is a matter of a script: the answer to the first recipient, then to the text. */
    private static final class Script implements AutoCloseable {
        private final ServerSocket door;
        private String recipient;
        private final String text;

        Script(String recipient, String text) throws IOException {
            this.recipient = recipient;
            this.text = text;
            this.door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return door.getLocalPort();
        }

        private void serve() {
            try (Socket caller = door.accept()) {
                var in = new java.io.BufferedReader(
                        new java.io.InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
                say(caller, "220 script");
                boolean inText = false;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (inText) {
                        if (line.equals(".")) {
                            inText = false;
                            if (text == null) {
                                return;
                            }
                            say(caller, text);
                        }
                    } else if (line.startsWith("RCPT")) {
                        say(caller, recipient);
                        recipient = "250 ok";
                    } else if (line.startsWith("DATA")) {
                        inText = true;
                        say(caller, "354 go on");
                    } else if (line.startsWith("QUIT")) {
                        say(caller, "221 bye");
                        return;
                    } else {
                        say(caller, "250 ok");
                    }
                }
            } catch (IOException e) {
                // the caller hung up
                recipient = "";
            }
        }

        private static void say(Socket caller, String line) throws IOException {
            caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    private static String reference(String attemptId) {
        return REFERENCES.of(new Contact("case-1", attemptId));
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Ended> send(int port, Task... tasks) {
        return send(mails(port, false), tasks);
    }

    private static List<Ended> send(EffectAdapter mails, Task... tasks) {
        return mails.perform(List.of(tasks)).await().atMost(Duration.ofSeconds(30));
    }

    private static MailAdapter mails(int port, boolean startTls) {
        MailConfig config = new MailConfig() {
            @Override
            public String host() {
                return "127.0.0.1";
            }

            @Override
            public int port() {
                return port;
            }

            @Override
            public Optional<String> username() {
                return Optional.empty();
            }

            @Override
            public Optional<String> password() {
                return Optional.empty();
            }

            @Override
            public boolean startTls() {
                return startTls;
            }

            @Override
            public String from() {
                return "notices@lender.example";
            }
        };
        Words words = new Words(TemplateFiles.load(POLICY), "+86 10 5555 0100", Map.of("lender-1", "招商银行"));
        return new MailAdapter(words, MailOverRealSmtpServerTest::whom, config, () -> NOW, REFERENCES);
    }

    private static Uni<List<Recipient>> whom(List<Task> tasks, String field) {
        assertThat(field).isEqualTo("email");
        return Uni.createFrom()
                .item(tasks.stream()
                        .<Recipient>map(t -> switch (t.ref()) {
                            case "none" -> new Recipient.NotTold("no-email");
                            case "ceased" -> new Recipient.NotTold("contact-ceased");
                            case "twice" -> new Recipient.Known(Sensitive.of("a@example.com, b@example.com"));
                            default -> new Recipient.Known(Sensitive.of("wang@example.com"));
                        })
                        .toList());
    }

    private static Task task(String ref, String language, String template) {
        return new Task(
                1,
                new SubjectId("case", "case-1"),
                ref,
                "case/case-1/" + ref,
                Map.of(
                        "channel", "EMAIL",
                        "tone", "FRIENDLY",
                        "step", "mail",
                        "party", "party-1",
                        "language", language,
                        "template", template,
                        "lender", "lender-1",
                        "amount", "1000.00 CNY",
                        "date", "2026-03-02"),
                null,
                null);
    }
}
