package io.recourse.local.portfolio;

import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * People and companies that cannot exist, with numbers that every check digit accepts. Identity numbers name counties
 * that GB/T 2260 does not have (99xx) and births before 1900, long before the first card; credit codes name region
 * 999999; telephone numbers begin with 100, which no Chinese subscriber number does; mail goes to example.com (RFC 2606).
 */
final class Fiction {
    private static final List<String> FAMILY =
            List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗");
    private static final List<String> GIVEN = List.of(
            "安", "博", "晨", "冬", "凡", "刚", "海", "佳", "静", "凯", "兰", "明", "宁", "平", "青", "瑞", "舒", "涛", "文", "晓", "雪",
            "燕", "宇", "哲");
    private static final List<String> TRADES = List.of("贸易", "建材", "餐饮", "物流", "机械", "纺织", "科技", "食品", "印刷", "包装");

    private static final String ID_CHECKS = "10X98765432";
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1800, 1, 1);
    private static final int BIRTHDAYS = 36_524;

    private Fiction() {}

    static Obligor person(Draw draw) {
        return person(draw, draw.weighted(Residence.ALL));
    }

    static Obligor person(Draw draw, Residence home) {
        String name = draw.of(FAMILY) + draw.of(GIVEN) + (draw.chance(550) ? draw.of(GIVEN) : "");
        String id = identityNumber(draw, home.idPrefix());
        return new Obligor(
                DebtorKind.NATURAL,
                name,
                id,
                phones(draw, 950),
                mail(draw, 600, "p"),
                home.zone(),
                home.province(),
                home.language(),
                null);
    }

    static Obligor enterprise(Draw draw) {
        Residence seat = draw.weighted(Residence.MAINLAND);
        String name = draw.of(GIVEN) + draw.of(GIVEN) + draw.of(TRADES) + "(示例)有限公司";
        return new Obligor(
                DebtorKind.ENTERPRISE,
                name,
                creditCode(draw),
                phones(draw, 980),
                mail(draw, 900, "accounts-"),
                seat.zone(),
                seat.province(),
                seat.language(),
                null);
    }

    private static List<String> phones(Draw draw, int perMille) {
        List<String> phones = new ArrayList<>();
        if (draw.chance(perMille)) {
            long number = draw.below(999_999_999);
            phones.add(phone(number));
            if (draw.chance(150)) {
                phones.add(phone(number + 1));
            }
        }
        return phones;
    }

    private static String phone(long number) {
        return String.format(Locale.ROOT, "+86100%09d", number);
    }

    private static @Nullable String mail(Draw draw, int perMille, String before) {
        return draw.chance(perMille) ? before + Long.toString(draw.below(1L << 40), 36) + "@example.com" : null;
    }

    /** 身份证号 (GB 11643): the check character is ISO 7064 MOD 11-2. */
    private static String identityNumber(Draw draw, String prefix) {
        LocalDate born = FIRST_BIRTH.plusDays(draw.below(BIRTHDAYS));
        String body = prefix + "99" + String.format(Locale.ROOT, "%02d", draw.below(100))
                + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format(Locale.ROOT, "%03d", draw.between(1, 999));
        int sum = 0;
        for (int i = 0; i < ID_WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return body + ID_CHECKS.charAt(sum % 11);
    }

    /** 统一社会信用代码 (GB 32100): 31 − Σ cᵢ·3ⁱ mod 31. */
    private static String creditCode(Draw draw) {
        StringBuilder code = new StringBuilder("91999999");
        while (code.length() < 17) {
            code.append(CODE_ALPHABET.charAt((int) draw.below(CODE_ALPHABET.length())));
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += CODE_ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return code.append(CODE_ALPHABET.charAt((31 - sum % 31) % 31)).toString();
    }
}
