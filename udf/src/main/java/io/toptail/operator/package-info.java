/**
 * The steps of {@code analysis} as Flink operators, and nothing more.
 *
 * <p>Rows are combined in tables of the operators' own and passed on before a checkpoint barrier
 * and at the end of input, so a batch execution needs no sort for them. Only the packets of TCP
 * streams and of fragmented datagrams are keyed, by flow. Next: {@code sink}.
 */
package io.toptail.operator;
