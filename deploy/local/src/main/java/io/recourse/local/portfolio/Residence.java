package io.recourse.local.portfolio;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a debtor lives.
 *
 * @param province ISO 3166-2
 * @param idPrefix first two digits of identity numbers (GB/T 2260; 91 for foreigners with permanent residence)
 * @param weight residents in millions
 */
record Residence(String province, String idPrefix, String zone, String language, int weight) implements Weighted {

    /** Provinces with their residents in millions, 第七次全国人口普查 (2020), rounded. */
    private static final String CHINA = "GD44 126 SD37 101 HA41 99 JS32 85 SC51 84 HE13 75 HN43 66 ZJ33 65 AH34 61"
            + " HB42 58 GX45 50 YN53 47 JX36 45 LN21 43 FJ35 42 SN61 40 GZ52 39 SX14 35 CQ50 32 HL23 32 XJ65 26 SH31 25"
            + " GS62 25 BJ11 22 NM15 24 JL22 24 TJ12 14 HI46 10 NX64 7 QH63 6 XZ54 4";

    /** One in fifty lives abroad (ours), so that other zones and languages are met. */
    private static final List<Residence> ABROAD = List.of(
            new Residence("JP-13", "91", "Asia/Tokyo", "ja", 9),
            new Residence("US-CA", "91", "America/Los_Angeles", "en", 9),
            new Residence("KW-KU", "91", "Asia/Kuwait", "en", 5),
            new Residence("CN-HK", "81", "Asia/Hong_Kong", "zh-HK", 6));

    static final List<Residence> MAINLAND = mainland();
    static final List<Residence> ALL = all();

    private static List<Residence> mainland() {
        String[] words = CHINA.split(" ", -1);
        List<Residence> all = new ArrayList<>();
        for (int i = 0; i < words.length; i += 2) {
            String name = "CN-" + words[i].substring(0, 2);
            all.add(new Residence(
                    name, words[i].substring(2), "Asia/Shanghai", "zh-CN", Integer.parseInt(words[i + 1])));
        }
        return List.copyOf(all);
    }

    private static List<Residence> all() {
        List<Residence> all = new ArrayList<>(MAINLAND);
        all.addAll(ABROAD);
        return List.copyOf(all);
    }
}
