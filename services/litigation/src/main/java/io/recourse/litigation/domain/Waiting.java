package io.recourse.litigation.domain;

import java.time.Instant;

/** Our own next step: it waits for its time and for a case without hindrance. */
interface Waiting {

    Docket docket();

    /** When the step is wanted. */
    Instant wantedAt();

    Act act();

    /** True once a person was warned that the last day for it is near. */
    boolean warned();

    CaseState.Live warned(boolean already);

    default Instant lastDay() {
        return docket().lastDayOf(act());
    }
}
