package io.toptail.serde;

import io.toptail.tally.TallyBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Any octets as a serialized block: they are refused with an {@link IOException}, or are a block
 * that is written as it was read.
 */
public final class TallyBlockFuzz {
  private static final TallyBlockSerializer SERIALIZER = new TallyBlockSerializer();

  private TallyBlockFuzz() {}

  /** Reads the block, and writes it again. */
  public static void fuzz(byte[] input) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(input);
    TallyBlock block;
    try {
      block = SERIALIZER.deserialize(in);
    } catch (IOException refused) {
      return;
    }
    byte[] read = Arrays.copyOf(input, input.length - in.available());
    if (!Arrays.equals(serialized(block), read)) {
      throw new AssertionError("another block");
    }
  }

  private static byte[] serialized(TallyBlock block) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    SERIALIZER.serialize(block, out);
    return out.getCopyOfBuffer();
  }

  /** Blocks of a few lengths. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    try {
      for (int length = 0; length < 300; length += 60) {
        seeds.add(serialized(new TallyBlock(length, new byte[length], length)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seeds;
  }
}
