/** What specs of other modules may use of this one's. */
@NullMarked
package io.recourse.rules.spec;

import org.jspecify.annotations.NullMarked;
