package io.recourse.negotiation.domain;

import io.recourse.negotiation.domain.TaskInput.Collector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who is to do a task, by a rule that anybody can follow: of the collectors who speak the language, do not do it yet and have
 * room for one more, the one with the fewest tasks in hand; of several the first by id.
 *
 * @param reason why this one, in words
 */
record Allocation(String person, String reason) {

    /** The choice; empty if nobody is left. */
    static Optional<Allocation> of(Task task, List<String> already, List<Collector> collectors) {
        String language = TemplateBook.languageOf(task.language());
        List<Collector> who = collectors.stream()
                .filter(c -> c.languages().contains(language))
                .filter(c -> !already.contains(c.person()))
                .filter(c -> c.inHand() < c.most())
                .toList();
        return who.stream()
                .min(Comparator.comparingLong(Collector::inHand).thenComparing(Collector::person))
                .map(c -> new Allocation(
                        c.person(),
                        "fewest tasks in hand (" + c.inHand() + ") of " + who.size() + " who speak " + language
                                + " and have room"));
    }
}
