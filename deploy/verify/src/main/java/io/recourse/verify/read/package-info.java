/** Where the facts come from: SQL, Kafka and the files of the run folder. */
@NullMarked
package io.recourse.verify.read;

import org.jspecify.annotations.NullMarked;
