package io.toptail.operator;

import io.toptail.analysis.AnalysisSettings;
import io.toptail.analysis.PacketTally;
import io.toptail.capture.PacketBatch;
import io.toptail.packet.FlowPacket;
import io.toptail.serde.RecordType;
import io.toptail.tally.TallyBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Decodes and combines inside the source's own task. Stateless for checkpoints: everything is
 * passed on before the barrier.
 */
public final class PacketTallyOperator extends AbstractStreamOperator<TallyBlock>
    implements OneInputStreamOperator<PacketBatch, TallyBlock>, BoundedOneInput {
  /** Accumulator: packets counted so far. */
  public static final String PACKETS = "packets";

  /** Accumulator: bytes of captures read so far, as they are when decompressed. */
  public static final String BYTES = "bytes";

  /** Accumulator: batches out of compressed captures. */
  public static final String COMPRESSED = "compressed batches";

  /** Second output: TCP segments of DNS ports, and fragments. */
  public static final OutputTag<FlowPacket> FLOW_PACKETS =
      new OutputTag<>("flow-packets", RecordType.FLOW_PACKET);

  private static final long serialVersionUID = 1L;

  private final AnalysisSettings settings;
  private final int partitions;
  private transient PacketTally tally;
  private transient Map<String, Integer> fileNumbers;
  private transient LongCounter packets;
  private transient LongCounter bytes;
  private transient LongCounter compressed;
  private transient String lastUri;
  private transient int file;

  /**
   * @param partitions parallelism of the next operator
   */
  public PacketTallyOperator(AnalysisSettings settings, int partitions) {
    this.settings = settings;
    this.partitions = partitions;
  }

  @Override
  public void open() throws Exception {
    super.open();
    tally =
        new PacketTally(
            settings, partitions, block -> output.collect(new StreamRecord<>(block)), this::emit);
    fileNumbers = new HashMap<>();
    List<AnalysisSettings.InputFile> inputs = settings.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      fileNumbers.put(new Path(inputs.get(i).uri()).toString(), i);
    }
    packets = counter(PACKETS);
    bytes = counter(BYTES);
    compressed = counter(COMPRESSED);
  }

  private void emit(FlowPacket packet) {
    output.collect(FLOW_PACKETS, new StreamRecord<>(packet));
  }

  private LongCounter counter(String name) {
    LongCounter counter = new LongCounter();
    getRuntimeContext().addAccumulator(name, counter);
    return counter;
  }

  @Override
  public void processElement(StreamRecord<PacketBatch> record) {
    PacketBatch batch = record.getValue();
    if (!batch.uri().equals(lastUri)) {
      lastUri = batch.uri();
      file = fileNumber(lastUri);
    }
    tally.add(batch, file);
    packets.add(batch.size());
    bytes.add(batch.position() - batch.start());
    compressed.add(batch.container().contains(",") ? 1 : 0);
  }

  private int fileNumber(String uri) {
    Integer number = fileNumbers.get(uri);
    if (number == null) {
      throw new IllegalStateException(
          "the source read " + uri + ", which is none of the inputs " + fileNumbers.keySet());
    }
    return number;
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    tally.flush();
  }

  @Override
  public void endInput() {
    tally.flush();
  }
}
