/**
 * The classes of published studies and of other tools, to compare with their numbers.
 *
 * <p>In: a question, or the name of a response. Out: its one class in each {@code CompatMode}, in
 * the order of evaluation that the mode's source prints. Beside, never instead of, the detectors of
 * {@code detect}. Next: {@code tally}.
 */
package io.toptail.compat;
