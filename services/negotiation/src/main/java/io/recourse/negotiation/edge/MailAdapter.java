package io.recourse.negotiation.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.Effect.Result;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.NothingDone;
import io.recourse.casework.effects.Unfinished;
import io.recourse.casework.effects.Unfinished.Word;
import io.recourse.negotiation.domain.Template.Text;
import io.recourse.negotiation.edge.MailReferences.Contact;
import io.recourse.negotiation.edge.Recipients.Recipient;
import io.smallrye.mutiny.Uni;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends mails over SMTP, each at most once. What a server answers counts (RFC 5321, 4.2.1 and 4.2.5): with 5yz it says that it
 * will not take the mail, so nobody was reached; with 4yz, as greylisting has it (RFC 6647), that it does not take it for now: it
 * is tried again after a while, a few times. A server that falls silent after the text may have taken it, so nobody knows; what
 * was to come after it was never begun, and waits like everything does while a server is not there at all.
 */
final class MailAdapter implements EffectAdapter {

    static final String NAME = "email";

    /** As many as a slow server takes well within the minute after which a claim counts as lost. */
    private static final int BATCH = 20;

    /**
     * How long a mail waits that a server did not take for now, the first time and the second. Ours: greylisting lets most through
     * after five minutes; RFC 5321, 4.5.4.1 wants half an hour between later tries. After the last one the step goes another day.
     */
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(5), Duration.ofMinutes(30));

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Words words;
    private final Recipients recipients;
    private final MailConfig config;
    private final BusinessClock clock;
    private final MailReferences references;
    private final Session session;

    MailAdapter(Words words, Recipients recipients, MailConfig config, BusinessClock clock, MailReferences references) {
        this.words = words;
        this.recipients = recipients;
        this.config = config;
        this.clock = clock;
        this.references = references;
        this.session = session(config);
    }

    private static Session session(MailConfig config) {
        Properties settings = new Properties();
        settings.put("mail.transport.protocol", "smtp");
        settings.put("mail.smtp.host", config.host());
        settings.put("mail.smtp.port", String.valueOf(config.port()));
        settings.put("mail.smtp.from", config.from());
        settings.put("mail.smtp.connectiontimeout", "5000");
        settings.put("mail.smtp.timeout", "10000");
        settings.put("mail.smtp.writetimeout", "10000");
        settings.put("mail.smtp.starttls.enable", String.valueOf(config.startTls()));
        settings.put("mail.smtp.starttls.required", String.valueOf(config.startTls()));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        // RFC 3461, 4.3: a server that offers it returns the head of what it could not deliver, and no word to a debtor
        settings.put("mail.smtp.dsn.ret", "HDRS");
        Optional<String> username = config.username();
        settings.put("mail.smtp.auth", String.valueOf(username.isPresent()));
        return username.isEmpty()
                ? Session.getInstance(settings)
                : Session.getInstance(settings, new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(
                                username.get(), config.password().orElse(""));
                    }
                });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean idempotent() {
        return false;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Uni<List<Ended>> perform(List<Task> tasks) {
        return recipients.of(tasks, "email").emitOn(THREADS).map(whom -> send(tasks, whom));
    }

    private List<Ended> send(List<Task> tasks, List<Recipient> whom) {
        List<Word> words = new ArrayList<>();
        try (Post post = new Post(session)) {
            for (int i = 0; i < tasks.size(); i++) {
                words.add(send(tasks.get(i), whom.get(i), post));
            }
        }
        List<Ended> ended = words.stream()
                .flatMap(word -> word instanceof Word.Over(Ended over) ? Stream.of(over) : Stream.of())
                .toList();
        if (ended.size() < words.size()) {
            throw new Unfinished((words.size() - ended.size()) + " of " + words.size() + " mails wait", words);
        }
        return ended;
    }

    private Word send(Task task, Recipient whom, Post post) {
        Optional<Text> text = words.of(task);
        if (text.isEmpty()) {
            return failed("template-unknown");
        }
        return switch (whom) {
            case Recipient.NotTold(String rule) -> failed(rule);
            case Recipient.Known(var address) -> send(task, address.expose(), text.get(), post);
        };
    }

    private static Word failed(String detail) {
        return new Word.Over(new Ended(Result.FAILED, detail));
    }

    private Word send(Task task, String to, Text text, Post post) {
        MimeMessage mail;
        try {
            mail = mail(task, new InternetAddress(to, true), text);
        } catch (AddressException e) {
            return failed("address-invalid");
        } catch (MessagingException e) {
            return failed("mail-not-written");
        }
        return post.send(mail, task.putOff());
    }

    private MimeMessage mail(Task task, InternetAddress to, Text text) throws MessagingException {
        String reference = references.of(new Contact(task.subject().id(), task.ref()));
        MimeMessage mail = new Named(session, messageId(reference));
        mail.setFrom(new InternetAddress(config.from(), true));
        mail.setRecipient(RecipientType.TO, to);
        mail.setSubject(text.subject(), StandardCharsets.UTF_8.name());
        mail.setText(text.body(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.now()));
        // RFC 2369; by what it says nobody else can be unsubscribed, as RFC 8058, 3.1 asks
        mail.setHeader(
                "List-Unsubscribe", "<mailto:" + config.from() + "?subject=" + ReturnedMail.STOP + reference + ">");
        // RFC 3834 keeps out-of-office notes from answering
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        return mail;
    }

    /** The same for every attempt at the same mail; whatever answers it, a person or a server, says it again. */
    private String messageId(String reference) {
        return "<" + reference + "@" + config.from().substring(config.from().indexOf('@') + 1) + ">";
    }

    /** A mail that keeps the id it was given. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** One connection for a batch; gone once the server fell silent. */
    private static final class Post implements AutoCloseable {
        private final Session session;
        private @Nullable Transport transport;
        private boolean given;
        private boolean silent;

        Post(Session session) {
            this.session = session;
        }

        /** @param putOff how often it was put off before */
        Word send(MimeMessage mail, int putOff) {
            if (silent) {
                return new Word.NotBegun();
            }
            Transport open;
            try {
                open = connected();
            } catch (MessagingException e) {
                if (!given) {
                    throw new NothingDone("the mail server is away");
                }
                silent = true;
                return new Word.NotBegun();
            }
            given = true;
            try {
                open.sendMessage(mail, mail.getAllRecipients());
                return new Word.Over(new Ended(Result.DONE, ""));
            } catch (MessagingException e) {
                int code = code(e);
                if (code >= 400 && code < 500 && putOff < PAUSES.size()) {
                    return new Word.Later(PAUSES.get(putOff));
                }
                if (code >= 400 && code <= 599) {
                    return failed("smtp-" + code);
                }
                silent = true;
                return new Word.Over(new Ended(Result.UNKNOWN, "smtp-no-answer"));
            }
        }

        private Transport connected() throws MessagingException {
            Transport open = transport;
            if (open == null) {
                open = session.getTransport();
                transport = open;
            }
            if (!open.isConnected()) {
                open.connect();
            }
            return open;
        }

        /** What the server said of the mail or of its recipient; −1 if it said nothing. */
        private static int code(@Nullable Exception failure) {
            Exception at = failure;
            while (at instanceof MessagingException said) {
                if (said instanceof SMTPAddressFailedException address) {
                    return address.getReturnCode();
                }
                if (said instanceof SMTPSendFailedException whole && whole.getReturnCode() >= 400) {
                    return whole.getReturnCode();
                }
                at = said.getNextException();
            }
            return -1;
        }

        @Override
        public void close() {
            try {
                if (transport != null) {
                    transport.close();
                }
            } catch (MessagingException e) {
                // what was answered before stands
                transport = null;
            }
        }
    }
}
