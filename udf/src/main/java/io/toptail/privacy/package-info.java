/**
 * What a report may say of people: addresses become pseudonyms or networks, names that hold
 * addresses too.
 *
 * <p>In: addresses and names as captured. Out: the same, hidden, always in the same way for the
 * same key. Next: {@code detect}.
 */
package io.toptail.privacy;
