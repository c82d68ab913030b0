/**
 * Keyed counts that add up: tables of tallies, distinct clients, and blocks of rows to move them.
 *
 * <p>In: keys and events. Out: rows that merge in any order to the same result. Knows addition and
 * order, not DNS. Next: {@code report}.
 */
package io.toptail.tally;
