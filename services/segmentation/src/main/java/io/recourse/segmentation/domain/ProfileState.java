package io.recourse.segmentation.domain;

/**
 * What is known of the debtor of one case.
 *
 * <pre>
 * Untold ──told──▶ Known ⟲ told otherwise
 * </pre>
 */
public sealed interface ProfileState {

    /** Nothing is known but the case. */
    record Untold(String caseId) implements ProfileState {}

    /** @param lender who told it */
    record Known(String caseId, String lender, Profile profile) implements ProfileState {}
}
