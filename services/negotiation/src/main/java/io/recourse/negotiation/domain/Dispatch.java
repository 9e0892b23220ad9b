package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.negotiation.domain.CaseEvent.TextChosen;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * By which text and which adapter a granted contact goes out. What the effect carries is the template and derived facts; its
 * adapter makes the words of them when it sends.
 */
public final class Dispatch {

    /** Names the carrier of what people do: no adapter, but tasks that they see and take. */
    public static final String PEOPLE = "task";

    private final TemplateBook templates;
    private final Map<Channel, String> carriers;

    /** @param carriers the adapter of every channel, or {@link #PEOPLE} */
    public Dispatch(TemplateBook templates, Map<Channel, String> carriers) {
        this.templates = templates;
        this.carriers = new EnumMap<>(carriers);
        for (Channel channel : Channel.values()) {
            if (!carriers.containsKey(channel)) {
                throw new IllegalArgumentException("no adapter carries " + channel);
            }
        }
    }

    /** The same, with people for one channel. */
    public Dispatch peopleFor(Channel channel) {
        Map<Channel, String> with = new EnumMap<>(carriers);
        with.put(channel, PEOPLE);
        return new Dispatch(templates, with);
    }

    TextChosen text(Step step, String attemptId, Debtor whom) {
        return new TextChosen(
                attemptId, templates.of(step.tone(), step.channel()).id(), TemplateBook.languageOf(whom.language()));
    }

    /** Whether an adapter words and carries it, and nobody has to by hand. */
    boolean sends(Channel channel) {
        return !PEOPLE.equals(carriers.get(channel));
    }

    /** By which text a debit is told. */
    TextChosen notice(String attemptId, Channel channel, Debtor whom) {
        return new TextChosen(attemptId, templates.notice(channel).id(), TemplateBook.languageOf(whom.language()));
    }

    /** @param says what its text leaves open besides what every text may */
    Decision.Accepted<CaseEvent> handOver(
            Decision.Accepted<CaseEvent> accepted,
            CaseFile file,
            Debtor whom,
            Step step,
            TextChosen text,
            Map<String, String> says,
            Instant now,
            Instant until) {
        Effect effect = effect(file, whom, step, text, now, until);
        Map<String, String> body = new HashMap<>(effect.body());
        body.putAll(says);
        return accepted.effect(new Effect(effect.adapter(), effect.ref(), body, until));
    }

    /** To people as a task, else to the channel's adapter. */
    Decision.Accepted<CaseEvent> handOver(
            Decision.Accepted<CaseEvent> accepted,
            CaseFile file,
            Debtor whom,
            Step step,
            TextChosen text,
            Instant now,
            Instant until) {
        return PEOPLE.equals(carriers.get(step.channel()))
                ? Task.ofContact(file, whom, step, text, now, until).wanted(accepted)
                : accepted.effect(effect(file, whom, step, text, now, until));
    }

    private Effect effect(CaseFile file, Debtor whom, Step step, TextChosen text, Instant now, Instant until) {
        ZoneId zone = whom.zone();
        String carrier = carriers.get(step.channel());
        if (carrier == null) {
            throw new IllegalStateException("no adapter carries " + step.channel());
        }
        return new Effect(
                carrier,
                text.attemptId(),
                Map.of(
                        "channel", step.channel().name(),
                        "tone", step.tone().name(),
                        "step", step.code(),
                        "party", whom.party(),
                        "language", whom.language(),
                        "template", text.template(),
                        "lender", file.lender(),
                        "amount", file.balance().total().text(),
                        "date", LocalDate.ofInstant(now, zone).toString()),
                until);
    }
}
