package io.recourse.intake.domain;

/** What the vault knows of a party, by the names of the lender's statement. */
public enum IdentityField {
    NAME("name"),
    ID_NUMBER("idNumber"),
    PHONES("phones"),
    EMAIL("email");

    private final String key;

    IdentityField(String key) {
        this.key = key;
    }

    /** Its name in the statement. */
    public String key() {
        return key;
    }
}
