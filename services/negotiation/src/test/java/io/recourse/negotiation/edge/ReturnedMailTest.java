package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.Intent;
import io.recourse.negotiation.domain.IntentPack;
import io.recourse.negotiation.domain.IntentRules;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.negotiation.domain.OwnWords;
import io.recourse.negotiation.domain.Placeholder;
import io.recourse.negotiation.domain.Template.Text;
import io.recourse.negotiation.edge.Echo.Kind;
import io.recourse.negotiation.edge.ReturnedMail.Said;
import io.recourse.negotiation.edge.ReturnedMail.Said.Echoed;
import io.recourse.rules.pack.Packs;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mails say that come back, as servers, programs and people write them. */
@NullUnmarked
class ReturnedMailTest {

    private static final String REFERENCE = "Yr0_3Zt2m5nQ8kUe-A1b2C3d4E5f6G7h8I9j";
    private static final String OURS = "<" + REFERENCE + "@lender.example>";

    private static final Map<Placeholder, String> VALUES = Map.of(
            Placeholder.AMOUNT, "CNY 1,000.00",
            Placeholder.CASE_REF, "4F2A9-1C0B3",
            Placeholder.LENDER, "Lender One",
            Placeholder.DATE, "2026-03-02",
            Placeholder.ANSWER_TO, "+86 10 5555 0100");

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, BOUNCED, 5.1",
        "Failed, 5.7.26 (unauthenticated), BOUNCED, 5.7",
        "failed, 4.4.7, BOUNCED, 4.4",
        "failed, gone, BOUNCED, other",
        "delivered, 2.0.0, DELIVERED,",
    })
    void a_servers_report_tells_what_became_of_a_mail(String action, String status, Kind kind, String code) {
        ReturnedMail mail = read(report(action, status, "message/rfc822"));
        assertThat(mail.said()).isEqualTo(new Echoed(kind, null, true, code));
        assertThat(mail.references()).contains(REFERENCE);
        assertThat(mail.messageId()).isEqualTo("<dsn-1@mx.example>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "relayed", "expanded"})
    void of_what_is_under_way_nothing_follows(String action) {
        assertThat(read(report(action, "4.4.1", "message/rfc822")).said()).isEqualTo(new Said.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"})
    void the_mail_it_speaks_of_is_returned_whole_or_by_its_head(String type) {
        assertThat(read(report("failed", "5.1.1", type)).references()).containsExactly(REFERENCE, REFERENCE);
    }

    @Test
    void a_server_on_the_way_that_gave_our_mail_another_id_left_our_opt_out_in_it() {
        String renamed =
                report("failed", "5.1.1", "text/rfc822-headers").replace("Message-ID: " + OURS, "Message-ID: <1@ses>");
        assertThat(read(renamed).references()).containsExactly(REFERENCE);
    }

    @Test
    void of_several_recipients_behind_an_alias_one_that_got_it_is_enough() {
        String both = report("failed", "5.1.1", "message/rfc822")
                .replace(
                        "Action: failed",
                        lines("Action: failed", "", "Final-Recipient: rfc822; b@example.com", "Action: delivered"));
        assertThat(read(both).said()).isEqualTo(new Echoed(Kind.DELIVERED, null, true, null));
    }

    @Test
    void a_report_without_a_status_a_person_looks_at_and_a_read_receipt_says_nothing() {
        String mail = report("failed", "5.1.1", "message/rfc822");
        assertThat(read(mail.replace("message/delivery-status", "text/plain")).said())
                .isEqualTo(new Said.Unreadable());
        assertThat(read(mail.replace("Action: failed", "X: y")).said()).isEqualTo(new Said.Unreadable());
        assertThat(read(mail.replace("message/delivery-status", "message/disposition-notification"))
                        .said())
                .isEqualTo(new Said.Nothing());
    }

    /** RFC 5965. */
    @Test
    void who_calls_our_mail_abuse_at_his_provider_complains() {
        String mail = report("failed", "5.1.1", "message/rfc822")
                .replace("message/delivery-status", "message/feedback-report")
                .replace("Reporting-MTA: dns; mx.example", "Feedback-Type: abuse");
        assertThat(read(mail).said()).isEqualTo(new Echoed(Kind.COMPLAINT, null, true, null));
        assertThat(read(mail.replace("abuse", "fraud")).said()).isEqualTo(new Said.Unreadable());
    }

    @Test
    void a_server_that_bounces_in_words_of_its_own_a_person_reads() {
        String mail = lines(
                "Return-Path: <>",
                "Message-ID: <q@mx>",
                "Subject: failure notice",
                "",
                "Hi. I'm afraid I wasn't able to deliver");
        assertThat(read(mail).said()).isEqualTo(new Said.Unreadable());
    }

    @Test
    void an_answer_is_its_text_and_names_the_mail_it_answers_before_the_thread() {
        String older = "Zz0_3Zt2m5nQ8kUe-A1b2C3d4E5f6G7h8I9j";
        ReturnedMail mail = read(lines(
                "Message-ID: <r1@example.com>",
                "In-Reply-To: " + OURS,
                "References: <" + older + "@lender.example>",
                " " + OURS,
                "Subject: Re: =?UTF-8?B?6L+Y5qy+5o+Q6YaS?=",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                base64("我失业了\n> 如不希望", StandardCharsets.UTF_8)));
        assertThat(mail.references()).containsExactly(REFERENCE, REFERENCE, older);
        assertThat(mail.said()).isEqualTo(new Echoed(Kind.REPLY, "我失业了\n> 如不希望", true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gb2312", "GBK", "gb18030"})
    void chinese_characters_beyond_what_a_program_names_are_read(String charset) {
        String mail = answer(
                "Content-Type: text/plain; charset=\"" + charset + '"',
                "Content-Transfer-Encoding: base64",
                "",
                base64("我叫朱镕基，失业了", Charset.forName("GB18030")));
        assertThat(text(mail)).isEqualTo("我叫朱镕基，失业了");
    }

    @Test
    void of_two_forms_of_one_text_the_plain_one_is_read_and_of_several_texts_all() {
        String two = answer(
                "Content-Type: multipart/mixed; boundary=m",
                "",
                "--m",
                "Content-Type: multipart/alternative; boundary=a",
                "",
                "--a",
                "Content-Type: text/plain",
                "",
                "I dispute this.",
                "--a",
                "Content-Type: text/html",
                "",
                "<p>I <b>dispute</b> this.</p>",
                "--a--",
                "--m",
                "Content-Type: image/png",
                "Content-Disposition: attachment; filename=proof.png",
                "",
                "xxxx",
                "--m",
                "Content-Type: text/plain",
                "",
                "Sent by hand.",
                "--m--");
        assertThat(text(two).lines()).containsExactly("I dispute this.", "Sent by hand.");
    }

    @Test
    void html_is_read_line_by_line_and_what_it_quotes_is_a_quotation() {
        String html = "<html><head><style>p{}</style></head><body><div>Please&nbsp;stop.</div><div><br></div>"
                + "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, 2 Mar 2026, &lt;a@lender.example&gt; wrote:<br></div>"
                + "<blockquote>To receive no more such mail, reply STOP.<br>Call us</blockquote></div></body></html>";
        assertThat(own(answer("Content-Type: text/html; charset=utf-8", "", html)))
                .isEqualTo("Please stop.");
        String between = html.replace("</blockquote>", "</blockquote><p>I paid already</p>");
        assertThat(own(answer("Content-Type: text/html", "", between)).lines())
                .contains("I paid already")
                .noneMatch(l -> l.contains("STOP"));
    }

    @Test
    void where_somebody_only_writes_a_subject_that_is_what_he_says() {
        String mail = lines("Message-ID: <r@x>", "In-Reply-To: " + OURS, "Subject: STOP", "", "  ");
        assertThat(read(mail).said()).isEqualTo(new Echoed(Kind.REPLY, "STOP", true, null));
    }

    /** An empty answer is read by its subject, so ours may mean nothing. */
    @Test
    void no_subject_of_ours_means_anything() {
        IntentRules intents = new IntentRules(Packs.resource(IntentPack.class, "/intents/intents-ours.json"));
        NegotiationPolicy policy = Packs.resource(NegotiationPolicy.class, "/policy/negotiation-ours.json");
        var book = TemplateFiles.load(policy);
        for (String code : List.of("friendly-mail@1", "firm-mail@1", "final-mail@1")) {
            for (String language : List.of("zh", "en")) {
                Text text = book.text(code, Channel.EMAIL, language, VALUES);
                for (String before : List.of("", "Re: ", "回复：")) {
                    assertThat(intents.of(before + text.subject(), language, Channel.EMAIL))
                            .as(text.subject())
                            .containsExactly(Intent.OTHER);
                }
            }
        }
    }

    @Test
    void what_has_no_text_a_person_reads() {
        String photo = answer("Content-Type: image/jpeg", "Content-Transfer-Encoding: base64", "", "AAAA");
        assertThat(read(photo).said()).isEqualTo(new Echoed(Kind.REPLY, "Re: x", false, null));
        String closed = answer(
                "Content-Type: multipart/encrypted; boundary=b",
                "",
                "--b",
                "Content-Type: application/pgp-encrypted",
                "",
                "x",
                "--b--");
        assertThat(read(closed).said()).isEqualTo(new Echoed(Kind.REPLY, "Re: x", false, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (rejected)",
                "Precedence: bulk",
                "Precedence: auto_reply",
                "List-Id: <news.example>",
                "X-Autoreply: yes",
            })
    void a_program_that_answers_says_nothing(String header) {
        assertThat(read(header + "\r\n" + answer("", "I am away until March, STOP."))
                        .said())
                .isEqualTo(new Said.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: no", "Auto-Submitted: no; by=hand", "Precedence: first-class"})
    void a_person_whose_program_says_so_is_heard(String header) {
        assertThat(text(header + "\r\n" + answer("", "Later."))).isEqualTo("Later.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Auto-Submitted: auto-generated\r\n", "Precedence: bulk\r\n"})
    void our_opt_out_counts_though_a_program_writes_it_when_its_user_clicks(String header) {
        ReturnedMail mail =
                read(header + lines("Message-ID: <u@x>", "Subject: STOP:" + REFERENCE, "", "sent by a click"));
        assertThat(mail.said()).isEqualTo(new Echoed(Kind.OPT_OUT, null, true, null));
        assertThat(mail.references()).containsExactly(REFERENCE);
    }

    @Test
    void of_a_mail_that_is_cut_what_stands_before_counts_and_there_is_more() {
        String attached = answer(
                "Content-Type: multipart/mixed; boundary=m",
                "",
                "--m",
                "",
                "I lost my job.",
                "--m",
                "Content-Type: application/pdf",
                "Content-Transfer-Encoding: base64",
                "",
                "AAAA".repeat(100));
        assertThat(ReturnedMail.of(bytes(attached), false).said())
                .isEqualTo(new Echoed(Kind.REPLY, "I lost my job.", false, null));
        String inText = answer(
                "Content-Type: text/plain",
                "Content-Transfer-Encoding: base64",
                "",
                base64("I lost my job. ".repeat(2000), StandardCharsets.UTF_8) + "A");
        assertThat(((Echoed) ReturnedMail.of(bytes(inText), false).said()).text())
                .startsWith("I lost my job. I lost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed",
                "Content-Type: multipart/mixed; boundary=",
                "Content-Type: multipart/alternative; boundary=nowhere",
                "Content-Type: text/plain; charset=\"no such\"",
                "Content-Type: text/plain; charset",
                "Content-Type: text/plain\r\nContent-Transfer-Encoding: rot13",
                "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64",
                "Content-Type: /\r\nContent-Disposition: ;;;",
                "Content-Type: text/plain\r\nContent-Disposition: \"",
            })
    void however_broken_an_answer_is_it_belongs_to_its_contact(String headers) {
        ReturnedMail mail = read(answer(headers, "", "--nowhere", "hello? = !"));
        assertThat(mail.references()).containsExactly(REFERENCE);
        assertThat(mail.said()).isInstanceOf(Echoed.class);
    }

    @Test
    void whatever_bytes_come_something_is_made_of_them() {
        long seed = Long.getLong("mail.seed", 83);
        System.out.println("mail.seed=" + seed);
        Random chance = new Random(seed);
        List<byte[]> mails = List.of(
                bytes(report("failed", "5.1.1", "message/rfc822")),
                bytes(report("delivered", "2.0.0", "text/rfc822-headers")),
                bytes(answer(
                        "Content-Type: multipart/mixed; boundary=m",
                        "",
                        "--m",
                        "Content-Type: text/html; charset=gbk",
                        "",
                        "<p>x<blockquote>y",
                        "--m--")),
                bytes(answer(
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Transfer-Encoding: quoted-printable",
                        "",
                        "=E4=BD=A0=")));
        for (int i = 0; i < 20_000; i++) {
            byte[] mail = mails.get(chance.nextInt(mails.size())).clone();
            for (int n = chance.nextInt(8); n >= 0; n--) {
                mail[chance.nextInt(mail.length)] = (byte)
                        (chance.nextBoolean() ? "\r\n:;=\"-<>/".charAt(chance.nextInt(10)) : chance.nextInt(256));
            }
            byte[] cut = chance.nextInt(4) == 0 ? Arrays.copyOf(mail, chance.nextInt(mail.length)) : mail;
            assertThat(ReturnedMail.of(cut, cut.length == mail.length)).isNotNull();
        }
    }

    private static ReturnedMail read(String mail) {
        return ReturnedMail.of(bytes(mail), true);
    }

    private static String text(String mail) {
        return ((Echoed) read(mail).said()).text().strip();
    }

    private static String own(String mail) {
        return OwnWords.of(text(mail)).text();
    }

    private static String answer(String... headersAndBody) {
        return lines("Message-ID: <r@x>", "In-Reply-To: " + OURS, "Subject: Re: x", lines(headersAndBody));
    }

    private static String report(String action, String status, String returned) {
        return lines(
                "Return-Path: <>",
                "Message-ID: <dsn-1@mx.example>",
                "Auto-Submitted: auto-replied",
                "Subject: Undelivered",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"",
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "STOP. Your mail was not delivered.",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.example",
                "",
                "Final-Recipient: rfc822; wang@example.com",
                "Action: " + action,
                "Status: " + status,
                "",
                "--b",
                "Content-Type: " + returned,
                "",
                "From: notices@lender.example",
                "Message-ID: " + OURS,
                "List-Unsubscribe: <mailto:notices@lender.example?subject=STOP:" + REFERENCE + ">",
                "",
                "text",
                "--b--");
    }

    private static String base64(String text, Charset charset) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(charset));
    }

    private static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.UTF_8);
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }
}
