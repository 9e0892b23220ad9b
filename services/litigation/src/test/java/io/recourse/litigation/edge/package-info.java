/** The service as callers and topics meet it. */
@NullMarked
package io.recourse.litigation.edge;

import org.jspecify.annotations.NullMarked;
