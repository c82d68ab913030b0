package io.toptail.jobs;

import io.toptail.analysis.ExportSettings;
import io.toptail.export.RowBlock;
import io.toptail.operator.MessageExportOperator;
import io.toptail.operator.RowWriterOperator;
import io.toptail.serde.RecordType;
import io.toptail.source.CaptureFile;
import io.toptail.source.CaptureSource;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The only place where the graph of {@code messages} is drawn. */
final class MessagesPipeline {
  private MessagesPipeline() {}

  /**
   * Draws packets → rows → writer.
   *
   * <p>In the order of the input there is one task that reads: it reads files and packets in their
   * order, and nothing has to wait for its turn in memory. In the order of time there are as many
   * as are wanted, since the writer sorts; more streams of rows may be united with this one then.
   *
   * @param sortBytes budget of the sort by time; 0 for the order of the input
   */
  static void draw(
      StreamExecutionEnvironment environment,
      ExportSettings settings,
      RowWriterOperator.Destination destination,
      long sortBytes) {
    int readers = sortBytes > 0 ? environment.getParallelism() : 1;
    write(rows(environment, settings, readers), settings, destination, sortBytes);
  }

  private static DataStream<RowBlock> rows(
      StreamExecutionEnvironment environment, ExportSettings settings, int readers) {
    List<CaptureFile> files =
        settings.inputs().stream()
            .map(input -> new CaptureFile(input.uri(), input.bytes()))
            .toList();
    int tasks = Math.min(readers, files.size());
    return environment
        .fromSource(
            CaptureSource.of(files),
            WatermarkStrategy.noWatermarks(),
            "captures",
            RecordType.PACKET_BATCH)
        .setParallelism(tasks)
        .uid("captures")
        .transform("rows of messages", RecordType.ROW_BLOCK, new MessageExportOperator(settings))
        .setParallelism(tasks)
        .uid("rows-of-messages");
  }

  private static void write(
      DataStream<RowBlock> rows,
      ExportSettings settings,
      RowWriterOperator.Destination destination,
      long sortBytes) {
    rows.transform(
            "write rows",
            Types.STRING,
            new RowWriterOperator(settings.format(), destination, sortBytes))
        .setParallelism(1)
        .uid("write-rows")
        .sinkTo(new DiscardingSink<>())
        .setParallelism(1)
        .name("end")
        .uid("end");
  }
}
