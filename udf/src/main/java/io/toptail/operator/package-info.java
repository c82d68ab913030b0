/**
 * The steps of {@code analysis} as Flink operators, and nothing more.
 *
 * <p>None of them keeps keyed state: rows are combined in tables of their own and passed on before
 * a checkpoint barrier and at the end of input, so a batch execution needs no sort. Only packets of
 * TCP streams and fragments of datagrams travel, partitioned by flow. Next: {@code sink}.
 */
package io.toptail.operator;
