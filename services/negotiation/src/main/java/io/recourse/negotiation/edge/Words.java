package io.recourse.negotiation.edge;

import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.Placeholder;
import io.recourse.negotiation.domain.Template.Text;
import io.recourse.negotiation.domain.TemplateBook;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes words of what an effect carries, at the moment of sending; they are written down nowhere. */
final class Words {

    /** As an effect carries it: {@code 1000.00 CNY}. */
    private static final Pattern MONEY = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ([A-Z]{3})");

    private static final int HALF = 5;

    private final TemplateBook templates;
    private final String answerTo;
    private final Map<String, String> lenderNames;

    Words(TemplateBook templates, String answerTo, Map<String, String> lenderNames) {
        this.templates = templates;
        this.answerTo = answerTo;
        this.lenderNames = Map.copyOf(lenderNames);
        require("answer-to", answerTo, 60);
        lenderNames.forEach((id, name) -> require("lender-names of " + id, name, 40));
    }

    /** What is configured is said as the texts are, so nothing starts by what no text may say. */
    private void require(String property, String value, int longest) {
        String named = "recourse.negotiation." + property;
        if (value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(named + " has 1 to " + longest + " characters");
        }
        templates.forbidden(value).ifPresent(found -> {
            throw new IllegalArgumentException(named + " says what nobody may say (" + found.code() + ", "
                    + found.zone().rule() + ")");
        });
    }

    /** Empty for an effect of a release without templates, and for a template that this release does not have. */
    Optional<Text> of(Task task) {
        Map<String, String> body = task.body();
        String template = body.get("template");
        if (template == null || !templates.has(template)) {
            return Optional.empty();
        }
        String language = field(body, "language");
        Map<Placeholder, String> values = new EnumMap<>(Map.of(
                Placeholder.AMOUNT, money(field(body, "amount"), language),
                Placeholder.CASE_REF, reference(task),
                Placeholder.LENDER, lender(body),
                Placeholder.DATE, field(body, "date"),
                Placeholder.ANSWER_TO, answerTo));
        if (body.containsKey("debitAmount")) {
            values.put(Placeholder.DEBIT_AMOUNT, money(field(body, "debitAmount"), language));
            values.put(Placeholder.DEBIT_DATE, field(body, "debitDate"));
            values.put(Placeholder.MANDATE, field(body, "mandate"));
        }
        return Optional.of(templates.text(template, Channel.valueOf(field(body, "channel")), language, values));
    }

    /** As people write it: {@code CNY 1,000.00}, and {@code 人民币1,000.00元}. */
    static String money(String amount, String language) {
        Matcher money = MONEY.matcher(amount);
        if (!money.matches()) {
            return amount;
        }
        BigDecimal value = new BigDecimal(money.group(1));
        String grouped = String.format(Locale.ROOT, "%,." + value.scale() + "f", value);
        return money.group(2).equals("CNY") && language.startsWith("zh")
                ? "人民币" + grouped + "元"
                : money.group(2) + " " + grouped;
    }

    /**
     * The first ten characters of the case's id, {@code 4F2A9-1C0B3}: the lender's own number of the account is not told to this
     * service. The list of cases, which is in the order of ids, begins with it where {@code after} is these ten.
     */
    static String reference(Task task) {
        String id = task.subject().id().toUpperCase(Locale.ROOT);
        return id.length() <= 2 * HALF ? id : id.substring(0, HALF) + '-' + id.substring(HALF, 2 * HALF);
    }

    /** What the lender of an effect is called. */
    String lender(Map<String, String> body) {
        String id = field(body, "lender");
        return lenderNames.getOrDefault(id, id);
    }

    String answerTo() {
        return answerTo;
    }

    static String field(Map<String, String> body, String name) {
        String value = body.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the effect lacks " + name);
        }
        return value;
    }
}
