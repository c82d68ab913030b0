/**
 * Mistakes that show in a single question or message, in what a client does over time, in what all
 * clients together ask, or in the records of a response: what it is, who can end it, and how.
 *
 * <p>In: a {@code Question}, that is a distinct name, type and class with the facts of {@code
 * name}; or a {@code QueryMessage}. Out: the one {@code Detector} that claims it, or none. In: the
 * {@code Transaction}s of a client in the order of time; a {@code SubjectHistory}, that is a name,
 * domain or server with counts of what became of its queries; or a {@code ResponseMessage}. Out:
 * findings beside those. Next: {@code tally}.
 *
 * <p>To add a detector:
 *
 * <ol>
 *   <li>A list of names is a registry (a tab-separated file beside {@code
 *       io.toptail.name.Registry}) and a row of {@code listed.yaml}. Any other rule is a class that
 *       extends {@code QuestionDetector}: its {@code DetectorInfo}, the facts without which it need
 *       not be asked, and {@code matches}; or a {@code MessageDetector}; or a {@code
 *       HistoryDetector} with its {@code ClientWatch}; or a {@code SubjectDetector} or {@code
 *       ResponseDetector}.
 *   <li>Add a class to {@code DetectorAssembly}. Its precedence decides who claims a question that
 *       two detectors match: the more specific cause has the smaller number.
 *   <li>Add at least five questions that it claims to {@code vectors.txt} of the tests, and five
 *       that look alike but are something else, or healthy.
 * </ol>
 */
package io.toptail.detect;
