package io.recourse.casework.clock;

import java.time.Instant;

/** Business time: what rules count by. Live it is the wall's; in the sandbox it stands still until a runner moves it. */
public interface BusinessClock {

    /** Now, cut to microseconds. */
    Instant now();
}
