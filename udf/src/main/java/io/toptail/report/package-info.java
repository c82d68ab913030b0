/**
 * The report of a window as plain rows, and their text, CSV, JSON and HTML.
 *
 * <p>In: tallies and findings, already merged. Out: files of bytes. Times are nanoseconds since the
 * Unix epoch; names are presentation form, lower case, without the final dot; shares are fractions
 * of the window's counted queries. Next: {@code sink}.
 */
package io.toptail.report;
