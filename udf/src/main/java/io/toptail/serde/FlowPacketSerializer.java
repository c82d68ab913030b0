package io.toptail.serde;

import io.toptail.packet.FlowPacket;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The fields in their order. A packet is immutable, so a copy is itself. */
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
    target.writeBoolean(packet.fragment());
    target.writeInt(packet.file());
    target.writeLong(packet.position());
    target.writeLong(packet.timeNanos());
    target.writeByte(packet.protocol());
    target.writeShort(packet.sourcePort());
    target.writeShort(packet.destinationPort());
    target.writeInt(packet.number());
    target.writeByte(packet.flags());
    target.writeShort(packet.fragmentOffset());
    target.writeByte(packet.addressLength());
    target.writeInt(packet.fullLength());
    target.writeInt(packet.octets().length);
    target.write(packet.octets());
  }

  @Override
  public FlowPacket deserialize(DataInputView source) throws IOException {
    return new FlowPacket(
        source.readBoolean(),
        source.readInt(),
        source.readLong(),
        source.readLong(),
        source.readUnsignedByte(),
        source.readUnsignedShort(),
        source.readUnsignedShort(),
        source.readInt(),
        source.readUnsignedByte(),
        source.readUnsignedShort(),
        source.readUnsignedByte(),
        source.readInt(),
        octets(source));
  }

  private static byte[] octets(DataInputView source) throws IOException {
    byte[] octets = new byte[source.readInt()];
    source.readFully(octets);
    return octets;
  }

  @Override
  public FlowPacket deserialize(FlowPacket reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
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
