/** What holds for the whole service. */
@NullMarked
package io.recourse.casework;

import org.jspecify.annotations.NullMarked;
