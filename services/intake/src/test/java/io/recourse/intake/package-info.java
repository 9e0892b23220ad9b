/** What holds for the whole service. */
@NullMarked
package io.recourse.intake;

import org.jspecify.annotations.NullMarked;
