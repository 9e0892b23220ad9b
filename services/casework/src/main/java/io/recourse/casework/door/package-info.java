/** The doors of a service: Kafka topics and HTTP, both leading to the desk. */
@NullMarked
package io.recourse.casework.door;

import org.jspecify.annotations.NullMarked;
