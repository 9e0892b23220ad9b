/** The service as callers and topics meet it. */
@NullMarked
package io.recourse.segmentation.edge;

import org.jspecify.annotations.NullMarked;
