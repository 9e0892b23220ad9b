package io.recourse.negotiation.edge;

import io.recourse.casework.query.Reckoned;
import io.recourse.negotiation.domain.Agreements.Progress;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseState;
import io.recourse.negotiation.domain.Dispatch;
import io.recourse.negotiation.domain.TemplateBook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What the view of a case says beyond its state: how far what was agreed is paid. */
@Singleton
class CaseViews {

    /** @param agreements in the order in which they were made */
    public record AgreedNow(List<Progress> agreements) {}

    @Produces
    @Singleton
    Reckoned agreed(NegotiationConfig config, TemplateBook templates) {
        CaseDecider decider = NegotiationKinds.cases(
                config.provider(), new Dispatch(templates, config.carriers().byChannel()));
        return (state, now) -> {
            List<Progress> agreements =
                    state instanceof CaseState.Known known ? decider.agreements(known.file(), now) : List.of();
            return agreements.isEmpty() ? null : new AgreedNow(agreements);
        };
    }
}
