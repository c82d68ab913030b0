/**
 * How the records of the pipeline travel through Flink: type information and serializers.
 *
 * <p>Next: {@code source}.
 */
package io.toptail.serde;
