package io.toptail.serde;

import io.toptail.capture.PacketBatch;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Batches in the form of {@link PacketBatch#writeTo}. In the pipeline as it is drawn they never
 * leave their task, so this runs only where object reuse is off.
 */
public final class PacketBatchSerializer extends TypeSerializerSingleton<PacketBatch> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public PacketBatch createInstance() {
    return new PacketBatch();
  }

  @Override
  public PacketBatch copy(PacketBatch from) {
    return copy(from, new PacketBatch());
  }

  @Override
  public PacketBatch copy(PacketBatch from, PacketBatch reuse) {
    reuse.copyFrom(from);
    return reuse;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(PacketBatch batch, DataOutputView target) throws IOException {
    batch.writeTo(target);
  }

  @Override
  public PacketBatch deserialize(DataInputView source) throws IOException {
    return deserialize(new PacketBatch(), source);
  }

  @Override
  public PacketBatch deserialize(PacketBatch reuse, DataInputView source) throws IOException {
    reuse.readFrom(source);
    return reuse;
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    deserialize(source).writeTo(target);
  }

  @Override
  public TypeSerializerSnapshot<PacketBatch> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Tells Flink how to make the serializer anew. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PacketBatch> {
    public Snapshot() {
      super(PacketBatchSerializer::new);
    }
  }
}
