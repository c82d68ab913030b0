package io.toptail.serde;

import io.toptail.history.EventBlock;
import io.toptail.packet.SerializedOctets;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Partition (4 octets), length (4 octets), events. A block is immutable, so a copy is itself. */
public final class EventBlockSerializer extends TypeSerializerSingleton<EventBlock> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public EventBlock createInstance() {
    return new EventBlock(0, new byte[0], 0);
  }

  @Override
  public EventBlock copy(EventBlock from) {
    return from;
  }

  @Override
  public EventBlock copy(EventBlock from, EventBlock reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(EventBlock block, DataOutputView target) throws IOException {
    target.writeInt(block.partition());
    target.writeInt(block.length());
    target.write(block.bytes(), 0, block.length());
  }

  @Override
  public EventBlock deserialize(DataInputView source) throws IOException {
    int partition = source.readInt();
    byte[] bytes = SerializedOctets.read(source);
    return new EventBlock(partition, bytes, bytes.length);
  }

  @Override
  public EventBlock deserialize(EventBlock reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    // Not target.write(source, length), which Flink's growing buffers refuse to grow for.
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<EventBlock> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Tells Flink how to make the serializer anew. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<EventBlock> {
    public Snapshot() {
      super(EventBlockSerializer::new);
    }
  }
}
