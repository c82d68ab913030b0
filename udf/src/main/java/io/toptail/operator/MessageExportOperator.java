package io.toptail.operator;

import io.toptail.capture.CaptureDamage;
import io.toptail.capture.PacketBatch;
import io.toptail.combine.DamagePlaces;
import io.toptail.combine.ExportSettings;
import io.toptail.combine.MessageExport;
import io.toptail.combine.PacketAccount;
import io.toptail.export.RowBlock;
import io.toptail.packet.FlowPacket;
import java.util.List;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Decodes inside the source's own task and passes on encoded rows, batch by batch. At the end it
 * gives the account of its packets as accumulators.
 */
public final class MessageExportOperator extends AbstractStreamOperator<RowBlock>
    implements OneInputStreamOperator<PacketBatch, RowBlock>, BoundedOneInput {
  /** Second output: TCP segments of DNS ports, and fragments. */
  public static final OutputTag<FlowPacket> FLOW_PACKETS = PacketTallyOperator.FLOW_PACKETS;

  /** Accumulator: the rows of the account. */
  public static final String ACCOUNT = "account";

  /** Accumulator: file, offset, length and reason of places that could not be read, by tabs. */
  public static final String DAMAGE = "damage";

  /** Accumulator: how many such places there are. */
  public static final String DAMAGES = "damages";

  private static final long serialVersionUID = 1L;

  /** So many places are named: of each task, which reads its files in their order, the first. */
  public static final int DAMAGES_NAMED = 10;

  private final ExportSettings settings;
  private transient MessageExport export;
  private transient InputCounters counters;
  private transient ListAccumulator<String> damage;
  private transient LongCounter damages;
  private transient DamagePlaces places;

  public MessageExportOperator(ExportSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    export =
        new MessageExport(
            settings,
            block -> output.collect(new StreamRecord<>(block)),
            packet -> output.collect(FLOW_PACKETS, new StreamRecord<>(packet)));
    counters = new InputCounters(settings.inputs(), getRuntimeContext());
    damage = new ListAccumulator<>();
    damages = new LongCounter();
    places = new DamagePlaces((file, place, open) -> damaged(file, place));
    getRuntimeContext().addAccumulator(DAMAGE, damage);
    getRuntimeContext().addAccumulator(DAMAGES, damages);
  }

  @Override
  public void processElement(StreamRecord<PacketBatch> record) {
    PacketBatch batch = record.getValue();
    int file = counters.file(batch);
    export.add(batch, file);
    counters.count(batch);
    places.add(batch, file);
  }

  private void damaged(int file, CaptureDamage lost) {
    if (damages.getLocalValuePrimitive() < DAMAGES_NAMED) {
      damage.add(file + "\t" + lost.offset() + "\t" + lost.length() + "\t" + lost.reason());
    }
    damages.add(1);
  }

  @Override
  public void endInput() {
    publish(export.account(), getRuntimeContext());
  }

  /** Adds a task's rows to the account of the job. */
  static void publish(List<PacketAccount.Row> rows, RuntimeContext context) {
    ListAccumulator<PacketAccount.Row> account = new ListAccumulator<>();
    rows.forEach(account::add);
    context.addAccumulator(ACCOUNT, account);
  }
}
