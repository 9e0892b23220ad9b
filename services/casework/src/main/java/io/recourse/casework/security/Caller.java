package io.recourse.casework.security;

/**
 * Who calls, as the token says.
 *
 * @param name who it is; the sender of its receipts
 * @param tenant the lender whose rows it may touch; {@code "-"} for callers who have none
 */
public record Caller(String name, String tenant, Role role) {

    /** Name of the request property that carries the caller. */
    public static final String PROPERTY = "recourse.caller";
}
