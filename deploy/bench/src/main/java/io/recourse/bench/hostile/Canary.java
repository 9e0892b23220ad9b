package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * Somebody who does not exist and is easily found again. All hostile input speaks of this person, so wherever the name, the
 * number or the telephone turns up outside the vault, personal data has leaked.
 */
final class Canary {

    static final String NAME = "Kanarienvogel";
    static final String PHONE = "+8619999871";
    private static final String BORN = "194907137";

    /** As they would stand in an answer, a log or a metric. */
    private static final List<String> TRACES = List.of(NAME, NAME.toLowerCase(Locale.ROOT), PHONE.substring(1), BORN);

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int PEOPLE = 1_000_000;

    private Canary() {}

    static boolean sings(String text) {
        return TRACES.stream().anyMatch(text::contains);
    }

    /** A person of the family with a number of its own, so that neighbours share no debtor. */
    static ObjectNode person(int number) {
        ObjectNode person = JsonNodeFactory.instance.objectNode();
        person.put("kind", "NATURAL").put("name", NAME + " " + number).put("idNumber", idNumber(number));
        person.putArray("phones").add(PHONE + String.format(Locale.ROOT, "%04d", Math.floorMod(number, 10_000)));
        person.put("email", NAME.toLowerCase(Locale.ROOT) + number + "@example.com");
        return person.put("zone", "Asia/Shanghai").put("province", "CN-BJ").put("language", "zh-CN");
    }

    /** Its check character (ISO 7064 MOD 11-2) is right: intake looks at it. */
    private static String idNumber(int number) {
        int own = Math.floorMod(number, PEOPLE);
        String body = String.format(Locale.ROOT, "11%04d%s%02d", own / 100, BORN, own % 100);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + CHECKS.charAt(sum % 11);
    }
}
