@NullMarked
package io.recourse.bench.segmentation;

import org.jspecify.annotations.NullMarked;
