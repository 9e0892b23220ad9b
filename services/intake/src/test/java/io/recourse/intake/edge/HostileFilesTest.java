package io.recourse.intake.edge;

import static io.recourse.intake.edge.IsoFiles.BIC;
import static io.recourse.intake.edge.IsoFiles.notice;
import static io.recourse.intake.edge.IsoFiles.utf8;
import static io.recourse.intake.edge.IsoReading.ofNotice;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.door.BadInput;
import io.recourse.intake.edge.IsoFiles.Back;
import io.recourse.intake.edge.IsoFiles.Entry;
import io.recourse.intake.edge.IsoFiles.Tx;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Files that are no messages, or want to be more than that. */
@NullUnmarked
class HostileFilesTest {

    private static final Entry GOOD = Entry.of("1.00", Tx.of("S-1", null, "A-1"));
    private static final String FILE = new String(notice(8, GOOD), StandardCharsets.UTF_8);
    private static final String BOMB = """
            <!DOCTYPE Document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/hostname">]>
            """;

    private static void refused(IsoReading read, String rule) {
        assertThat(read.bookings()).isEmpty();
        assertThat(read.broken()).extracting(BadInput::rule).isEqualTo(rule);
    }

    private static void refused(String file, String rule) {
        refused(ofNotice(utf8(file)), rule);
    }

    @Test
    void a_doctype_is_refused_whatever_it_says() {
        for (String doctype :
                List.of(BOMB, "<!DOCTYPE Document>", "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:1/x\">")) {
            refused(FILE.replace("<Document", doctype + "<Document").replace("S-1", "&c;&d;"), "doctype-refused");
        }
    }

    @Test
    void an_entity_of_the_files_own_breaks_it_off_and_those_of_xml_do_not() {
        String at = ofNotice(utf8(FILE.replace("S-1", "&c;"))).broken().detail();
        assertThat(at).contains("line ", "column ").doesNotContain("&c;", "S-1");
        assertThat(ofNotice(utf8(FILE.replace("S-1", "S&amp;&#x31;")))
                        .paid(0)
                        .at()
                        .reference())
                .isEqualTo("S&1");
    }

    @Test
    void what_comes_before_the_break_is_read_and_the_break_is_told_by_line_and_column() {
        String second = Entry.of("2.00", Tx.of("S-2", null, "A-1")).xml(8);
        String broken = FILE.replace("</Ntfctn>", second.replace("</RmtInf>", "</RmtInfo>") + "</Ntfctn>");
        IsoReading read = ofNotice(utf8(broken));
        assertThat(read.refusals()).containsExactly("-");
        assertThat(read.broken().rule()).isEqualTo("xml-malformed");
        assertThat(read.broken().detail()).contains("line 7, column ").doesNotContain("RmtInfo", IsoFiles.PAYER);
        for (int cut = FILE.indexOf("</Ntfctn>"); cut < FILE.stripTrailing().length(); cut++) {
            IsoReading truncated = ofNotice(utf8(FILE.substring(0, cut)));
            assertThat(truncated.refusals()).as("cut at %d", cut).containsExactly("-");
            assertThat(truncated.broken()).as("cut at %d", cut).isNotNull();
        }
        assertThat(ofNotice(utf8(FILE + "<more/>")).broken().rule()).isEqualTo("xml-malformed");
    }

    @Test
    void another_message_another_version_and_what_is_no_message_are_told_apart() {
        refused(FILE.replace("camt.054", "camt.053"), "message-unknown");
        refused(FILE.replace("camt.054.001.08", "camt.054.001.13"), "message-version-unknown");
        refused(FILE.replace("camt.054.001.08", "camt.054.002.08"), "message-version-unknown");
        refused(FILE.replace("camt.054.001.08", "camt.054.001.00"), "message-version-unknown");
        refused(FILE.replaceFirst(" xmlns=\"[^\"]*\"", ""), "message-unknown");
        refused(FILE.replace("Document", "Envelope"), "message-unknown");
        refused("<html><body/></html>", "message-unknown");
        refused("", "xml-malformed");
        refused("{\"paymentId\": 1}", "xml-malformed");
        refused(ofNotice(IsoFiles.returns(8, Back.of("R-1", "1.00").transaction("T-1"))), "message-unknown");
        refused(IsoReading.ofReturns(utf8(FILE)), "message-unknown");
    }

    @Test
    void a_message_may_stand_in_an_envelope_behind_its_header_and_have_prefixes() {
        String document = FILE.substring(FILE.indexOf("<Document"));
        String enveloped = "<Envelope><AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\"><Fr/></AppHdr>"
                + document + "</Envelope>";
        assertThat(ofNotice(utf8(enveloped)).refusals()).containsExactly("-");
        String prefixed = document.replace("xmlns=", "xmlns:n=").replaceAll("<(/?)([A-Z])", "<$1n:$2");
        assertThat(ofNotice(utf8(prefixed)).refusals()).containsExactly("-");
        String foreign = FILE.replace("<Ntry>", "<Ntry xmlns=\"urn:x\"><Ntry/></Ntry><Ntry>")
                .replace("<Refs>", "<Refs><AcctSvcrRef xmlns=\"urn:x\">X<y>Z</y></AcctSvcrRef>");
        assertThat(ofNotice(utf8(foreign)).paid(0).at().reference()).isEqualTo("S-1");
    }

    @Test
    void a_file_is_in_utf_8() {
        for (String name : List.of("ISO-8859-1", "GB18030", "UTF-16")) {
            String declared = FILE.replace("UTF-8", name);
            refused(ofNotice(declared.getBytes(Charset.forName(name))), "encoding-unsupported");
        }
        byte[] latin = FILE.replace("A-1", "é").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ofNotice(latin).broken().rule()).isIn("not-utf-8", "xml-malformed");
        assertThat(ofNotice(utf8("\ufeff" + FILE)).refusals()).containsExactly("-");
    }

    @Test
    void what_no_store_can_keep_is_no_xml() {
        for (String text : List.of("&#0;", "&#xD800;", "\u0000", "\u0001")) {
            assertThat(ofNotice(utf8(FILE.replace("S-1", text))).broken().rule())
                    .isEqualTo("xml-malformed");
        }
        assertThat(ofNotice(utf8(FILE.replace("<Ref>A-1", "<Ref>A&#9;1"))).refusals())
                .containsExactly("field-invalid Ntry[1]/NtryDtls/TxDtls/RmtInf/Strd/CdtrRefInf/Ref");
    }

    @Test
    void too_deep_a_file_and_too_long_an_attribute_break_it_off() {
        String deep = "<x>".repeat(10_000);
        assertThat(ofNotice(utf8(FILE.replace("<Refs>", "<Refs>" + deep)))
                        .broken()
                        .rule())
                .isEqualTo("xml-malformed");
        assertThat(ofNotice(utf8(FILE.replace("<Refs>", "<Refs a=\"" + "x".repeat(1_000_000) + "\">")))
                        .broken()
                        .rule())
                .isEqualTo("xml-malformed");
    }

    @Test
    void what_is_too_long_for_a_message_spoils_its_entry_and_no_other() {
        String good = GOOD.xml(8);
        String wide = good.replace("<Refs>", "<Refs>" + "<x/>".repeat(6_000));
        String longText = good.replace("S-1", "x".repeat(100_000));
        String longCdata = good.replace("S-1", "<![CDATA[" + "x".repeat(100_000) + "]]>");
        assertThat(ofNotice(notice(8, BIC, wide + longText + longCdata + good)).refusals())
                .containsExactly(
                        "entry-too-large Ntry[1]/TxDtls",
                        "entry-too-large Ntry[2]/TxDtls",
                        "entry-too-large Ntry[3]/TxDtls",
                        "-");
    }

    /** More than the heap has: 2 GiB each of text, of a comment and of what is no part of an entry. */
    @Test
    @org.junit.jupiter.api.Tag("long")
    void a_file_of_gigabytes_is_gone_through_without_keeping_them() {
        byte[] chunk = utf8("x".repeat(1 << 20));
        for (String[] around :
                new String[][] {{"<x>", "</x>"}, {"<!--", "-->"}, {"<?x ", "?>"}, {"<x><![CDATA[", "]]></x>"}}) {
            String head = FILE.substring(0, FILE.indexOf("<Ntry>")) + around[0];
            String tail = around[1] + FILE.substring(FILE.indexOf("<Ntry>"));
            InputStream endless = new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(utf8(head)),
                    repeated(chunk, 2048),
                    new ByteArrayInputStream(utf8(tail)))));
            assertThat(IsoReading.of(CreditNotice::new, endless).refusals())
                    .as(around[0])
                    .containsExactly("-");
        }
    }

    private static InputStream repeated(byte[] chunk, int times) {
        return new InputStream() {
            private long left = (long) chunk.length * times;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int n = (int) Math.min(Math.min(length, chunk.length), left);
                System.arraycopy(chunk, 0, into, from, n);
                left -= n;
                return n;
            }
        };
    }

    @Test
    void one_entry_holds_no_more_than_a_batch_of_ordinary_size_and_its_neighbours_are_read() {
        String remittance = "<Ustrd>A-1</Ustrd>".repeat(4_900);
        Tx[] talkative = IntStream.range(0, 100)
                .mapToObj(i -> Tx.of("S-" + i, "0.01", "A-1").remittance(remittance))
                .toArray(Tx[]::new);
        String amounts = "<Amt Ccy=\"CNY\">1.00</Amt>".repeat(500_000);
        String repeated = GOOD.xml(8).replaceFirst("<Amt", amounts + "<Amt");
        assertThat(ofNotice(notice(
                                8,
                                BIC,
                                GOOD.xml(8) + Entry.of("1.00", talkative).xml(8) + repeated + GOOD.xml(8)))
                        .refusals())
                .containsExactly("-", "entry-too-large Ntry[2]", "entry-too-large Ntry[3]", "-");
    }

    @Test
    void twenty_thousand_transactions_that_say_all_they_may_are_one_entry() {
        Tx[] many = IntStream.range(0, 20_000)
                .mapToObj(i -> Tx.of("S-" + "0".repeat(28) + "%05d".formatted(i), "0.01", "ACCOUNT-NUMBER-" + i)
                        .endToEnd("E".repeat(35))
                        .transaction("T".repeat(35)))
                .toArray(Tx[]::new);
        assertThat(ofNotice(notice(8, Entry.of("200.00", many))).refusals())
                .hasSize(20_000)
                .containsOnly("-");
    }

    @Test
    void all_texts_of_one_part_are_bounded_together() {
        String many = ("<Ustrd>" + "x".repeat(1_900) + "</Ustrd>").repeat(200);
        assertThat(ofNotice(notice(8, BIC, GOOD.xml(8).replace("<RmtInf>", "<RmtInf>" + many) + GOOD.xml(8)))
                        .refusals())
                .containsExactly("entry-too-large Ntry[1]/TxDtls", "-");
    }
}
