/**
 * What is left out of the ranking by rule, and which rule left it out.
 *
 * <p>In: the operator's rules, and a question or a client. Out: the number of the one rule that
 * removes it, so that every removed query is accounted for once. Next: {@code detect}.
 */
package io.toptail.ignore;
