package io.recourse.segmentation.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a case got its strategy, in words that its lender can read to the debtor (个人信息保护法 art. 24), and as it was then.
 *
 * @param rank of the strategy; null if it is the default, which takes whom no other takes
 * @param when its condition as it was written; null if it is the default
 * @param facts what the condition asked, with what the case answered
 */
public record Chosen(@Nullable Integer rank, @Nullable String when, Map<String, String> facts) {
    public Chosen {
        facts = Map.copyOf(facts);
    }

    static Chosen of(Strategy strategy, Strategy.Situation situation) {
        Strategy.When when = strategy.when();
        return when == null
                ? new Chosen(null, null, Map.of())
                : new Chosen(when.rank(), when.text(), CaseFact.asked(when.text(), situation));
    }
}
