package io.toptail.jobs;

import io.toptail.analysis.AnalysisSettings;
import io.toptail.operator.FlowTallyOperator;
import io.toptail.operator.NameRollupOperator;
import io.toptail.operator.PacketTallyOperator;
import io.toptail.operator.ReportOperator;
import io.toptail.packet.FlowPacket;
import io.toptail.report.Baseline;
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
   * Draws packets → tallies (pieces of flows → their tallies beside), by name → roll-up → report.
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
    packets
        .union(flows(packets, settings, parallelism))
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
  private static DataStream<TallyBlock> flows(
      SingleOutputStreamOperator<TallyBlock> packets, AnalysisSettings settings, int parallelism) {
    return packets
        .getSideOutput(PacketTallyOperator.FLOW_PACKETS)
        .partitionCustom(FlowTallyOperator::partition, FlowPacket::flowKey)
        .transform(
            "tally flows", RecordType.TALLY_BLOCK, new FlowTallyOperator(settings, parallelism))
        .setParallelism(parallelism)
        .uid("tally-flows");
  }
}
