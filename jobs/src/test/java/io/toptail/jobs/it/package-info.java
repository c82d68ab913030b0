/**
 * Whole runs against the packaged program: a command line and captures come in; exit codes, what
 * was said, and the files of the report go out. Failsafe puts the shaded jar in the place of the
 * classes, so what is tested is what is shipped. Expected counts come from the generator's truth.
 */
package io.toptail.jobs.it;
