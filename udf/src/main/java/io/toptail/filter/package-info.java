/**
 * Which packets and messages are counted at all, and which filter holds the others back.
 *
 * <p>In: a time, or a decoded message with its endpoints. Out: the one {@code FilterOption} that
 * holds it back, so that every packet is accounted for once; or none. Next: {@code detect}.
 */
package io.toptail.filter;
