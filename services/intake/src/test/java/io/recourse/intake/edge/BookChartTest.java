package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.intake.domain.BookReport;
import io.recourse.intake.domain.BookReport.Group;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BookChartTest {

    private static final Instant AT = Instant.parse("2026-01-31T04:30:00Z");
    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

    private final BookChart chart = new BookChart(new CaseViews().phrases());

    @Test
    void bars_are_as_long_as_their_shares_and_named_in_chinese_and_english() throws Exception {
        Document svg = parsed(BookReport.of(AT, "bank-a", book("CNY")));
        assertThat(bars(svg, "#0072b2")).containsExactly(0, 5, 45, 75, 125);
        assertThat(bars(svg, "#e69f00")).containsExactly(0, 0, 125, 125, 0);
        assertThat(bars(svg, "#009e73")).containsExactly(187, 0, 62, 0);
        assertThat(texts(svg))
                .contains("案件账簿 · Book of cases", "bank-a", "未结余额（按账龄） · Open balance by bucket")
                .contains("M3", "协商 · negotiation", "已还清 · paid in full")
                .contains("1,500,000,000.00", "50.00 %", "12,345", "件数占比 · share")
                .anyMatch(text -> text.contains("2026-01-31 04:30 UTC"));
    }

    @Test
    void currencies_stand_below_each_other_and_the_picture_is_as_high_as_they_need() throws Exception {
        List<Group> groups = new ArrayList<>(book("CNY"));
        int one = height(parsed(BookReport.of(AT, "bank-a", groups)));
        groups.addAll(book("JPY"));
        assertThat(height(parsed(BookReport.of(AT, "bank-a", groups))))
                .isGreaterThan(one + one / 2)
                .isLessThan(2 * one);
    }

    @Test
    void a_name_from_outside_stays_text() throws Exception {
        assertThat(texts(parsed(BookReport.of(AT, "<script>&", book("CNY"))))).contains("<script>&");
    }

    @Test
    void a_book_without_cases_says_so() throws Exception {
        assertThat(texts(parsed(BookReport.of(AT, null, List.of())))).contains("没有案件 · No cases");
    }

    static List<Group> book(String currency) {
        return List.of(
                open(currency, Stage.NEGOTIATION, Bucket.EARLY, 60_000_000_00L),
                open(currency, Stage.NEGOTIATION, Bucket.M1, 540_000_000_00L),
                open(currency, Stage.NEGOTIATION, Bucket.M2, 900_000_000_00L),
                open(currency, Stage.LITIGATION, Bucket.M3, 1_500_000_000_00L),
                new Group(currency, CloseReason.PAID.name(), Stage.NEGOTIATION, null, 3, BigInteger.ZERO, null),
                new Group(currency, CloseReason.RECALLED.name(), Stage.INTAKE, null, 1, BigInteger.TEN, null));
    }

    private static Group open(String currency, Stage stage, Bucket bucket, long minor) {
        return new Group(currency, "OPEN", stage, bucket, 12_345, BigInteger.valueOf(minor), DAY);
    }

    private Document parsed(BookReport report) throws Exception {
        byte[] svg = chart.svg(report).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static int height(Document svg) {
        return Integer.parseInt(svg.getDocumentElement().getAttribute("height"));
    }

    private static List<Integer> bars(Document svg, String colour) {
        return elements(svg, "rect").stream()
                .filter(rect -> rect.getAttribute("fill").equals(colour))
                .map(rect -> Integer.valueOf(rect.getAttribute("width")))
                .toList();
    }

    private static List<String> texts(Document svg) {
        return elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
