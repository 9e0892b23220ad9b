package io.recourse.segmentation.stress;

import io.quarkus.qute.Template;
import io.recourse.contracts.Money;
import io.recourse.segmentation.stress.StressReport.Bar;
import io.recourse.segmentation.stress.StressReport.InBand;
import io.recourse.segmentation.stress.StressReport.InCurrency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A stress report as a picture. Lengths are pixels; how it looks is the template's. */
public final class StressChart {

    private static final String TEMPLATE = "/story/stress-report.svg";
    private static final int TOP = 110;
    private static final int HEAD = 330;
    private static final int ROW = 24;
    private static final int BETWEEN = 40;
    private static final int HIGHEST = 160;
    private static final int BAR = 42;

    private final Template template = SvgTemplate.read(TEMPLATE);

    public String svg(StressReport report) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        int y = TOP;
        for (InCurrency in : report.currencies()) {
            blocks.add(block(in, y));
            y += HEAD + ROW * in.bands().size() + BETWEEN;
        }
        return template.render(Map.of(
                "title", report.title(),
                "seed", report.seed(),
                "draws", String.format(Locale.ROOT, "%,d", report.draws()),
                "recovery", percent(report.recoveryPpm()),
                "stressedRecovery", percent(report.stressedRecoveryPpm()),
                "blocks", blocks,
                "height", Math.max(y, TOP + BETWEEN)));
    }

    private static Map<String, Object> block(InCurrency in, int y) {
        Map<String, Object> block = new HashMap<>();
        String currency = in.currency();
        block.put("y", y);
        block.put("currency", currency);
        block.put("cases", String.format(Locale.ROOT, "%,d", in.cases()));
        block.put("owed", amount(in.owedMinor(), currency));
        block.put("rate", percent(in.defaultRatePpm()));
        block.put("stressedRate", percent(in.stressedDefaultRatePpm()));
        block.put("loss", amount(in.expectedLossMinor(), currency));
        block.put("reserve", amount(in.reserveMinor(), currency));
        block.put("more", amount(in.reserveMoreMinor(), currency));
        block.put("var99", amount(in.var99Minor(), currency));
        block.put("var999", amount(in.var999Minor(), currency));
        block.put("es975", amount(in.es975Minor(), currency));
        block.put("es99", amount(in.es99Minor(), currency));
        block.put("bars", bars(in));
        block.put("least", amount(in.histogram().getFirst().fromMinor(), currency));
        block.put("most", amount(in.histogram().getLast().toMinor(), currency));
        List<Map<String, Object>> bands = new ArrayList<>();
        int line = HEAD;
        for (InBand band : in.bands()) {
            bands.add(Map.of(
                    "y",
                    line,
                    "band",
                    band.band(),
                    "owed",
                    amount(band.owedMinor(), currency),
                    "rate",
                    percent(band.defaultRatePpm()),
                    "stressedRate",
                    percent(band.stressedDefaultRatePpm()),
                    "loss",
                    amount(band.stressedLossMinor(), currency),
                    "tail",
                    amount(band.tailLossMinor(), currency)));
            line += ROW;
        }
        block.put("bands", bands);
        return block;
    }

    private static List<Map<String, Object>> bars(InCurrency in) {
        int most = in.histogram().stream().mapToInt(Bar::draws).max().orElse(1);
        List<Map<String, Object>> bars = new ArrayList<>();
        int x = 32;
        for (Bar bar : in.histogram()) {
            int height = bar.draws() == 0 ? 0 : Math.max(1, HIGHEST * bar.draws() / most);
            bars.add(Map.of("x", x, "top", 100 + HIGHEST - height, "height", height, "draws", bar.draws()));
            x += BAR + 2;
        }
        return bars;
    }

    private static String percent(int ppm) {
        return BigDecimal.valueOf(ppm, 4).toPlainString() + " %";
    }

    private static String amount(long minor, String currency) {
        return String.format(
                Locale.ROOT, "%,." + Money.digits(currency) + "f", BigDecimal.valueOf(minor, Money.digits(currency)));
    }
}
