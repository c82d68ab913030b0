package io.toptail.serde;

import io.toptail.packet.SerializedOctets;
import io.toptail.tally.TallyBlock;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Partition (4 octets), length (4 octets), rows. A block is immutable, so a copy is itself. */
public final class TallyBlockSerializer extends TypeSerializerSingleton<TallyBlock> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TallyBlock createInstance() {
    return new TallyBlock(0, new byte[0], 0);
  }

  @Override
  public TallyBlock copy(TallyBlock from) {
    return from;
  }

  @Override
  public TallyBlock copy(TallyBlock from, TallyBlock reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(TallyBlock block, DataOutputView target) throws IOException {
    target.writeInt(block.partition());
    target.writeInt(block.length());
    target.write(block.bytes(), 0, block.length());
  }

  @Override
  public TallyBlock deserialize(DataInputView source) throws IOException {
    int partition = source.readInt();
    byte[] bytes = SerializedOctets.read(source);
    return new TallyBlock(partition, bytes, bytes.length);
  }

  @Override
  public TallyBlock deserialize(TallyBlock reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    // Not target.write(source, length), which Flink's growing buffers refuse to grow for.
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<TallyBlock> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Tells Flink how to make the serializer anew. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TallyBlock> {
    public Snapshot() {
      super(TallyBlockSerializer::new);
    }
  }
}
