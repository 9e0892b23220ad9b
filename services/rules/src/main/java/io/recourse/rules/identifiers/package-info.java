/** Check digits and the text that no store can hold. */
@NullMarked
package io.recourse.rules.identifiers;

import org.jspecify.annotations.NullMarked;
