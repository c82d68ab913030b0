/**
 * Reusable functions of toptail, in the order in which data flows: {@code capture}, {@code packet},
 * {@code dns}, {@code name}, {@code detect}, {@code tally}, {@code ledger}, {@code report}; then,
 * knowing Flink, {@code serde}, {@code source}, {@code operator}, {@code sink}. A package imports
 * only from those before it.
 */
package io.toptail;
