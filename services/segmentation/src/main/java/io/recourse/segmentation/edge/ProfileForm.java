package io.recourse.segmentation.edge;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Problem;
import io.recourse.segmentation.domain.InvalidPolicy;
import io.recourse.segmentation.domain.Profile;
import io.recourse.segmentation.domain.ProfileReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what a lender tells of a debtor: its form by the published JSON Schema, then what it says by the domain. */
@Singleton
class ProfileForm {

    /** A profile's row holds it, and its journal holds each that was told. */
    static final int MOST_BYTES = 32 * 1024;

    private static final int MOST_FAULTS = 50;

    private final String text = resource();
    private final Schema schema = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()))
            .getSchema(text);

    /** The JSON Schema of a profile. */
    String schema() {
        return text;
    }

    /** @throws BadInput with all that is wrong, each with its path as a JSON pointer; nothing that was written is quoted */
    Profile read(byte[] body) throws BadInput {
        if (body.length > MOST_BYTES) {
            throw new BadInput("body-too-large", null, "A profile has at most 32 KiB.");
        }
        Bodies.read(body, Object.class);
        List<Error> misfits = schema.validate(new String(body, StandardCharsets.UTF_8), InputFormat.JSON);
        if (!misfits.isEmpty()) {
            throw new BadInput(
                    misfits.stream().limit(MOST_FAULTS).map(ProfileForm::fault).toList());
        }
        Profile profile = Bodies.read(body, Profile.class);
        try {
            ProfileReader.judge(profile);
        } catch (InvalidPolicy e) {
            throw new BadInput(e.found().stream()
                    .limit(MOST_FAULTS)
                    .map(fault -> new Problem.Fault(fault.path(), "profile-invalid", fault.why()))
                    .toList());
        }
        return profile;
    }

    /** What was written may be a name: only where it stands is said, and what its form should be. */
    private static Problem.Fault fault(Error misfit) {
        String at = misfit.getInstanceLocation().toString();
        return switch (misfit.getKeyword()) {
            case "additionalProperties" -> new Problem.Fault(at, "field-unknown", "A field here is not known.");
            case "required" ->
                new Problem.Fault(at + "/" + misfit.getProperty(), "field-missing", "This field is needed.");
            default -> new Problem.Fault(at, "schema", "This does not fit " + misfit.getKeyword() + " of the schema.");
        };
    }

    private static String resource() {
        try (InputStream in = ProfileForm.class.getResourceAsStream("/schema/Profile.v1.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("no schema of a profile");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
