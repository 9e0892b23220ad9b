/** The service as callers and topics meet it. */
@NullMarked
package io.recourse.negotiation.edge;

import org.jspecify.annotations.NullMarked;
