/**
 * Rows of messages: one for each message, in one of several formats.
 *
 * <p>In: a decoded message with its endpoints. In between: blocks of encoded rows, which may
 * travel. Out: the bytes of a file, in the order of the blocks or of time. Next: {@code analysis}.
 */
package io.toptail.export;
