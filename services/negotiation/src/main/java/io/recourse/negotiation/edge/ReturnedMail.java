package io.recourse.negotiation.edge;

import io.recourse.negotiation.edge.Echo.Kind;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says that came to the address from which mails to debtors go: a server's report (RFC 3464), a provider's complaint
 * (RFC 5965), an opt-out by the mailto of our own List-Unsubscribe (RFC 2369), somebody's answer, or a program's (RFC 3834).
 * Whoever wrote it, it is read as far as it can be, and never fails.
 *
 * @param messageId as its sender called it; null if he did not
 * @param references all that may say to which contact it belongs, the likeliest first
 */
record ReturnedMail(@Nullable String messageId, List<String> references, Said said) {

    /** What the subject of an opt-out begins with; a reference follows. */
    static final String STOP = "STOP:";

    private static final Pattern OPT_OUT =
            Pattern.compile(STOP + "(" + MailReferences.FORM.pattern() + ")", Pattern.CASE_INSENSITIVE);

    /** An enhanced status code's class and subject (RFC 3463, 2). */
    private static final Pattern STATUS = Pattern.compile("\\s*([245]\\.[0-7])\\.[0-9]{1,3}\\b.*", Pattern.DOTALL);

    /** RFC 3834, 3.1.8 tells old programs by it; {@code auto_reply} is vacation's. */
    private static final Set<String> PRECEDENCE = Set.of("bulk", "junk", "list", "auto_reply");

    /** Of several the last ones are nearest; a thread of more mails of ours than this is none. Ours. */
    private static final int MOST_REFERENCES = 20;

    private static final int MOST_RECIPIENTS = 100;
    private static final int DEEPEST = 8;

    ReturnedMail {
        references = List.copyOf(references);
    }

    sealed interface Said {

        /**
         * Something that a case hears of.
         *
         * @param text what somebody answered, his program's quotations included; null unless it is a reply
         * @param whole false if there is more of it, or some of it cannot be read
         * @param status why it was not delivered, an enhanced code's class and subject such as {@code 5.1}; null unless it says so
         */
        record Echoed(
                Kind kind,
                @Nullable String text,
                boolean whole,
                @Nullable String status) implements Said {}

        /** A program wrote it of which nothing follows: an out-of-office note, a receipt, a delay. */
        record Nothing() implements Said {}

        /** A person has to look. */
        record Unreadable() implements Said {}
    }

    /**
     * @param head the mail, or as much of it as is read
     * @param whole whether that is all
     */
    static ReturnedMail of(byte[] head, boolean whole) {
        try {
            return new Reader(whole).mail(new MimeMessage(null, new ByteArrayInputStream(head)));
        } catch (MessagingException | IOException e) {
            return new ReturnedMail(null, List.of(), new Said.Unreadable());
        }
    }

    /** Of one mail. */
    private static final class Reader {

        private boolean whole;

        Reader(boolean whole) {
            this.whole = whole;
        }

        ReturnedMail mail(MimeMessage mail) throws MessagingException, IOException {
            List<String> thread = Stream.concat(
                            references(mail.getHeader("In-Reply-To", " ")).stream(),
                            references(mail.getHeader("References", " ")).reversed().stream())
                    .toList();
            if (mail.isMimeType("multipart/report")) {
                return report(mail, parts(mail), thread);
            }
            String subject = subject(mail);
            Matcher optOut = OPT_OUT.matcher(subject);
            if (optOut.lookingAt()) {
                return called(mail, List.of(optOut.group(1)), echoed(Kind.OPT_OUT));
            }
            if (isAutomatic(mail)) {
                return called(mail, thread, new Said.Nothing());
            }
            if ("<>".equals(first(mail, "Return-Path"))) {
                // whatever a server says in no form of ours
                return called(mail, thread, new Said.Unreadable());
            }
            String text = readable(mail, 0);
            String said = text == null || text.isBlank() ? subject : text;
            return called(mail, thread, new Said.Echoed(Kind.REPLY, said, whole && text != null, null));
        }

        private static ReturnedMail called(MimeMessage mail, List<String> references, Said said)
                throws MessagingException {
            String id = first(mail, "Message-ID");
            return new ReturnedMail(id == null || id.isBlank() ? null : id.strip(), references, said);
        }

        private static Said echoed(Kind kind) {
            return new Said.Echoed(kind, null, true, null);
        }

        private static ReturnedMail report(MimeMessage mail, List<BodyPart> parts, List<String> thread)
                throws MessagingException, IOException {
            List<String> references = new ArrayList<>();
            Said said = new Said.Unreadable();
            for (BodyPart part : parts) {
                String type = type(part);
                switch (type) {
                    case "message/delivery-status", "message/global-delivery-status" -> said = delivery(groups(part));
                    case "message/feedback-report" ->
                        said = groups(part).stream().anyMatch(group -> is(group, "Feedback-Type", "abuse"))
                                ? echoed(Kind.COMPLAINT)
                                : new Said.Unreadable();
                    case "message/disposition-notification", "message/global-disposition-notification" ->
                        said = new Said.Nothing();
                    case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers" ->
                        groups(part).stream().limit(1).forEach(head -> {
                            references.addAll(references(head.getHeader("Message-ID", " ")));
                            references.addAll(references(head.getHeader("List-Unsubscribe", " ")));
                        });
                    default -> {}
                }
            }
            references.addAll(thread);
            return called(mail, references, said);
        }

        /** Of several recipients, as behind an alias, it is enough that one got it. */
        private static Said delivery(List<InternetHeaders> groups) {
            if (groups.stream().anyMatch(group -> is(group, "Action", "delivered"))) {
                return echoed(Kind.DELIVERED);
            }
            return groups.stream()
                    .filter(group -> is(group, "Action", "failed"))
                    .findFirst()
                    .<Said>map(group -> new Said.Echoed(Kind.BOUNCED, null, true, status(group)))
                    // delayed, relayed or expanded: nothing that is not known
                    .orElseGet(() -> groups.stream().anyMatch(group -> group.getHeader("Action") != null)
                            ? new Said.Nothing()
                            : new Said.Unreadable());
        }

        private static String status(InternetHeaders group) {
            return Optional.ofNullable(group.getHeader("Status", null))
                    .map(STATUS::matcher)
                    .filter(Matcher::matches)
                    .map(code -> code.group(1))
                    .orElse("other");
        }

        private static boolean is(InternetHeaders group, String name, String value) {
            String said = group.getHeader(name, null);
            return said != null && value.equals(beforeComment(said));
        }

        /** Groups of fields with empty lines between, the first of a mail's own included. */
        private static List<InternetHeaders> groups(Part part) throws MessagingException, IOException {
            List<InternetHeaders> groups = new ArrayList<>();
            try (InputStream in = part.getInputStream()) {
                ByteArrayInputStream fields = new ByteArrayInputStream(in.readAllBytes());
                while (fields.available() > 0 && groups.size() < MOST_RECIPIENTS) {
                    groups.add(new InternetHeaders(fields));
                }
            }
            return groups;
        }

        private static boolean isAutomatic(MimeMessage mail) throws MessagingException {
            String submitted = first(mail, "Auto-Submitted");
            String precedence = first(mail, "Precedence");
            return submitted != null && !beforeComment(submitted).equals("no")
                    || precedence != null && PRECEDENCE.contains(beforeComment(precedence))
                    || first(mail, "List-Id") != null
                    || first(mail, "X-Autoreply") != null
                    || first(mail, "X-Autorespond") != null;
        }

        /** What somebody wrote; null if there is no text in it, or none that can be read. */
        private @Nullable String readable(Part part, int depth) {
            try {
                return words(part, depth);
            } catch (MessagingException e) {
                whole = false;
                return null;
            }
        }

        private @Nullable String words(Part part, int depth) throws MessagingException {
            if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                return null;
            }
            if (part.isMimeType("text/plain")) {
                return decoded(part);
            }
            if (part.isMimeType("text/html")) {
                return HtmlText.of(decoded(part));
            }
            if (!part.isMimeType("multipart/*")) {
                return null;
            }
            List<String> all = new ArrayList<>();
            for (BodyPart each : parts(part)) {
                String words = readable(each, depth + 1);
                if (words != null && !words.isBlank()) {
                    all.add(words);
                    if (part.isMimeType("multipart/alternative")) {
                        break;
                    }
                }
            }
            return all.isEmpty() ? null : String.join("\n", all);
        }

        private static List<BodyPart> parts(Part multipart) throws MessagingException {
            MimeMultipart parts = new MimeMultipart(multipart.getDataHandler().getDataSource());
            List<BodyPart> all = new ArrayList<>();
            for (int i = 0; i < parts.getCount(); i++) {
                all.add(parts.getBodyPart(i));
            }
            return all;
        }

        /** As far as it can be decoded. */
        private String decoded(Part part) throws MessagingException {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            try (InputStream in = part.getInputStream()) {
                in.transferTo(read);
            } catch (IOException e) {
                whole = false;
            }
            return read.toString(charset(part));
        }
    }

    private static Charset charset(Part part) throws MessagingException {
        String name = Optional.ofNullable(new ContentType(part.getContentType()).getParameter("charset"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return switch (name) {
            // the larger ones of which they are parts: programs name the smaller
            case "", "us-ascii" -> StandardCharsets.UTF_8;
            case "gb2312", "gbk" -> Charset.forName("GB18030");
            default -> known(MimeUtility.javaCharset(name));
        };
    }

    private static Charset known(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static List<String> references(@Nullable String field) {
        if (field == null) {
            return List.of();
        }
        List<String> found = new ArrayList<>(MailReferences.FORM
                .matcher(field)
                .results()
                .map(MatchResult::group)
                .toList());
        return found.subList(Math.max(0, found.size() - MOST_REFERENCES), found.size());
    }

    private static @Nullable String first(Part part, String name) throws MessagingException {
        String[] all = part.getHeader(name);
        return all == null ? null : all[0];
    }

    private static String subject(MimeMessage mail) throws MessagingException {
        String subject = mail.getSubject();
        return subject == null ? "" : subject.strip();
    }

    private static String type(Part part) throws MessagingException {
        return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
    }

    private static String beforeComment(String value) {
        return value.split("[;(]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
