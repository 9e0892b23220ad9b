package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a case is among the episodes of its account: one debt, overdue more than once. Each tells the next how many promises
 * and agreements were broken up to then, whenever that changes.
 *
 * @param debt names the debt over all of them; null of the first
 * @param brokenBefore promises and agreements broken in the episodes before, as the former told
 * @param next the episode after this one; null while none has begun
 */
public record Episodes(
        @Nullable String debt, int brokenBefore, @Nullable String next) {

    static final Episodes ONE = new Episodes(null, 0, null);

    Episodes of(String named) {
        return new Episodes(named, brokenBefore, next);
    }

    Episodes after(int broken) {
        return new Episodes(debt, broken, next);
    }

    Episodes before(String later) {
        return new Episodes(debt, brokenBefore, later);
    }

    /** The account was overdue before: the former episode is asked what was broken. */
    static Decision<CaseEvent> began(CaseFile file, CaseInput.EpisodeBegan began) {
        return file.debt().equals(began.debt())
                ? Decision.nothing()
                : Decision.<CaseEvent>accept(new CaseEvent.EpisodeKept(began.debt(), began.former()))
                        .tell(theCase(began.former()), new CaseInput.NextEpisodeBegan(file.caseId()));
    }

    /** It hears what was broken now, and later whatever changes. */
    static Decision<CaseEvent> ended(CaseFile file, CaseInput.NextEpisodeBegan next) {
        return next.caseId().equals(file.episodes().next())
                ? Decision.nothing()
                : Decision.<CaseEvent>accept(new CaseEvent.NextEpisodeNoted(next.caseId()))
                        .tell(theCase(next.caseId()), new CaseInput.BrokenBefore(file.brokenOfDebt()));
    }

    static Decision<CaseEvent> broken(CaseFile file, CaseInput.BrokenBefore told) {
        return told.promises() == file.episodes().brokenBefore()
                ? Decision.nothing()
                : Decision.accept(new CaseEvent.BrokenBeforeNoted(told.promises()));
    }

    /** The next episode hears of a verdict that was changed. */
    static Decision<CaseEvent> telling(CaseState.Known known, Decision<CaseEvent> decided) {
        String next = known.file().episodes().next();
        if (next == null || !(decided instanceof Decision.Accepted<CaseEvent> accepted)) {
            return decided;
        }
        CaseState after = known;
        for (CaseEvent event : accepted.events()) {
            after = CaseHistory.evolve(after, event);
        }
        int broken = ((CaseState.Known) after).file().brokenOfDebt();
        return broken == known.file().brokenOfDebt()
                ? decided
                : accepted.tell(theCase(next), new CaseInput.BrokenBefore(broken));
    }

    private static SubjectId theCase(String id) {
        return new SubjectId(CaseDecider.KIND, id);
    }
}
