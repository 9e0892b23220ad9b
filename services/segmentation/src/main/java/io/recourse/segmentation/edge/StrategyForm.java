package io.recourse.segmentation.edge;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Problem;
import io.recourse.segmentation.domain.InvalidPolicy;
import io.recourse.segmentation.domain.StrategyDocument;
import io.recourse.segmentation.domain.StrategyReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what people write of a strategy: its form by the published JSON Schema, then what it says by the domain. */
@Singleton
class StrategyForm {

    /** A version's row holds its document, and more. */
    private static final int MOST_BYTES = 32 * 1024;

    private static final int MOST_FAULTS = 50;

    private final String text = resource();
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text);
    private final StrategyReader reader;

    @Inject
    StrategyForm(InForce inForce) {
        this.reader = inForce.reader();
    }

    /** The JSON Schema of a strategy. */
    String schema() {
        return text;
    }

    /** @throws BadInput with all that is wrong, each with its path as a JSON pointer */
    StrategyDocument read(byte[] body) throws BadInput {
        if (body.length > MOST_BYTES) {
            throw new BadInput("body-too-large", null, "A strategy has at most 32 KiB.");
        }
        Bodies.read(body, Object.class);
        List<Error> misfits = schema.validate(new String(body, StandardCharsets.UTF_8), InputFormat.JSON);
        if (!misfits.isEmpty()) {
            throw new BadInput(
                    misfits.stream().limit(MOST_FAULTS).map(StrategyForm::fault).toList());
        }
        StrategyDocument document = Bodies.read(body, StrategyDocument.class);
        try {
            reader.read(document);
        } catch (InvalidPolicy e) {
            throw new BadInput(e.found().stream()
                    .limit(MOST_FAULTS)
                    .map(fault -> new Problem.Fault(fault.path(), "strategy-invalid", fault.why()))
                    .toList());
        }
        return document;
    }

    /** A field that is none of ours may be called anything: where it stands is said, and its name where a field is named. */
    private static Problem.Fault fault(Error misfit) {
        String at = misfit.getInstanceLocation().toString();
        return misfit.getKeyword().equals("additionalProperties")
                ? new Problem.Fault(at + "/" + misfit.getProperty(), "field-unknown", "This field is not known here.")
                : new Problem.Fault(at, "schema", misfit.getMessage());
    }

    private static String resource() {
        try (InputStream in = StrategyForm.class.getResourceAsStream("/schema/Strategy.v1.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("no schema of a strategy");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
