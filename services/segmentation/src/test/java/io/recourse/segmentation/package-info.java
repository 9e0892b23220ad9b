/** What holds for the whole service. */
@NullMarked
package io.recourse.segmentation;

import org.jspecify.annotations.NullMarked;
