/**
 * Names, domains and servers as all clients together see them: names that are built into devices,
 * zones that are broken, attacked, or gone.
 *
 * <p>Part of {@code detect}, whose {@code DetectorAssembly} takes them from {@code ZoneDetectors}.
 * Each is a {@code SubjectDetector}, asked once for each distinct subject with what is known of it.
 */
package io.toptail.detect.zone;
