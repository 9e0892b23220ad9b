/** Business time, and the looks that take subjects through their due deadlines. */
@NullMarked
package io.recourse.casework.clock;

import org.jspecify.annotations.NullMarked;
