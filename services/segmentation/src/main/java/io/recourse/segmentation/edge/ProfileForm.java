package io.recourse.segmentation.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.segmentation.domain.Profile;
import io.recourse.segmentation.domain.ProfileReader;
import jakarta.inject.Singleton;

/** Reads what a lender tells of a debtor: its form by the published JSON Schema, then what it says by the domain. */
@Singleton
class ProfileForm {

    private final Form<Profile> form = new Form<>("Profile", Profile.class, ProfileReader::judge);

    /** The JSON Schema of a profile. */
    String schema() {
        return form.schema();
    }

    /** @throws BadInput with all that is wrong, each with its path as a JSON pointer; nothing that was written is quoted */
    Profile read(byte[] body) throws BadInput {
        return form.read(body);
    }
}
