/** Who may do what on Kafka: topics, users and ACLs derived from the AsyncAPI document and the partner registry. */
@NullMarked
package io.recourse.local.access;

import org.jspecify.annotations.NullMarked;
