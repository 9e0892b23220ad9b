/** What holds for the whole service. */
@NullMarked
package io.recourse.disposal;

import org.jspecify.annotations.NullMarked;
