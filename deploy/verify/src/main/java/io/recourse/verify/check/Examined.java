package io.recourse.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a check has to say about one slice of the facts. */
public record Examined(long looked, List<Finding> findings) {
    public Examined {
        findings = List.copyOf(findings);
    }

    /** Collects while a check looks. */
    static final class Notes {
        private final Set<String> rules;
        private final List<Finding> findings = new ArrayList<>();
        private long looked;

        Notes(Check check) {
            rules = check.rules();
        }

        void look() {
            looked++;
        }

        void find(String rule, String where, String what) {
            if (!rules.contains(rule)) {
                throw new IllegalStateException("no rule is called " + rule);
            }
            findings.add(new Finding(rule, where, what));
        }

        void findUnless(boolean holds, String rule, String where, String what) {
            if (!holds) {
                find(rule, where, what);
            }
        }

        Examined end() {
            return new Examined(looked, findings);
        }
    }
}
