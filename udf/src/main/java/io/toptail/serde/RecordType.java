package io.toptail.serde;

import io.toptail.capture.PacketBatch;
import io.toptail.export.RowBlock;
import io.toptail.history.EventBlock;
import io.toptail.packet.FlowPacket;
import io.toptail.tally.TallyBlock;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Type information of a record with a serializer of its own. Such records are no keys.
 *
 * @param <T> the record
 */
public final class RecordType<T> extends TypeInformation<T> {
  /** Batches of packets, from the source to the operator that it is chained to. */
  public static final RecordType<PacketBatch> PACKET_BATCH =
      new RecordType<>(PacketBatch.class, new PacketBatchSerializer());

  /** Blocks of rows, between the steps. */
  public static final RecordType<TallyBlock> TALLY_BLOCK =
      new RecordType<>(TallyBlock.class, new TallyBlockSerializer());

  /** Blocks of encoded rows, on their way to who writes them. */
  public static final RecordType<RowBlock> ROW_BLOCK =
      new RecordType<>(RowBlock.class, new RowBlockSerializer());

  /** Events of messages, to the operator that looks at clients. */
  public static final RecordType<EventBlock> EVENT_BLOCK =
      new RecordType<>(EventBlock.class, new EventBlockSerializer());

  /** Segments and fragments, to the operator that puts flows together. */
  public static final RecordType<FlowPacket> FLOW_PACKET =
      new RecordType<>(FlowPacket.class, new FlowPacketSerializer());

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final TypeSerializer<T> serializer;

  private RecordType(Class<T> type, TypeSerializer<T> serializer) {
    this.type = type;
    this.serializer = serializer;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof RecordType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordType<?> that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type.getName());
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
