@NullMarked
package io.recourse.segmentation.stress;

import org.jspecify.annotations.NullMarked;
