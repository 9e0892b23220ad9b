/** What holds for the whole service. */
@NullMarked
package io.recourse.litigation;

import org.jspecify.annotations.NullMarked;
