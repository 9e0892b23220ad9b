package io.recourse.segmentation.domain;

/** What happened to the profile of a case. */
public sealed interface ProfileEvent {

    /** The lender told something new. */
    record ProfileRecorded(String lender, Profile profile) implements ProfileEvent {}
}
