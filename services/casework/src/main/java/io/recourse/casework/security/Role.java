package io.recourse.casework.security;

/** What a caller is, as its token says. */
public enum Role {
    /** A lender: its own tenant's rows. */
    LENDER,
    /** A law firm, venue, agency or channel provider: what it holds. */
    PARTNER,
    /** An adapter of another service of ours: asks who somebody is, for the lender it names in each request. */
    ADAPTER,
    /** An operator of the platform: reads all tenants, retries parked subjects. */
    OPERATOR,
    /** The sandbox's runner. */
    SANDBOX
}
