package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.rules.identifiers.Lei;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who books a lender's payments and hands out references, under one name at every door. */
final class Servicer {

    /** {@link Ids} takes 255 bytes; what is longer than any schema allows identifies nobody. */
    private static final int LONGEST = 255;

    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");

    /** A clearing system's code of ISO 20022 (ExternalClearingSystemIdentification1Code) and a member's number in it. */
    private static final Pattern MEMBER = Pattern.compile("([A-Z0-9]{1,5})/([!-.0-~]{1,35})");

    private Servicer() {}

    /**
     * As a lender writes it: a BIC, an LEI, or {@code CNAPS/102100099996}.
     *
     * @throws BadInput {@code field-invalid}
     */
    static String named(String said, String field) throws BadInput {
        String upper = said.toUpperCase(Locale.ROOT);
        String bic = ofBic(said);
        if (bic != null) {
            return bic;
        }
        if (Lei.isValid(upper)) {
            return "LEI/" + upper;
        }
        Matcher member = MEMBER.matcher(said);
        if (member.matches()) {
            return "CLR/" + member.group(1) + "/" + member.group(2);
        }
        throw new BadInput(
                "field-invalid",
                field,
                "A servicer is a BIC, an LEI, or its number in a clearing system such as CNAPS/102100099996.");
    }

    /**
     * By the first of these that is told: BIC, LEI, number in a clearing system, other id. Its name says nothing.
     *
     * @param agent null where the message has none
     */
    static @Nullable String of(@Nullable IsoElement agent) {
        if (agent == null) {
            return null;
        }
        String bic = agent.said("FinInstnId/BICFI", "FinInstnId/BIC", "FinInstnId/CmbndId/BIC");
        String known = bic == null ? null : ofBic(bic);
        if (known != null) {
            return known;
        }
        String lei = agent.said("FinInstnId/LEI");
        if (lei != null) {
            return bounded("LEI/" + lei.toUpperCase(Locale.ROOT));
        }
        String member = agent.said("FinInstnId/ClrSysMmbId/MmbId", "FinInstnId/ClrSysMmbId/Id");
        if (member != null) {
            String system = agent.said("FinInstnId/ClrSysMmbId/ClrSysId/Cd", "FinInstnId/ClrSysMmbId/ClrSysId/Prtry");
            return bounded("CLR/" + (system == null ? "" : system) + "/" + member);
        }
        String other = agent.said("FinInstnId/Othr/Id", "FinInstnId/PrtryId/Id");
        return other == null ? null : bounded("OTH/" + other);
    }

    /** The BIC of a head office is the same with and without XXX. */
    private static @Nullable String ofBic(String said) {
        String bic = said.toUpperCase(Locale.ROOT);
        if (!BIC.matcher(bic).matches()) {
            return null;
        }
        return "BIC/" + (bic.length() == 8 ? bic + "XXX" : bic);
    }

    private static @Nullable String bounded(String servicer) {
        return servicer.getBytes(StandardCharsets.UTF_8).length <= LONGEST && !AccountRef.hasControlCharacter(servicer)
                ? servicer
                : null;
    }
}
