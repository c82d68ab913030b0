/**
 * The application: command line, options, inputs, and the jobs.
 *
 * <p>In: what the user typed. Out: a report, and an exit code.
 */
package io.toptail.jobs;
