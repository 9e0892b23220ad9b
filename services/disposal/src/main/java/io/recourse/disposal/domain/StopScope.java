package io.recourse.disposal.domain;

/** How far a stop reaches. */
public enum StopScope {
    /** Only a sale whose day has not come (拍卖变卖规定 art. 19). */
    BEFORE_THE_DAY,
    /** Any sale without a winner (art. 14). */
    UNSOLD,
    /** Everything that is not paid for yet; a winner gets the deposit back. */
    ALL
}
