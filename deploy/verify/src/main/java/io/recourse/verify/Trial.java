package io.recourse.verify;

import io.recourse.verify.check.Check;
import io.recourse.verify.check.Examined;
import io.recourse.verify.check.Finding;
import io.recourse.verify.control.Control;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.law.Agreement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hears the facts slice by slice, every check on each; a fault is planted in the first slice that has a place for it. */
public final class Trial {
    /** Counterexamples that are shown of a check. */
    public static final int EXAMPLES = 5;

    private final Map<Check, Sum> sums = new LinkedHashMap<>();
    private final List<Control> controls;
    private final Map<Control, Boolean> found = new LinkedHashMap<>();
    private final Agreement agreement;
    private long accounts;

    private static final class Sum {
        private long looked;
        private long found;
        private final List<Finding> examples = new ArrayList<>();
    }

    /** @param agreement of the checker's own guard with the conformance vectors */
    public Trial(Agreement agreement, List<Check> checks, List<Control> controls) {
        this.agreement = agreement;
        checks.forEach(check -> sums.put(check, new Sum()));
        this.controls = List.copyOf(controls);
    }

    public void hear(Evidence slice) {
        accounts += slice.accepted().size();
        sums.forEach((check, sum) -> {
            Examined examined = check.examine(slice);
            sum.looked += examined.looked();
            sum.found += examined.findings().size();
            examined.findings().stream()
                    .limit(EXAMPLES - (long) sum.examples.size())
                    .forEach(sum.examples::add);
            controls.stream()
                    .filter(c -> c.check() == check.getClass() && !found.containsKey(c))
                    .forEach(c -> plant(c, check, slice, new HashSet<>(examined.findings())));
        });
    }

    private void plant(Control control, Check check, Evidence slice, Set<Finding> known) {
        Evidence spoiled = control.spoiling().spoil(slice);
        if (spoiled != null) {
            found.put(
                    control,
                    check.examine(spoiled).findings().stream()
                            .anyMatch(f -> f.rule().equals(control.rule()) && !known.contains(f)));
        }
    }

    public Verdict verdict() {
        List<Verdict.Checked> checked = new ArrayList<>();
        sums.forEach((check, sum) -> checked.add(new Verdict.Checked(
                check.name(),
                check.sentence(),
                check.unit(),
                sum.looked,
                sum.looked == 0 && check.everyRunHasSome(),
                sum.found,
                sum.examples)));
        List<Verdict.Controlled> controlled = new ArrayList<>();
        for (Control control : controls) {
            String name = sums.keySet().stream()
                    .filter(c -> c.getClass() == control.check())
                    .map(Check::name)
                    .findFirst()
                    .orElse("no check");
            boolean planted = found.containsKey(control);
            controlled.add(new Verdict.Controlled(
                    control.sentence(), name, planted, planted && found.getOrDefault(control, false)));
        }
        return new Verdict(accounts, agreement, checked, controlled);
    }
}
