package io.recourse.segmentation.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.segmentation.domain.StrategyDocument;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Reads what people write of a strategy: its form by the published JSON Schema, then what it says by the domain. */
@Singleton
class StrategyForm {

    private final Form<StrategyDocument> form;

    @Inject
    StrategyForm(InForce inForce) {
        this.form = new Form<>(
                "Strategy", StrategyDocument.class, document -> inForce.reader().read(document));
    }

    /** The JSON Schema of a strategy. */
    String schema() {
        return form.schema();
    }

    /** @throws BadInput with all that is wrong, each with its path as a JSON pointer; nothing that was written is quoted */
    StrategyDocument read(byte[] body) throws BadInput {
        return form.read(body);
    }
}
