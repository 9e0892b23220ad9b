package io.recourse.verify.control;

import io.recourse.verify.check.CasesEndEverywhere;
import io.recourse.verify.evidence.Balance;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Story;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cases that are over and go on. */
final class EndControls {

    private EndControls() {}

    static List<Control> all() {
        return Stream.concat(
                        Stream.of(new Control(
                                "a case fully paid and left open",
                                CasesEndEverywhere.class,
                                "paid-and-open",
                                EndControls::paid)),
                        Stream.of("intake", "segmentation", "negotiation", "litigation", "disposal")
                                .map(service -> new Control(
                                        "a closed case that goes on in " + service,
                                        CasesEndEverywhere.class,
                                        "still-open",
                                        e -> goesOn(e, service))))
                .toList();
    }

    private static @Nullable Evidence goesOn(Evidence evidence, String service) {
        Evidence closed = Plant.in(evidence, p -> p.add(Story.INTAKE, p.late(), new Fact.CaseClosed(p.late())));
        return closed == null
                ? null
                : closed.withSubjects(closed.subjects().stream()
                        .map(s -> s.isCaseOf(service) ? s.at("planted") : s)
                        .toList());
    }

    private static @Nullable Evidence paid(Evidence evidence) {
        Evidence open = evidence.withPosts(evidence.posts().stream()
                .filter(p -> !(p.fact() instanceof Fact.CaseClosed))
                .toList());
        return Plant.in(open, p -> {
            Balance nothing = new Balance(p.balance().currency(), 0, 0, 0);
            return p.add(Story.INTAKE, p.late(), new Fact.BalanceAdjusted("planted", p.balance(), nothing, false));
        });
    }
}
