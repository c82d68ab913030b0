package io.toptail.jobs;

import io.toptail.combine.ExportSettings;
import io.toptail.export.RowBlock;
import io.toptail.operator.FlowExportOperator;
import io.toptail.operator.FlowTallyOperator;
import io.toptail.operator.MessageExportOperator;
import io.toptail.operator.RowWriterOperator;
import io.toptail.packet.FlowPacket;
import io.toptail.serde.RecordType;
import io.toptail.source.CaptureFile;
import io.toptail.source.CaptureSource;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The only place where the graph of {@code messages} is drawn. */
final class MessagesPipeline {
  private MessagesPipeline() {}

  /**
   * Draws packets → rows (pieces of flows → their rows beside) → writer.
   *
   * <p>In the order of the input there is one task that reads: it reads files and packets in their
   * order, and nothing has to wait for its turn in memory. In the order of time there are as many
   * as are wanted, since the writer sorts.
   */
  static void draw(
      StreamExecutionEnvironment environment,
      ExportSettings settings,
      RowWriterOperator.Destination destination) {
    int parallelism = environment.getParallelism();
    SingleOutputStreamOperator<RowBlock> rows =
        rows(environment, settings, settings.byTime() ? parallelism : 1);
    write(rows.union(flows(rows, settings, parallelism)), settings, destination);
  }

  private static SingleOutputStreamOperator<RowBlock> rows(
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

  /** TCP segments and fragments, put together flow by flow. */
  private static DataStream<RowBlock> flows(
      SingleOutputStreamOperator<RowBlock> rows, ExportSettings settings, int parallelism) {
    return rows.getSideOutput(MessageExportOperator.FLOW_PACKETS)
        .partitionCustom(FlowTallyOperator::partition, FlowPacket::flowKey)
        .transform("rows of flows", RecordType.ROW_BLOCK, new FlowExportOperator(settings))
        .setParallelism(parallelism)
        .uid("rows-of-flows");
  }

  private static void write(
      DataStream<RowBlock> rows,
      ExportSettings settings,
      RowWriterOperator.Destination destination) {
    rows.transform("write rows", Types.STRING, new RowWriterOperator(settings, destination))
        .setParallelism(1)
        .uid("write-rows")
        .sinkTo(new DiscardingSink<>())
        .setParallelism(1)
        .name("end")
        .uid("end");
  }
}
