/** Segmentation: how fast cases are scored, grouped and segmented, and whom that is measured beside. */
@NullMarked
package io.recourse.bench.segmentation;

import org.jspecify.annotations.NullMarked;
