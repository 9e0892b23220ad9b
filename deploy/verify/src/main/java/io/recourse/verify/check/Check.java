package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import java.util.List;

/** Something that must be true of the facts. */
public interface Check {

    /** Everything that is checked, in the order of the report. */
    List<Check> ALL = List.of(
            new AccountsExistOnce(),
            new JournalsHaveNoGaps(),
            new TopicsHoldTheJournals(),
            new EventsCanBeRead(),
            new LedgersAddUp(),
            new ProceedsArrive(),
            new StepsHappenOnce(),
            new ContactsKeepHours(),
            new ContactsKeepBudgets(),
            new ActsAreCleared(),
            new NothingLeftLying(),
            new FlowAddsUp());

    /** Kebab-case. */
    String name();

    String sentence();

    /** What {@link Examined#looked} counts. */
    String unit();

    Examined examine(Evidence evidence);
}
