/**
 * What responses say: addresses that mean something else, names that are written wrong, chains that
 * do not end, flags and records that are missing.
 *
 * <p>Part of {@code detect}, whose {@code DetectorAssembly} takes them from {@code
 * ContentDetectors}. Each is a {@code ResponseDetector}.
 */
package io.toptail.detect.content;
