/**
 * What a name is: its public suffix, its owner, whether its top label is delegated, and which
 * registries list it.
 *
 * <p>In: a name in wire form, lower case. Out: facts about the name, each worked out once per
 * distinct name. Next: {@code detect}.
 */
package io.toptail.name;
