package io.toptail.jobs;

import io.toptail.history.EventBlock;
import io.toptail.operator.ClientHistoryOperator;
import io.toptail.operator.FlowTallyOperator;
import io.toptail.operator.NameRollupOperator;
import io.toptail.operator.PacketTallyOperator;
import io.toptail.operator.ReportOperator;
import io.toptail.packet.FlowPacket;
import io.toptail.report.Baseline;
import io.toptail.row.AnalysisSettings;
import io.toptail.serde.RecordType;
import io.toptail.source.CaptureSource;
import io.toptail.source.SplitPlan;
import io.toptail.tally.TallyBlock;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The only place where the graph is drawn. */
final class AnalysisPipeline {
  private AnalysisPipeline() {}

  /**
   * Draws packets → tallies (pieces of flows → their tallies beside; events of both → histories of
   * clients), by name → roll-up → report.
   *
   * @param splits the inputs, in their order, divided into splits
   * @param baseline an earlier report to compare with; null for none
   * @param receiver takes the finished report
   */
  static void draw(
      StreamExecutionEnvironment environment,
      AnalysisSettings settings,
      SplitPlan splits,
      Baseline baseline,
      ReportOperator.Receiver receiver) {
    int parallelism = environment.getParallelism();
    int readers = Math.min(parallelism, splits.splits());
    SingleOutputStreamOperator<TallyBlock> packets =
        environment
            .fromSource(
                CaptureSource.of(splits.files()),
                WatermarkStrategy.noWatermarks(),
                "captures",
                RecordType.PACKET_BATCH)
            .setParallelism(readers)
            .uid("captures")
            .transform(
                "tally packets",
                RecordType.TALLY_BLOCK,
                new PacketTallyOperator(settings, parallelism))
            .setParallelism(readers)
            .uid("tally-packets");
    SingleOutputStreamOperator<TallyBlock> flows = flows(packets, settings, parallelism);
    DataStream<TallyBlock> tallies = packets.union(flows);
    if (settings.history()) {
      tallies = tallies.union(histories(packets, flows, settings, parallelism));
    }
    tallies
        .partitionCustom((partition, partitions) -> partition, TallyBlock::partition)
        .transform("roll up names", RecordType.TALLY_BLOCK, new NameRollupOperator(settings))
        .setParallelism(parallelism)
        .uid("roll-up-names")
        .transform("report", Types.STRING, new ReportOperator(settings, baseline, receiver))
        .setParallelism(1)
        .uid("report")
        .sinkTo(new DiscardingSink<>())
        .setParallelism(1)
        .name("end")
        .uid("end");
  }

  /** TCP segments and fragments, put together flow by flow. */
  private static SingleOutputStreamOperator<TallyBlock> flows(
      SingleOutputStreamOperator<TallyBlock> packets, AnalysisSettings settings, int parallelism) {
    return packets
        .getSideOutput(PacketTallyOperator.FLOW_PACKETS)
        .partitionCustom(FlowTallyOperator::partition, FlowPacket::flowKey)
        .transform(
            "tally flows", RecordType.TALLY_BLOCK, new FlowTallyOperator(settings, parallelism))
        .setParallelism(parallelism)
        .uid("tally-flows");
  }

  /** Queries and responses, joined and looked at client by client. */
  private static DataStream<TallyBlock> histories(
      SingleOutputStreamOperator<TallyBlock> packets,
      SingleOutputStreamOperator<TallyBlock> flows,
      AnalysisSettings settings,
      int parallelism) {
    return packets
        .getSideOutput(PacketTallyOperator.EVENTS)
        .union(flows.getSideOutput(PacketTallyOperator.EVENTS))
        .partitionCustom((partition, partitions) -> partition, EventBlock::partition)
        .transform(
            "look at clients",
            RecordType.TALLY_BLOCK,
            new ClientHistoryOperator(settings, parallelism))
        .setParallelism(parallelism)
        .uid("look-at-clients");
  }
}
