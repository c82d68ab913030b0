/**
 * Rows that the steps of an analysis hand on: their keys ({@code RowKind} lists all kinds), what
 * the numbers in them mean, which partition completes them; and what every step knows, the settings
 * and the registries.
 *
 * <p>In: settings. Out: keys of the tables of {@code tally}, and text for what a report may show of
 * them. Next: {@code combine}.
 */
package io.toptail.row;
