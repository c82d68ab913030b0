/**
 * Habits of single clients: detectors that look at the transactions of one client in the order of
 * time.
 *
 * <p>Part of {@code detect}, whose {@code DetectorAssembly} takes them from {@code
 * BehaviourDetectors}. Each is a {@code HistoryDetector} and its {@code ClientWatch}. What a watch
 * remembers is bounded, and said in its class; a transaction allocates nothing but growth.
 *
 * <p>A finding about a client as a whole carries the name of the first query that shows it, which
 * is also the packet that serves as evidence.
 */
package io.toptail.detect.behaviour;
