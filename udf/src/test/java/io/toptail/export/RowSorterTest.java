package io.toptail.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RowSorterTest {
  @Property(tries = 100)
  void rowsComeInTheOrderOfTheirKeysWhateverFitsInMemory(
      @ForAll long seed,
      @ForAll boolean byTime,
      @ForAll @IntRange(min = 0, max = 20_000) int budget,
      @ForAll @IntRange(min = 2, max = 5) int mostRuns)
      throws IOException {
    Random random = new Random(seed);
    TreeMap<String, String> sorted = new TreeMap<>();
    List<RowBlock> blocks = new ArrayList<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      blocks.add(block(random, i, byTime, sorted));
    }
    Collections.shuffle(blocks, random);

    Path folder = Files.createTempDirectory("toptail");
    Lines lines = new Lines();
    try (RowSorter sorter = new RowSorter(byTime, budget, folder, mostRuns)) {
      for (RowBlock block : blocks) {
        sorter.add(block);
      }
      sorter.drainTo(lines);
    }
    assertThat(lines.rows).containsExactlyElementsOf(sorted.values());
    assertThat(folder).isEmptyDirectory();
    Files.delete(folder);
  }

  /** Rows of one packet each, but for the last two, and what they are sorted by. */
  private static RowBlock block(
      Random random, int id, boolean byTime, TreeMap<String, String> sorted) {
    int size = 1 + random.nextInt(20);
    int[] ends = new int[size];
    long[] times = new long[size];
    int[] files = new int[size];
    long[] positions = new long[size];
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < size; i++) {
      String row = "row " + id + " " + i + "x".repeat(random.nextInt(100)) + "\n";
      bytes.append(row);
      ends[i] = bytes.length();
      boolean again = i > 0 && i == size - 1;
      times[i] = again ? times[i - 1] : random.nextInt(5);
      files[i] = again ? files[i - 1] : random.nextInt(3);
      positions[i] = again ? positions[i - 1] : id * 100L + i;
      long time = byTime ? times[i] : 0;
      sorted.put(String.format("%d %d %08d %03d", time, files[i], positions[i], i), row);
    }
    byte[] octets = bytes.toString().getBytes(StandardCharsets.US_ASCII);
    return new RowBlock(true, octets, ends, times, files, positions);
  }

  private static final class Lines implements RowSink {
    final List<String> rows = new ArrayList<>();

    @Override
    public void row(byte[] bytes, int offset, int length) {
      rows.add(new String(bytes, offset, length, StandardCharsets.US_ASCII));
    }

    @Override
    public void finish() {
      // nothing is held back
    }
  }
}
