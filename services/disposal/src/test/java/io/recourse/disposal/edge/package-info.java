/** The service as callers and topics meet it. */
@NullMarked
package io.recourse.disposal.edge;

import org.jspecify.annotations.NullMarked;
