/**
 * Where results go.
 *
 * <p>In: a finished report. Out: files, on any file system that Flink opens.
 */
package io.toptail.sink;
