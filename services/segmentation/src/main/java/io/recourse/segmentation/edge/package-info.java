/** Everything of segmentation that touches the world: doors, files, translations. */
@NullMarked
package io.recourse.segmentation.edge;

import org.jspecify.annotations.NullMarked;
