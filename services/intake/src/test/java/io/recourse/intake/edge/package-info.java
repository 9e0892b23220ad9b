/** The service as callers and topics meet it. */
@NullMarked
package io.recourse.intake.edge;

import org.jspecify.annotations.NullMarked;
