/** What must be true of the facts: pure functions, a class and a sentence each. */
@NullMarked
package io.recourse.verify.check;

import org.jspecify.annotations.NullMarked;
