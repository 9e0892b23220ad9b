package io.recourse.contracts;

/**
 * What partners write to their own topics. The topic names who said it (a lender, a law firm, a venue, a channel), the
 * record what was said; it is an input to be judged, not an event of ours.
 */
public sealed interface PartnerMessage permits AccountPushed, CourtReported, VenueReported, ContactReported {}
