package io.recourse.negotiation.edge;

import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.Placeholder;
import io.recourse.negotiation.domain.Template.Text;
import io.recourse.negotiation.domain.TemplateBook;
import java.util.Map;
import java.util.Optional;

/** Makes words of what an effect carries, at the moment of sending; they are written down nowhere. */
final class Words {

    private final TemplateBook templates;
    private final String answerTo;
    private final Map<String, String> lenderNames;

    Words(TemplateBook templates, String answerTo, Map<String, String> lenderNames) {
        this.templates = templates;
        this.answerTo = answerTo;
        this.lenderNames = Map.copyOf(lenderNames);
        if (answerTo.isBlank() || answerTo.length() > 60) {
            throw new IllegalArgumentException("recourse.negotiation.answer-to has 1 to 60 characters");
        }
        lenderNames.forEach((id, name) -> {
            if (name.isBlank() || name.length() > 40) {
                throw new IllegalArgumentException(
                        "recourse.negotiation.lender-names of " + id + " has 1 to 40 characters");
            }
        });
    }

    /** Empty for an effect of a release without templates, and for a template that this release does not have. */
    Optional<Text> of(Task task) {
        Map<String, String> body = task.body();
        String template = body.get("template");
        if (template == null || !templates.has(template)) {
            return Optional.empty();
        }
        Map<Placeholder, String> values = Map.of(
                Placeholder.AMOUNT, field(body, "amount"),
                Placeholder.CASE_REF, task.subject().id(),
                Placeholder.LENDER, lender(body),
                Placeholder.DATE, field(body, "date"),
                Placeholder.ANSWER_TO, answerTo);
        return Optional.of(
                templates.text(template, Channel.valueOf(field(body, "channel")), field(body, "language"), values));
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
