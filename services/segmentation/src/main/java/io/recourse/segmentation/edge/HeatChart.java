package io.recourse.segmentation.edge;

import io.quarkus.qute.Template;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.Money;
import io.recourse.segmentation.edge.HeatMap.HeatCell;
import io.recourse.segmentation.stress.SvgTemplate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A heat map as a picture: a row for each value, a column for each bucket, the darker the more is expected to be lost. */
final class HeatChart {

    private static final int TOP = 140;
    private static final int LEFT = 208;
    private static final int WIDTH = 144;
    private static final int HEIGHT = 44;
    private static final int BETWEEN = 48;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** One hue, so that it reads without colours too; from the share on, parts per million. */
    private enum Shade {
        UNSCORED(-1, "#f0f4f8", "#52606d", "未评分 unscored"),
        BELOW_2(0, "#fff5eb", "#1f2933", "< 2 %"),
        FROM_2(20_000, "#fdd0a2", "#1f2933", "2 – 5 %"),
        FROM_5(50_000, "#fdae6b", "#1f2933", "5 – 10 %"),
        FROM_10(100_000, "#f16913", "#1f2933", "10 – 20 %"),
        FROM_20(200_000, "#a63603", "#ffffff", "20 – 40 %"),
        FROM_40(400_000, "#5c1f02", "#ffffff", "≥ 40 %");

        private final int from;
        private final String fill;
        private final String ink;
        private final String label;

        Shade(int from, String fill, String ink, String label) {
            this.from = from;
            this.fill = fill;
            this.ink = ink;
            this.label = label;
        }

        private static Shade of(int ppm) {
            Shade found = UNSCORED;
            for (Shade shade : values()) {
                if (ppm >= shade.from) {
                    found = shade;
                }
            }
            return found;
        }
    }

    private final Template template = SvgTemplate.read("/story/heat-map.svg");

    String svg(HeatMap map) {
        Map<String, Map<String, List<HeatCell>>> byCurrency = new TreeMap<>();
        for (HeatCell cell : map.cells()) {
            byCurrency
                    .computeIfAbsent(cell.currency(), _ -> new TreeMap<>())
                    .computeIfAbsent(cell.value() == null ? "" : cell.value(), _ -> new ArrayList<>())
                    .add(cell);
        }
        List<Map<String, Object>> blocks = new ArrayList<>();
        int y = TOP;
        for (var currency : byCurrency.entrySet()) {
            blocks.add(block(currency.getKey(), currency.getValue(), y));
            y += currency.getValue().size() * HEIGHT + BETWEEN;
        }
        return template.render(Map.of(
                "lender", map.lender() == null ? "" : map.lender(),
                "asOf", map.asOf(),
                "legend", legend(),
                "blocks", blocks,
                "height", Math.max(y, TOP + BETWEEN)));
    }

    private static List<Map<String, Object>> legend() {
        return Arrays.stream(Shade.values())
                .map(shade -> Map.<String, Object>of(
                        "x", 32 + 98 * shade.ordinal(),
                        "middle", 80 + 98 * shade.ordinal(),
                        "fill", shade.fill,
                        "ink", shade.ink,
                        "label", shade.label))
                .toList();
    }

    private static Map<String, Object> block(String currency, Map<String, List<HeatCell>> rows, int y) {
        List<Map<String, Object>> drawn = new ArrayList<>();
        int top = 12;
        for (var row : rows.entrySet()) {
            drawn.add(Map.of(
                    "y",
                    top,
                    "text",
                    top + 25,
                    "first",
                    top + 17,
                    "second",
                    top + 33,
                    "label",
                    row.getKey().isEmpty() ? "不详 unknown" : row.getKey(),
                    "cells",
                    row.getValue().stream().map(HeatChart::cell).toList()));
            top += HEIGHT;
        }
        return Map.of(
                "y", y,
                "currency", currency,
                "heads",
                        Arrays.stream(Bucket.values())
                                .map(bucket -> Map.<String, Object>of("middle", middle(bucket), "label", bucket.name()))
                                .toList(),
                "rows", drawn);
    }

    private static Map<String, Object> cell(HeatCell cell) {
        Bucket bucket = Bucket.valueOf(cell.bucket());
        boolean scored = cell.unscoredCases() < cell.cases() && cell.owedMinor().signum() > 0;
        int ppm = scored
                ? cell.expectedLossMinor()
                        .multiply(MILLION)
                        .divide(cell.owedMinor())
                        .intValueExact()
                : -1;
        Shade shade = Shade.of(ppm);
        Map<String, Object> said = new HashMap<>();
        said.put("x", middle(bucket) - WIDTH / 2 + 2);
        said.put("middle", middle(bucket));
        said.put("fill", shade.fill);
        said.put("ink", shade.ink);
        said.put("share", scored ? percent(ppm) : "–");
        said.put("cases", String.format(Locale.ROOT, "%,d", cell.cases()));
        said.put("owed", amount(cell.owedMinor(), cell.currency()));
        said.put(
                "about",
                "预期损失 expected loss " + amount(cell.expectedLossMinor(), cell.currency()) + " / "
                        + amount(cell.owedMinor(), cell.currency()));
        return said;
    }

    private static int middle(Bucket bucket) {
        return LEFT + WIDTH * bucket.ordinal() + WIDTH / 2;
    }

    private static String percent(int ppm) {
        return BigDecimal.valueOf(ppm, 4).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }

    /** Whole units: there is no room for cents. */
    private static String amount(BigInteger minor, String currency) {
        return String.format(
                Locale.ROOT,
                "%,d",
                new BigDecimal(minor, Money.digits(currency))
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toBigIntegerExact());
    }
}
