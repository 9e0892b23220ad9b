/** The whole stack by one command: real PostgreSQL, Kafka, Kafka Connect and the services as separate processes. */
@NullMarked
package io.recourse.local;

import org.jspecify.annotations.NullMarked;
