/**
 * Captures of known content: {@code toptail generate}.
 *
 * <p>In: how many queries, names and clients, and the share of each mistake. Out: a capture, and
 * the truth that was planted in it, counted packet by packet while writing and without any code
 * that analyzes, so that an analysis can be checked against it. The flow: {@code TrafficPlan}
 * decides what packet number n is, {@code TrafficGenerator} writes the packets in the order of
 * time, {@code Truth} counts them.
 *
 * <p>Beside that: messages in the shares of published studies ({@code MixGenerator}), and traffic
 * in which there is nothing to find ({@code HealthyGenerator}).
 */
package io.toptail.jobs.generate;
