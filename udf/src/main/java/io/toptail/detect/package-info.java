/**
 * Mistakes that show in a single question: what it is, who can end it, and how.
 *
 * <p>In: a {@code Question}, that is a distinct name, type and class with the facts of {@code
 * name}. Out: the one {@code Detector} that claims it, or none. Next: {@code tally}.
 *
 * <p>To add a detector:
 *
 * <ol>
 *   <li>Write a class that extends {@code Detector}: its {@code DetectorInfo}, and {@code matches}.
 *       Names that it knows go into a registry (a tab-separated file beside {@code
 *       io.toptail.name.Registry}), not into code.
 *   <li>Add it to {@code DetectorCatalogue}. Its precedence decides who claims a question that two
 *       detectors match: the more specific cause has the smaller number.
 *   <li>Add at least five questions that it claims to {@code vectors.txt} of the tests, and five
 *       that look alike but are something else, or healthy.
 * </ol>
 */
package io.toptail.detect;
