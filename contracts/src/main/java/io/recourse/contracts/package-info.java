/**
 * The published language of Recourse: the events the five services and their partners exchange, as sealed records.
 * Each record has a JSON Schema and golden examples under {@code contracts/events}; a released one never changes.
 */
@NullMarked
package io.recourse.contracts;

import org.jspecify.annotations.NullMarked;
