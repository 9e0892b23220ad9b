package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseEvent.InterestRested;
import io.recourse.intake.domain.CaseEvent.TitleTaken;
import io.recourse.intake.domain.CaseInput.EnforcementSuspended;
import io.recourse.intake.domain.CaseInput.TitleHeard;
import io.recourse.intake.domain.CaseInput.TitleTold;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.limitation.LimitationPolicy;
import io.recourse.rules.money.JudgmentInterest;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What becomes of a debt after judgment (民事诉讼法 art. 264; the interpretation of 2014): a title, doubled interest, and the
 * days on which none runs. Doubled interest is posted as interest is, on the days of payments and when a case closes with a
 * balance; what a title or a suspension that comes late changes of what has been posted is one adjustment, {@code judgment}.
 */
record Titles(CasePolicies policies, Standing standing, Limits limits) {

    private static final String REASON = "judgment";

    /** Proceedings interrupt the limitation until they end, and a title ends them (民法典 art. 195). */
    Decision<CaseEvent> heard(Open open, TitleHeard told, Instant now) {
        if (!told.claim().currency().equals(open.ledger().currency())
                || told.claim().minor() <= 0) {
            throw new IllegalStateException("a title is for a sum in the currency of the case");
        }
        CasePolicy policy = policies.of(open.account());
        LimitationPolicy forum = policy.limitation();
        LocalDate effectiveOn = JudgmentInterest.lastDayBefore(told.at(), forum.forum());
        LocalDate performBy =
                policy.judgmentInterest().performBy(told.route(), told.at(), policy.calendar(), forum.forum());
        Story story = new Story(open);
        InterruptionCause cause =
                told.route() == Route.PAYMENT_ORDER ? InterruptionCause.PAYMENT_ORDER : InterruptionCause.SUIT;
        limits.ended(story, cause, told.at(), "title/" + told.at());
        take(story, new Title(effectiveOn, performBy, told.claim().minor(), null, false), now);
        return story.end();
    }

    /** The lender reads it from the title. */
    Decision<CaseEvent> told(Open open, TitleTold told, Instant now) {
        Money general = told.generalInterest();
        String currency = open.ledger().currency();
        if (!told.awarded().currency().equals(currency) || !general.currency().equals(currency)) {
            return Decision.refuse("currency-mismatch", "awarded", "a case keeps its currency");
        }
        if (told.awarded().minor() <= 0) {
            return Decision.refuse("award-not-positive", "awarded", "a title is for more than nothing");
        }
        if (general.minor() < 0 || general.minor() > told.awarded().minor()) {
            return Decision.refuse(
                    "general-interest-not-in-award",
                    "generalInterest",
                    "general interest is a part of what is awarded");
        }
        LocalDate today = policies.of(open.account()).limitation().dayOf(now);
        if (told.effectiveOn().isAfter(today)) {
            return Decision.refuse("title-from-future", "effectiveOn", "a title has taken effect before it is told");
        }
        if (told.performBy().isBefore(told.effectiveOn())) {
            return Decision.refuse(
                    "performance-before-title", "performBy", "nobody must perform before the title takes effect");
        }
        Story story = new Story(open);
        long awarded = told.awarded().minor();
        take(story, new Title(told.effectiveOn(), told.performBy(), awarded, general.minor(), true), now);
        return story.end();
    }

    Decision<CaseEvent> suspended(Open open, EnforcementSuspended told, Instant now) {
        if (told.to() != null && told.to().isBefore(told.from())) {
            return Decision.refuse("suspension-ends-before-it-begins", "to", "it ends on its first day or later");
        }
        Judgment.Stop stop = new Judgment.Stop("suspension/" + told.suspensionId(), false, told.from(), told.to());
        Ledger ledger = open.ledger();
        if (ledger.judgment().stops().contains(stop) || ledger.judgment().overtakes(stop)) {
            return Decision.nothing();
        }
        Story story = new Story(open);
        story.add(new InterestRested(stop));
        recount(story, now);
        return story.end();
    }

    /** What a pause was decided to do, and what it does to the interest: in bankruptcy none runs (企业破产法 art. 46). */
    Decision<CaseEvent> paused(Open open, Decision<CaseEvent> decision, Instant now) {
        if (!(decision instanceof Decision.Accepted<CaseEvent> accepted)
                || accepted.events().isEmpty()) {
            return decision;
        }
        Story story = new Story(open);
        accepted.events().forEach(story::add);
        accepted.tells().forEach(story::tell);
        recount(story, now);
        return story.end();
    }

    private void take(Story story, Title title, Instant now) {
        if (title.replaces(story.open().ledger().judgment().title())) {
            story.add(new TitleTaken(title));
            recount(story, now);
        }
    }

    /** Where less interest ran than was paid, the latest payment goes back by so much. */
    private void recount(Story story, Instant now) {
        Open open = story.open();
        LocalDate oldestBefore = open.ledger().oldestUnpaidDue();
        Reckoning after = policies.reckon(open.account(), open.ledger());
        Standing.adjust(story, REASON, after.balance(), after.oldestUnpaidDue());
        Standing.refund(story, after.credit());
        standing.follow(story, oldestBefore, now);
    }
}
