package io.toptail.serde;

import io.toptail.packet.FlowPacket;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Packets in the form of {@link FlowPacket#writeTo}. A packet is immutable, so a copy is itself.
 */
public final class FlowPacketSerializer extends TypeSerializerSingleton<FlowPacket> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public FlowPacket createInstance() {
    return new FlowPacket(false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, new byte[8]);
  }

  @Override
  public FlowPacket copy(FlowPacket from) {
    return from;
  }

  @Override
  public FlowPacket copy(FlowPacket from, FlowPacket reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(FlowPacket packet, DataOutputView target) throws IOException {
    packet.writeTo(target);
  }

  @Override
  public FlowPacket deserialize(DataInputView source) throws IOException {
    return FlowPacket.readFrom(source);
  }

  @Override
  public FlowPacket deserialize(FlowPacket reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    deserialize(source).writeTo(target);
  }

  @Override
  public TypeSerializerSnapshot<FlowPacket> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Tells Flink how to make the serializer anew. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<FlowPacket> {
    public Snapshot() {
      super(FlowPacketSerializer::new);
    }
  }
}
