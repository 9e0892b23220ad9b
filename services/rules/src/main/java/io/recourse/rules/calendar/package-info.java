/** Working days, civil-law terms, days past due: arithmetic on dates, always with the zone named. */
@NullMarked
package io.recourse.rules.calendar;

import org.jspecify.annotations.NullMarked;
