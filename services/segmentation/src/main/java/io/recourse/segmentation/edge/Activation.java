package io.recourse.segmentation.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Fields;
import io.recourse.rules.identifiers.Identities;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something that judges people may be put in force. */
@Schema(name = "Activation", description = "Why it may be put in force.")
public record Activation(
        @Schema(description = "Where the assessment of its impact on people stands (PIPL art. 55).")
        String impactAssessment) {

    /** What a body names. */
    static String assessment(byte[] body) throws BadInput {
        return Fields.nobodysId(
                Bodies.read(body, Activation.class).impactAssessment(), "impactAssessment", Identities::holdsAny);
    }
}
