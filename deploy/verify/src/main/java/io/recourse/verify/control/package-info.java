/** Facts spoiled on purpose: a check that does not find them proves nothing. */
@NullMarked
package io.recourse.verify.control;

import org.jspecify.annotations.NullMarked;
