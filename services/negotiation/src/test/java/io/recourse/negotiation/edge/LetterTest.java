package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.recourse.casework.decision.Effect.Result;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.effects.EffectAdapter.Ended;
import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.casework.effects.WebhookAdapter;
import io.recourse.casework.security.Sensitive;
import io.recourse.contracts.json.SealedJson;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.negotiation.edge.LetterPaper.Letter;
import io.recourse.negotiation.edge.Recipients.Recipient;
import io.recourse.rules.pack.Packs;
import io.smallrye.mutiny.Uni;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter can be read by whoever gets it and by whoever checks it. */
@NullUnmarked
class LetterTest {

    private static final NegotiationPolicy POLICY =
            Packs.resource(NegotiationPolicy.class, "/policy/negotiation-ours.json");
    private static final Words WORDS =
            new Words(TemplateFiles.load(POLICY), "+86 10 5555 0100", Map.of("lender-1", "招商银行股份有限公司"));

    private static final java.util.function.Supplier<LetterPaper> FONT =
            NegotiationKinds.once(() -> new LetterPaper(LetterFont.of(Optional.empty())));

    @Test
    void the_text_of_a_chinese_letter_can_be_read_out_of_it() throws IOException {
        String text = read(letter("zh", "final-letter@1", "王小明")).replace("\n", "");
        assertThat(text)
                .contains("招商银行股份有限公司", "王小明", "2026年3月2日", "最后通知", "第 1 页，共 1 页")
                .containsSubsequence("王小明", "最后通知", "欠款合计人民币1,000.00元", "您的权利")
                .contains("您的权利：如对欠款的存在或金额有异议")
                .contains("希望停止联系，请联系：+86 10 5555 0100");
    }

    @Test
    void an_english_letter_says_to_whom_of_what_and_how_to_answer() throws IOException {
        assertThat(read(letter("en", "firm-letter@1", "Alice Miller")))
                .contains("Demand for payment", "Alice Miller", "2 March 2026", "Page 1 of 1")
                .contains("To dispute, to ask for help or to stop contact: +86 10 5555 0100");
    }

    @Test
    void its_fonts_are_embedded_and_only_as_far_as_they_are_used() throws IOException {
        byte[] pdf = letter("zh", "final-letter@1", "王小明");
        int fonts = 0;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+.+");
                    fonts++;
                }
            }
        }
        assertThat(fonts).isPositive();
        assertThat(pdf.length).isLessThan(300_000);
    }

    @Test
    void a_long_letter_goes_on_over_pages_that_are_numbered() throws IOException {
        byte[] pdf = paper().set(new Letter(
                "Lender", "Li", "case-1", LocalDate.of(2026, 3, 2), "en", "Long", "Word. ".repeat(1_500), "us"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(4);
        }
        assertThat(read(pdf)).contains("Page 1 of 4", "Page 2 of 4", "Page 3 of 4", "Page 4 of 4");
    }

    /** For people: the pages lie in {@code target/letters}. */
    @Test
    void a_page_is_black_on_white_with_its_margins_free() throws IOException {
        for (String language : List.of("zh", "en")) {
            byte[] pdf = letter(language, "final-letter@1", language.equals("zh") ? "王小明" : "Alice Miller");
            try (PDDocument document = Loader.loadPDF(pdf)) {
                BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 100);
                Path folder = Files.createDirectories(Path.of("target/letters"));
                ImageIO.write(page, "png", folder.resolve(language + ".png").toFile());
                for (int y = 0; y < page.getHeight(); y++) {
                    assertThat(page.getRGB(60, y) & 0xffffff).isEqualTo(0xffffff);
                    assertThat(page.getRGB(page.getWidth() - 40, y) & 0xffffff).isEqualTo(0xffffff);
                }
            }
        }
    }

    @Test
    void without_a_font_that_has_chinese_characters_it_is_said_which_setting_lacks(@TempDir Path folder)
            throws IOException {
        Path none = folder.resolve("none.ttf");
        assertThatThrownBy(() -> LetterFont.of(Optional.of(none)))
                .hasMessageContaining("recourse.negotiation.letter.font");
        Files.writeString(none, "no font");
        assertThatThrownBy(() -> LetterFont.of(Optional.of(none))).hasMessageContaining("cannot be read");
    }

    @Test
    void the_printer_gets_the_letters_of_those_intake_tells_of_and_no_name_beside_them() throws IOException {
        List<String> got = new ArrayList<>();
        HttpServer printer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        printer.createContext("/", exchange -> {
            got.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "[{\"key\":\"case/case-1/b\",\"result\":\"DONE\",\"detail\":\"\"}]"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        printer.start();
        try {
            LetterPaper paper = paper();
            URI url = URI.create("http://127.0.0.1:" + printer.getAddress().getPort() + "/");
            LetterAdapter letters = new LetterAdapter(
                    WORDS, LetterTest::whom, () -> paper, new WebhookAdapter(LetterAdapter.NAME, url, ""));
            assertThat(letters.idempotent()).isTrue();
            assertThat(letters.name()).isEqualTo("letter");
            assertThat(letters.perform(List.of(
                                    task("erased", "final-letter@1"), task("b", "final-letter@1"), task("c", "gone@1")))
                            .await()
                            .atMost(Duration.ofSeconds(30)))
                    .containsExactly(
                            new Ended(Result.FAILED, "party-erased"),
                            new Ended(Result.DONE, ""),
                            new Ended(Result.FAILED, "template-unknown"));
            assertThat(letters.perform(List.of(task("erased", "final-letter@1")))
                            .await()
                            .atMost(Duration.ofSeconds(30)))
                    .containsExactly(new Ended(Result.FAILED, "party-erased"));
        } finally {
            printer.stop(0);
        }
        assertThat(got).hasSize(1);
        assertThat(got.getFirst()).doesNotContain("王小明");
        String pdf =
                SealedJson.mapper().readTree(got.getFirst()).at("/0/body/pdf").asText();
        assertThat(read(Base64.getDecoder().decode(pdf))).contains("王小明");
    }

    @Test
    void a_letter_to_somebody_whose_name_the_font_cannot_write_is_not_printed_without_it() {
        LetterPaper paper = paper();
        LetterAdapter letters = new LetterAdapter(
                WORDS,
                LetterTest::whom,
                () -> paper,
                new WebhookAdapter(LetterAdapter.NAME, URI.create("http://x/"), ""));
        assertThat(letters.perform(List.of(task("rare", "final-letter@1")))
                        .await()
                        .atMost(Duration.ofSeconds(30)))
                .containsExactly(new Ended(Result.FAILED, "font-lacks-character"));
    }

    private static Uni<List<Recipient>> whom(List<Task> tasks, String field) {
        assertThat(field).isEqualTo("name");
        return Uni.createFrom()
                .item(tasks.stream()
                        .<Recipient>map(t -> t.ref().equals("erased")
                                ? new Recipient.NotTold("party-erased")
                                // a code point that no font has
                                : new Recipient.Known(Sensitive.of(
                                        t.ref().equals("rare") ? "王" + Character.toString(0x10FFFD) : "王小明")))
                        .toList());
    }

    private static LetterPaper paper() {
        assumeThat(LetterFont.found(Optional.empty()))
                .as("a font on this machine")
                .isPresent();
        return FONT.get();
    }

    private static byte[] letter(String language, String template, String name) {
        var text = TemplateFiles.load(POLICY)
                .text(
                        template,
                        io.recourse.contracts.SegmentationEvent.Channel.LETTER,
                        language,
                        Map.of(
                                io.recourse.negotiation.domain.Placeholder.AMOUNT, "1000.00 CNY",
                                io.recourse.negotiation.domain.Placeholder.CASE_REF, "c7f1a0b2d3e4f5a6b7c8d9e0f1a2b3c4",
                                io.recourse.negotiation.domain.Placeholder.LENDER, "招商银行股份有限公司",
                                io.recourse.negotiation.domain.Placeholder.DATE, "2026-03-02",
                                io.recourse.negotiation.domain.Placeholder.ANSWER_TO, "+86 10 5555 0100"));
        return paper().set(new Letter(
                "招商银行股份有限公司",
                name,
                "c7f1a0b2d3e4f5a6b7c8d9e0f1a2b3c4",
                LocalDate.of(2026, 3, 2),
                language,
                text.subject(),
                text.body(),
                "+86 10 5555 0100"));
    }

    private static Task task(String ref, String template) {
        return new Task(
                1,
                new SubjectId("case", "case-1"),
                ref,
                "case/case-1/" + ref,
                Map.of(
                        "channel", "LETTER",
                        "language", "zh",
                        "party", "party-1",
                        "template", template,
                        "lender", "lender-1",
                        "amount", "1000.00 CNY",
                        "date", "2026-03-02"),
                null,
                null);
    }

    private static PDFTextStripper inReadingOrder() {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        return stripper;
    }

    private static String read(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return inReadingOrder().getText(document).replace("\r", "");
        }
    }
}
