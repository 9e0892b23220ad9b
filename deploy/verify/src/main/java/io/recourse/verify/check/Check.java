package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.law.Law;
import java.util.List;
import java.util.Set;

/** Something that must be true of the facts. */
public interface Check {

    /** Everything that is checked, in the order of the report. */
    static List<Check> all(Law law) {
        return List.of(
                new AccountsExistOnce(),
                new JournalsHaveNoGaps(),
                new TopicsHoldTheJournals(),
                new EventsCanBeRead(),
                new LedgersAddUp(),
                new ProceedsArrive(),
                new StepsHappenOnce(),
                new ContactsKeepTheLaw(law),
                new ContactsAreLawfulWhenMade(law),
                new StrangersAreLeftAlone(),
                new AnswersAreObeyed(),
                new ContactsHaveLeave(),
                new LinksPassContactsOn(),
                new ActsAreCleared(),
                new DebitsAreTold(law),
                new CasesEndEverywhere(),
                new NothingLeftLying(),
                new FlowAddsUp());
    }

    /** Kebab-case. */
    String name();

    String sentence();

    /** What {@link Examined#looked} counts. */
    String unit();

    /** What it may find fault with, kebab-case; nothing else is ever found. */
    Set<String> rules();

    /** False where a run may rightly have none of what is looked at: a short one sells nothing. */
    default boolean everyRunHasSome() {
        return true;
    }

    Examined examine(Evidence evidence);
}
