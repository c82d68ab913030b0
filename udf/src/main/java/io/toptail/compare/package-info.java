/**
 * What changed between two periods, and is not noise.
 *
 * <p>In: how often each key of each dimension was counted in two periods, as a {@code Snapshot}
 * each; a list that is cut off says how large at most the rest is. Out: a {@code Comparison}, which
 * names the keys that are new, gone, risen or fallen. Knows counts, not where they come from. Next:
 * {@code report}.
 */
package io.toptail.compare;
