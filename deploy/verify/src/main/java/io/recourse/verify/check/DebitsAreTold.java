package io.recourse.verify.check;

import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.ContactResult;
import io.recourse.verify.evidence.Fact.DebitMade;
import io.recourse.verify.evidence.Fact.DebitTold;
import io.recourse.verify.evidence.Fact.MandateNoted;
import io.recourse.verify.evidence.Money;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import io.recourse.verify.law.Law;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the law wants it (12 CFR 1005.10(d)), a debit that differs from the one before under its mandate, or from what was agreed,
 * was told in writing so many days before, its amount and its day; unless the debtor chose a range in which he wants none.
 */
public final class DebitsAreTold implements Check {

    private static final Set<String> SENT = Set.of("DELIVERED", "CONVERSATION", "UNANSWERED");

    private final Law law;

    public DebitsAreTold(Law law) {
        this.law = law;
    }

    @Override
    public String name() {
        return "debits-are-told";
    }

    @Override
    public String sentence() {
        return "No debit of another amount than before or than agreed without a notice old enough, where the law wants one";
    }

    @Override
    public String unit() {
        return "debits";
    }

    @Override
    public Set<String> rules() {
        return Set.of("debit-not-told", "debit-told-late");
    }

    @Override
    public boolean everyRunHasSome() {
        return false;
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        Map<String, List<Fact>> rows = new HashMap<>();
        for (Entry row : evidence.journal()) {
            if (row.fact() instanceof DebitTold || row.fact() instanceof MandateNoted) {
                rows.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(row.fact());
            }
        }
        for (Story story : Story.all(evidence).values()) {
            Fact.CaseOpened opening = story.opening();
            Integer days = opening == null ? null : law.debitNoticeDays(opening.jurisdiction());
            if (opening != null && days != null) {
                new Debits(notes, story, rows.getOrDefault(story.caseId(), List.of()), days, ZoneId.of(opening.zone()))
                        .look();
            }
        }
        return notes.end();
    }

    /** A debit that was made, or may have been. */
    private record Before(String requestId, Money amount, Instant at) {}

    private record Debits(Examined.Notes notes, Story story, List<Fact> rows, int days, ZoneId zone) {

        void look() {
            Map<String, List<Money>> agreed = new HashMap<>();
            List<Before> before = new ArrayList<>();
            for (Post post : story.posts()) {
                switch (post.fact()) {
                    case Fact.Agreed a -> agreed.put(a.id(), a.instalments());
                    case Fact.DebitUnclear d -> before.add(new Before(d.requestId(), d.amount(), d.at()));
                    case Fact.Step s
                    when s.rule().equals("debit-end") ->
                        before.removeIf(b -> b.requestId().equals(s.ref()));
                    case DebitMade d -> {
                        before.removeIf(b -> b.requestId().equals(d.requestId()));
                        look(d, agreed.getOrDefault(d.agreementId(), List.of()), before);
                        before.add(new Before(d.requestId(), d.amount(), d.at()));
                    }
                    case Fact _ -> {}
                }
            }
        }

        private void look(DebitMade debit, List<Money> agreed, List<Before> before) {
            notes.look();
            MandateNoted mandate = mandate(debit.at());
            if (mandate != null && mandate.spares(debit.amount().minor())) {
                return;
            }
            boolean asAgreed = debit.instalment() <= agreed.size()
                    && agreed.get(debit.instalment() - 1).equals(debit.amount());
            Before last = before.stream()
                    .filter(b -> mandate == null || b.at().isAfter(mandate.from()))
                    .reduce((_, later) -> later)
                    .orElse(null);
            if (asAgreed && (last == null || last.amount().equals(debit.amount()))) {
                return;
            }
            List<DebitTold> told = rows.stream()
                    .filter(DebitTold.class::isInstance)
                    .map(DebitTold.class::cast)
                    .filter(t -> t.agreementId().equals(debit.agreementId())
                            && t.instalment() == debit.instalment()
                            && t.amount().equals(debit.amount()))
                    .toList();
            String what = debit.requestId() + " of " + debit.amount() + " at " + debit.at();
            if (told.isEmpty()) {
                notes.find("debit-not-told", story.caseId(), what);
            } else if (told.stream().noneMatch(t -> inTime(t, debit.at()))) {
                notes.find("debit-told-late", story.caseId(), what + ", told " + told);
            }
        }

        private @Nullable MandateNoted mandate(Instant at) {
            return rows.stream()
                    .filter(MandateNoted.class::isInstance)
                    .map(MandateNoted.class::cast)
                    .filter(m -> !m.from().isAfter(at))
                    .reduce((_, later) -> later)
                    .orElse(null);
        }

        /** Sent so many days before, not come back by then, and of no later day. */
        private boolean inTime(DebitTold told, Instant debitedAt) {
            LocalDate day = LocalDate.ofInstant(debitedAt, zone);
            boolean sent = false;
            for (ContactResult result : story.facts(ContactResult.class)) {
                Instant at = result.at();
                if (result.attemptId().equals(told.noticeId()) && at != null && !at.isAfter(debitedAt)) {
                    sent = SENT.contains(result.outcome())
                            && (sent
                                    || !LocalDate.ofInstant(at, zone)
                                            .plusDays(days)
                                            .isAfter(day));
                }
            }
            return sent && !told.debitOn().isAfter(day);
        }
    }
}
