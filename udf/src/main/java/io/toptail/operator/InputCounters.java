package io.toptail.operator;

import io.toptail.capture.PacketBatch;
import io.toptail.row.AnalysisSettings.InputFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.core.fs.Path;

/** Says which input a batch is of, and counts how much was read, for who waits for the job. */
public final class InputCounters {
  /** Accumulator: packets counted so far. */
  public static final String PACKETS = "packets";

  /** Accumulator: bytes of captures read so far, as they are when decompressed. */
  public static final String BYTES = "bytes";

  /** Accumulator: batches out of compressed captures. */
  public static final String COMPRESSED = "compressed batches";

  private final Map<String, Integer> fileNumbers = new HashMap<>();
  private final LongCounter packets;
  private final LongCounter bytes;
  private final LongCounter compressed;
  private String lastUri;
  private int file;

  InputCounters(List<InputFile> inputs, RuntimeContext context) {
    for (int i = 0; i < inputs.size(); i++) {
      fileNumbers.put(new Path(inputs.get(i).uri()).toString(), i);
    }
    packets = counter(context, PACKETS);
    bytes = counter(context, BYTES);
    compressed = counter(context, COMPRESSED);
  }

  private static LongCounter counter(RuntimeContext context, String name) {
    LongCounter counter = new LongCounter();
    context.addAccumulator(name, counter);
    return counter;
  }

  /** The number of the file that a batch is of. */
  int file(PacketBatch batch) {
    if (!batch.uri().equals(lastUri)) {
      lastUri = batch.uri();
      file = fileNumber(lastUri);
    }
    return file;
  }

  /** Counts a batch, after {@link #file} was asked. */
  void count(PacketBatch batch) {
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
}
