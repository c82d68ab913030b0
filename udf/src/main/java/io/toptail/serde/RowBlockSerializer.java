package io.toptail.serde;

import io.toptail.export.RowBlock;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Blocks in the form of {@link RowBlock#write}. A block is immutable, so a copy is itself. */
public final class RowBlockSerializer extends TypeSerializerSingleton<RowBlock> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public RowBlock createInstance() {
    return RowBlock.EMPTY;
  }

  @Override
  public RowBlock copy(RowBlock from) {
    return from;
  }

  @Override
  public RowBlock copy(RowBlock from, RowBlock reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(RowBlock block, DataOutputView target) throws IOException {
    block.write(target);
  }

  @Override
  public RowBlock deserialize(DataInputView source) throws IOException {
    return RowBlock.read(source);
  }

  @Override
  public RowBlock deserialize(RowBlock reuse, DataInputView source) throws IOException {
    return RowBlock.read(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<RowBlock> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Tells Flink how to make the serializer anew. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RowBlock> {
    public Snapshot() {
      super(RowBlockSerializer::new);
    }
  }
}
