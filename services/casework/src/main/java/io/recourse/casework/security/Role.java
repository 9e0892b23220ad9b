package io.recourse.casework.security;

/** What a caller is, as its token says. */
public enum Role {
    /** A lender: its own tenant's rows. */
    LENDER,
    /** A law firm, venue, agency or channel provider: what it holds. */
    PARTNER,
    /** An operator of the platform: reads all tenants, retries parked subjects. */
    OPERATOR,
    /** The sandbox's runner. */
    SANDBOX
}
