package io.recourse.intake.edge;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.recourse.casework.story.Language;
import io.recourse.casework.story.Phrasebook;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.intake.domain.BookReport;
import io.recourse.intake.domain.BookReport.Amount;
import io.recourse.intake.domain.BookReport.InCurrency;
import io.recourse.intake.domain.BookReport.Part;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The book report as a picture. Its text stays text, in the viewer's fonts: a server need have none, least of all Chinese ones.
 * Lengths are pixels; how it looks is the template's.
 */
@Singleton
class BookChart {

    static final String MEDIA_TYPE = "image/svg+xml";

    private static final String TEMPLATE = "/story/book-report.svg";

    /** Told apart by everybody, also in grey (Okabe and Ito). */
    private static final String BLUE = "#0072b2";

    private static final String ORANGE = "#e69f00";
    private static final String GREEN = "#009e73";

    private static final int TOP = 96;
    private static final int HEAD = 88;
    private static final int ROW = 26;
    private static final int FIRST_ROW = 32;
    private static final int BETWEEN = 38;
    private static final int BOTTOM = 32;
    private static final int BAR = 250;
    private static final int WHOLE = 10_000;

    private final Template template;
    private final Phrasebook phrases;

    @Inject
    BookChart(Phrasebook phrases) {
        this.phrases = phrases;
        Engine engine = Engine.builder()
                .addDefaults()
                .addResultMapper(new HtmlEscaper(List.of(MEDIA_TYPE)))
                .build();
        this.template = engine.parse(text(), Variant.forContentType(MEDIA_TYPE));
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(BookChart.class.getResourceAsStream(TEMPLATE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String svg(BookReport report) {
        List<Map<String, @Nullable Object>> currencies = new ArrayList<>();
        int y = TOP;
        for (InCurrency in : report.currencies()) {
            Map<String, @Nullable Object> block = head(in, y);
            y += HEAD;
            List<Map<String, Object>> panels = new ArrayList<>();
            for (Panel panel : panels(in)) {
                panels.add(Map.of(
                        "y", y,
                        "title", panel.title(),
                        "colour", panel.colour(),
                        "shareOf", panel.shareOf(),
                        "bars", bars(panel)));
                y += FIRST_ROW + ROW * (panel.parts().size() - 1) + BETWEEN;
            }
            block.put("panels", panels);
            currencies.add(block);
        }
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("lender", report.lender());
        data.put(
                "asOf",
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                        .format(report.asOf().atOffset(ZoneOffset.UTC)));
        data.put("currencies", currencies);
        data.put("height", currencies.isEmpty() ? TOP + BETWEEN : y - BETWEEN + BOTTOM);
        return template.render(data);
    }

    private static Map<String, @Nullable Object> head(InCurrency in, int y) {
        Map<String, @Nullable Object> head = new HashMap<>();
        LocalDate oldest = in.open().oldestDue();
        head.put("y", y);
        head.put("currency", in.currency());
        head.put("openCases", number(in.open().cases()));
        head.put("openBalance", number(in.open().balance()));
        head.put("oldestDue", oldest == null ? null : oldest.toString());
        head.put("closedCases", number(in.closed().cases()));
        head.put("closedBalance", number(in.closed().balance()));
        return head;
    }

    /** @param share of a part, basis points: what its bar shows */
    private record Panel(
            String title,
            String shareOf,
            String colour,
            List<Part> parts,
            Function<String, Enum<?>> name,
            Function<Part, Long> share) {}

    private List<Panel> panels(InCurrency in) {
        String ofBalance = both("chart/of-balance");
        return List.of(
                new Panel(both("chart/by-bucket"), ofBalance, BLUE, in.openByBucket(), Bucket::valueOf, Part::shareBp),
                new Panel(both("chart/by-stage"), ofBalance, ORANGE, in.openByStage(), Stage::valueOf, Part::shareBp),
                new Panel(
                        both("chart/by-reason"),
                        both("chart/of-cases"),
                        GREEN,
                        in.closedByReason(),
                        CloseReason::valueOf,
                        part -> part.cases() * WHOLE / Math.max(1, in.closed().cases())));
    }

    private List<Map<String, Object>> bars(Panel panel) {
        List<Map<String, Object>> bars = new ArrayList<>();
        int y = FIRST_ROW;
        for (Part part : panel.parts()) {
            Enum<?> name = panel.name().apply(part.name());
            long share = panel.share().apply(part);
            bars.add(Map.of(
                    "label",
                    both(phrases.word(name, Language.ZH), phrases.word(name, Language.EN)),
                    "y",
                    y,
                    "top",
                    y - 12,
                    "width",
                    share == 0 ? 0 : Math.max(1, share * BAR / WHOLE),
                    "balance",
                    number(part.balance()),
                    "share",
                    BigDecimal.valueOf(share, 2).toPlainString() + " %",
                    "cases",
                    number(part.cases())));
            y += ROW;
        }
        return bars;
    }

    private String both(String code) {
        return both(phrases.word(code, Language.ZH), phrases.word(code, Language.EN));
    }

    private static String both(String zh, String en) {
        return zh.equals(en) ? zh : zh + " · " + en;
    }

    private static String number(long cases) {
        return Language.number(BigDecimal.valueOf(cases));
    }

    private static String number(Amount amount) {
        return Language.number(new BigDecimal(amount.decimal()));
    }
}
