package io.recourse.negotiation.edge;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.DefaultSplitCharacter;
import com.lowagie.text.pdf.PdfChunk;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sets a letter on A4, in the places of DIN 5008 (form B) so that it fits a window envelope. */
final class LetterPaper {

    /**
     * What stands on it.
     *
     * @param recipient who it is for, as revealed for this letter
     */
    record Letter(
            String lender,
            String recipient,
            String reference,
            LocalDate date,
            String language,
            String subject,
            String body,
            String answerTo) {

        /** Says nothing of whom it is for. */
        @Override
        public String toString() {
            return "Letter[…]";
        }
    }

    private static final float MM = 72f / 25.4f;
    private static final float LEFT = 25 * MM;
    private static final float RIGHT = 20 * MM;
    private static final float TOP = 27 * MM;
    private static final float BELOW_WINDOW = 98 * MM;
    private static final float BOTTOM = 25 * MM;
    private static final Color GREY = new Color(0x55, 0x5b, 0x66);
    private static final Color ACCENT = new Color(0x1f, 0x3a, 0x5f);

    private static final Map<String, Labels> LABELS = Map.of(
            "zh", new Labels("致：", "编号", "日期", "如有异议、还款困难或希望停止联系，请联系：", "第 %d 页，共 "),
            "en",
                    new Labels(
                            "To",
                            "Reference",
                            "Date",
                            "To dispute, to ask for help or to stop contact: ",
                            "Page %d of "));

    private record Labels(String to, String reference, String date, String answer, String page) {}

    private final BaseFont base;

    LetterPaper(BaseFont base) {
        this.base = base;
    }

    /** Whether its font has every character of what would be set: one that it lacks would be left out without a word. */
    boolean canSet(Letter letter) {
        return Stream.of(
                        letter.lender(),
                        letter.recipient(),
                        letter.reference(),
                        letter.subject(),
                        letter.body(),
                        letter.answerTo())
                .flatMapToInt(String::codePoints)
                .allMatch(c -> Character.isWhitespace(c) || base.charExists(c));
    }

    /** As PDF, its font embedded as far as it is used. */
    byte[] set(Letter letter) {
        boolean chinese = letter.language().startsWith("zh");
        Labels labels = LABELS.getOrDefault(chinese ? "zh" : "en", new Labels("", "", "", "", ""));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document paper = new Document(PageSize.A4, LEFT, RIGHT, BELOW_WINDOW, BOTTOM);
        PdfWriter writer = PdfWriter.getInstance(paper, out);
        writer.setPageEvent(new Margins(letter, labels));
        paper.addTitle(letter.subject());
        paper.addAuthor(letter.lender());
        paper.open();
        head(writer.getDirectContent(), paper.getPageSize(), letter, labels, chinese);
        // from the second page on
        paper.setMargins(LEFT, RIGHT, TOP, BOTTOM);
        Paragraph subject = paragraph(letter.subject(), 14, Font.BOLD, ACCENT);
        subject.setSpacingAfter(5 * MM);
        paper.add(subject);
        for (String part : letter.body().split("\n\n", -1)) {
            Paragraph paragraph = paragraph(part, 10.5f, Font.NORMAL, Color.BLACK);
            paragraph.setSpacingAfter(3 * MM);
            paragraph.setAlignment(chinese ? Element.ALIGN_JUSTIFIED : Element.ALIGN_LEFT);
            paper.add(paragraph);
        }
        Paragraph end = paragraph(letter.lender(), 10.5f, Font.NORMAL, Color.BLACK);
        end.setSpacingBefore(6 * MM);
        end.setAlignment(chinese ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        paper.add(end);
        paper.close();
        return out.toByteArray();
    }

    private void head(PdfContentByte page, Rectangle size, Letter letter, Labels labels, boolean chinese) {
        float top = size.getTop();
        line(page, letter.lender(), 16, ACCENT, LEFT, top - 25 * MM);
        page.setColorStroke(ACCENT);
        page.setLineWidth(0.8f);
        page.moveTo(LEFT, top - 29 * MM);
        page.lineTo(size.getRight() - RIGHT, top - 29 * MM);
        page.stroke();
        line(page, labels.to(), 9, GREY, LEFT, top - 58 * MM);
        line(page, letter.recipient(), 12, Color.BLACK, LEFT, top - 65 * MM);
        float aside = 125 * MM;
        line(page, labels.date(), 8, GREY, aside, top - 55 * MM);
        line(page, day(letter.date(), chinese), 10, Color.BLACK, aside, top - 60 * MM);
        line(page, labels.reference(), 8, GREY, aside, top - 67 * MM);
        reference(page, letter.reference(), aside, top - 72 * MM, size.getRight() - RIGHT);
    }

    /** A reference may be longer than the column is wide. */
    private void reference(PdfContentByte page, String reference, float x, float y, float right) {
        ColumnText column = new ColumnText(page);
        column.setSimpleColumn(x, y - 12 * MM, right, y + 12, 12, Element.ALIGN_LEFT);
        Chunk chunk = new Chunk(reference, new Font(base, 10, Font.NORMAL, Color.BLACK));
        chunk.setSplitCharacter((_, _, _, _, _) -> true);
        column.addText(chunk);
        column.go();
    }

    private static String day(LocalDate date, boolean chinese) {
        return chinese
                ? date.format(DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT))
                : date.format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.UK));
    }

    private Paragraph paragraph(String words, float size, int style, Color color) {
        Chunk chunk = new Chunk(words, new Font(base, size, style, color));
        chunk.setSplitCharacter(Lines.OF_CHINESE);
        return new Paragraph(size * 1.6f, chunk);
    }

    private void line(PdfContentByte page, String words, float size, Color color, float x, float y) {
        page.beginText();
        page.setFontAndSize(base, size);
        page.setColorFill(color);
        page.showTextAligned(Element.ALIGN_LEFT, words, x, y, 0);
        page.endText();
    }

    /** Chinese breaks anywhere, but no line begins with what closes or ends with what opens. */
    private static final class Lines extends DefaultSplitCharacter {
        static final Lines OF_CHINESE = new Lines();

        private static final String NEVER_FIRST = "，。、；：？！）》」』”’％…";
        private static final String NEVER_LAST = "（《「『“‘";

        @Override
        public boolean isSplitCharacter(int start, int current, int end, char[] text, PdfChunk[] chunks) {
            if (NEVER_LAST.indexOf(text[current]) >= 0) {
                return false;
            }
            if (current + 1 < end && NEVER_FIRST.indexOf(text[current + 1]) >= 0) {
                return false;
            }
            return NEVER_FIRST.indexOf(text[current]) >= 0 || super.isSplitCharacter(start, current, end, text, chunks);
        }
    }

    /** How to answer and the page's number, at the foot of every page; how many there are is known at the end. */
    private final class Margins extends PdfPageEventHelper {
        private static final float SIZE = 8;

        private final Letter letter;
        private final Labels labels;
        private @Nullable PdfTemplate total;

        Margins(Letter letter, Labels labels) {
            this.letter = letter;
            this.labels = labels;
        }

        @Override
        public void onOpenDocument(PdfWriter writer, Document paper) {
            total = writer.getDirectContent().createTemplate(20 * MM, 5 * MM);
        }

        @Override
        public void onEndPage(PdfWriter writer, Document paper) {
            PdfContentByte page = writer.getDirectContent();
            float right = paper.getPageSize().getRight() - RIGHT;
            page.setColorStroke(GREY);
            page.setLineWidth(0.4f);
            page.moveTo(LEFT, 18 * MM);
            page.lineTo(right, 18 * MM);
            page.stroke();
            line(page, labels.answer() + letter.answerTo(), SIZE, GREY, LEFT, 13 * MM);
            String number = labels.page().formatted(writer.getPageNumber());
            float width = base.getWidthPoint(number, SIZE) + 8 * MM;
            line(page, number, SIZE, GREY, right - width, 8 * MM);
            page.addTemplate(Objects.requireNonNull(total), right - 8 * MM, 8 * MM);
        }

        @Override
        public void onCloseDocument(PdfWriter writer, Document paper) {
            int pages = writer.getPageNumber() - 1;
            line(
                    Objects.requireNonNull(total),
                    pages + (letter.language().startsWith("zh") ? " 页" : ""),
                    SIZE,
                    GREY,
                    0,
                    0);
        }
    }
}
