package io.recourse.negotiation.edge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.clock.WallClock;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.desk.Sealing;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.AnswerReference;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.Contacts;
import io.recourse.negotiation.edge.MailReferences.Contact;
import io.recourse.negotiation.edge.ReturnedMail.Said;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder.FetchProfileItem;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads what comes back of mails from the mailbox they were sent from, one mail after the other. A mail is marked when its input
 * has been committed and not before, and an input is known again by its mail's own id; so whoever dies between, and whoever reads
 * beside us, does nothing twice. What cannot be matched, read or taken stays in the mailbox, flagged, where people read it; nothing
 * of a mail is kept anywhere else.
 */
@Singleton
class MailboxReader {

    /** Who brings it, as receipts and tasks call it. */
    static final String NAME = "mailbox";

    static final String MAILS = "mailbox_mails";
    static final String AGE = "mailbox_age";

    /** A keyword (RFC 9051, 2.3.2) of ours: a person who opens a mail before us must not take it from us. */
    static final String READ = "RecourseRead";

    private static final Logger LOG = Logger.getLogger(MailboxReader.class);

    /** Mails of which the server is asked at once. */
    private static final int BATCH = 50;

    /** Bytes that are read of one mail: texts stand before what is attached. Ours. */
    private static final int LONGEST = 256 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Reply UNKNOWN = new Reply(Reply.Outcome.UNKNOWN, List.of(), 0, null, null);

    private final MailboxConfig config;
    private final MailReferences references;
    private final Echoes echoes;
    private final SubjectQueries queries;
    private final Sealing sealing;
    private final BusinessClock clock;
    private final WallClock wall;
    private final MeterRegistry registry;
    private final String holder;
    private final boolean sandbox;
    private final ScheduledThreadPoolExecutor timer;
    private volatile Instant lastLook;

    @Inject
    MailboxReader(
            MailboxConfig config,
            MailReferences references,
            Echoes echoes,
            SubjectQueries queries,
            Sealing sealing,
            BusinessClock clock,
            WallClock wall,
            MeterRegistry registry,
            NegotiationConfig negotiation,
            @ConfigProperty(name = "recourse.sandbox.enabled", defaultValue = "false") boolean sandbox) {
        this.config = config;
        this.references = references;
        this.echoes = echoes;
        this.queries = queries;
        this.sealing = sealing;
        this.clock = clock;
        this.wall = wall;
        this.registry = registry;
        this.holder = negotiation.provider();
        this.sandbox = sandbox;
        this.lastLook = wall.now();
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name(NAME).daemon().factory());
    }

    /** What became of a mail. */
    private enum Became {
        /** Its input was committed, now or before, or nothing follows from it. */
        TAKEN,
        /** It names no contact of ours. */
        UNMATCHED,
        UNREADABLE,
        /** A rule forbids it. */
        REFUSED,
        /** It stays where it is until its case is repaired, or we are. */
        WAITING;

        private boolean isForPeople() {
            return this == UNMATCHED || this == UNREADABLE || this == REFUSED;
        }
    }

    void start(@Observes StartupEvent event) {
        if (config.host().isEmpty()) {
            return;
        }
        check(config, sandbox);
        Gauge.builder(AGE, () -> Duration.between(lastLook, wall.now()).toMillis() / 1000.0)
                .baseUnit("seconds")
                .register(registry);
        timer.scheduleWithFixedDelay(this::look, 0, config.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** @throws IllegalStateException in a sentence for whoever configures */
    static void check(MailboxConfig config, boolean sandbox) {
        if (config.username().filter(s -> !s.isBlank()).isEmpty()
                || config.password().filter(s -> !s.isBlank()).isEmpty()) {
            throw new IllegalStateException(
                    "recourse.negotiation.mailbox.username and .password are missing: a mailbox is not open to everybody");
        }
        if (!sandbox) {
            CarrierCheck.encrypted("mailbox.tls", config.tls(), config.host().orElse(""), "what debtors write");
        }
    }

    /** On a thread of its own, which may wait: the next look begins when this one has ended. */
    private void look() {
        try {
            read();
            lastLook = wall.now();
        } catch (MessagingException | RuntimeException e) {
            // what a server says may name somebody
            LOG.warnf("The mailbox waits: %s", e.getClass().getSimpleName());
        }
    }

    private void read() throws MessagingException {
        try (Store store = Session.getInstance(settings()).getStore()) {
            store.connect(
                    config.host().orElseThrow(),
                    config.port(),
                    config.username().orElseThrow(),
                    config.password().orElseThrow());
            IMAPFolder folder = (IMAPFolder) store.getFolder(config.folder());
            folder.open(Folder.READ_WRITE);
            try {
                read(folder);
            } finally {
                // what others have deleted is theirs
                folder.close(false);
            }
        }
    }

    private Properties settings() {
        String protocol = config.tls() ? "imaps" : "imap";
        Properties settings = new Properties();
        settings.put("mail.store.protocol", protocol);
        String of = "mail." + protocol + ".";
        settings.put(of + "connectiontimeout", "5000");
        settings.put(of + "timeout", "20000");
        settings.put(of + "writetimeout", "20000");
        settings.put(of + "ssl.checkserveridentity", "true");
        settings.put(of + "fetchsize", String.valueOf(LONGEST / 4));
        return settings;
    }

    /** Whatever is not marked; one mail that fails stays, and the next one is read. */
    private void read(IMAPFolder folder) throws MessagingException {
        Flags marked = mark(folder);
        Message[] all = folder.search(new FlagTerm(marked, false));
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfileItem.UID);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        int failed = 0;
        for (int from = 0; from < all.length; from += BATCH) {
            Message[] batch = Arrays.copyOfRange(all, from, Math.min(all.length, from + BATCH));
            folder.fetch(batch, profile);
            for (Message mail : batch) {
                try {
                    take((IMAPMessage) mail, folder, marked);
                } catch (MessagingException | IOException | RuntimeException e) {
                    if (!folder.isOpen()) {
                        throw new MessagingException("the mailbox went away");
                    }
                    LOG.debugf("A mail waits: %s", e.getClass().getSimpleName());
                    count("unread", "none", Became.WAITING);
                    failed++;
                }
            }
        }
        if (failed > 0) {
            LOG.warnf("%d mails of %d in the mailbox wait", failed, all.length);
        }
    }

    /** A server that keeps no keywords of ours has {@code \Seen} alone. */
    private static Flags mark(Folder folder) {
        return folder.getPermanentFlags().contains(Flag.USER) ? new Flags(READ) : new Flags(Flag.SEEN);
    }

    private void take(IMAPMessage mail, IMAPFolder folder, Flags marked) throws MessagingException, IOException {
        ReturnedMail returned = head(mail);
        String place = folder.getUIDValidity() + "/" + folder.getUID(mail);
        Became became =
                switch (returned.said()) {
                    case Said.Nothing _ -> count("nothing", "none", Became.TAKEN);
                    case Said.Unreadable _ -> count("unreadable", "none", Became.UNREADABLE);
                    case Said.Echoed said ->
                        count(
                                said.kind().name().toLowerCase(Locale.ROOT),
                                said.status() == null ? "none" : said.status(),
                                heard(returned, said, place, received(mail)));
                };
        if (became != Became.WAITING) {
            Flags flags = new Flags(marked);
            flags.add(became.isForPeople() ? Flag.FLAGGED : Flag.SEEN);
            mail.setFlags(flags, true);
        }
    }

    private static ReturnedMail head(IMAPMessage mail) throws MessagingException, IOException {
        mail.setPeek(true);
        try (InputStream in = mail.getMimeStream()) {
            byte[] head = in.readNBytes(LONGEST);
            return ReturnedMail.of(head, in.read() < 0);
        }
    }

    /** When the server got it, in business time. */
    private Instant received(Message mail) throws MessagingException {
        Date at = mail.getReceivedDate();
        Duration age = at == null ? Duration.ZERO : Duration.between(at.toInstant(), wall.now());
        return clock.now().minus(age.isNegative() ? Duration.ZERO : age);
    }

    private Became heard(ReturnedMail returned, Said.Echoed said, String place, Instant received) {
        Optional<Contact> contact = returned.references().stream()
                .flatMap(reference -> references.contact(reference).stream())
                .findFirst();
        if (contact.isEmpty()) {
            return Became.UNMATCHED;
        }
        Reply reply =
                heard(contact.get(), returned, said, place, received).await().atMost(PATIENCE);
        return switch (reply.outcome()) {
            case ACCEPTED, UNCHANGED, WAITING, REPEATED -> Became.TAKEN;
            case UNKNOWN -> Became.UNMATCHED;
            case REFUSED -> refused(reply);
        };
    }

    private static Became refused(Reply reply) {
        if (!reply.lasting()) {
            return Became.WAITING;
        }
        return reply.refusal() != null && reply.refusal().rule().equals(Contacts.ALREADY_REPORTED)
                ? Became.TAKEN
                : Became.REFUSED;
    }

    private Uni<Reply> heard(Contact contact, ReturnedMail returned, Said.Echoed said, String place, Instant received) {
        SubjectId theCase = new SubjectId(CaseDecider.KIND, contact.caseId());
        // one who gave it no id gave it no second one either
        String mail = returned.messageId() == null ? "at " + place : "called " + returned.messageId();
        Call call = new Call(
                new Caller(NAME, Facets.SHARED, Role.PARTNER),
                digest(mail + '\n' + contact.caseId() + ' ' + contact.attemptId()),
                digest(said.kind().name()));
        return queries.readHeld(new Caller(holder, Facets.SHARED, Role.PARTNER), theCase)
                .chain(found -> {
                    if (found == null || !(found.state() instanceof Known known)) {
                        return Uni.createFrom().item(UNKNOWN);
                    }
                    Echo echo = new Echo(
                            theCase,
                            contact.attemptId(),
                            said.kind(),
                            Channel.EMAIL,
                            said.text(),
                            said.whole(),
                            null,
                            notBefore(known.file().grantedAt(contact.attemptId()), received),
                            new AnswerReference(NAME, place),
                            null);
                    return echoes.hear(echo, known, found.parked() != null, call, holder);
                });
    }

    /** The mail server's clock and ours need not agree. */
    private static Instant notBefore(@Nullable Instant granted, Instant received) {
        return granted != null && received.isBefore(granted) ? granted : received;
    }

    private String digest(String text) {
        return sealing.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private Became count(String said, String status, Became became) {
        registry.counter(
                        MAILS,
                        "said",
                        said,
                        "status",
                        status,
                        "became",
                        became.name().toLowerCase(Locale.ROOT))
                .increment();
        return became;
    }
}
