package io.toptail.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionedEventsTest {
  private static final HexFormat HEX = HexFormat.of();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {0, 1 << 16, 1 << 30})
  void givesBackWhatCameClientByClientInItsOrder(long memory) throws IOException {
    Random random = new Random(memory);
    Map<String, List<String>> expected = new TreeMap<>();
    try (PartitionedEvents events = new PartitionedEvents(memory, this::file)) {
      for (int i = 0; i < 50_000; i++) {
        byte[] client = client(random.nextInt(400));
        byte[] record = new byte[1 + random.nextInt(EventRecord.MAX_LENGTH)];
        random.nextBytes(record);
        events.add(client, 0, client.length, record, record.length);
        expected
            .computeIfAbsent(HEX.formatHex(client), k -> new ArrayList<>())
            .add(HEX.formatHex(record));
      }
      assertThat(drain(events)).isEqualTo(expected);
      assertThat(drain(events)).isEmpty();
    }
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void makesNoFileUnlessItIsNeeded() {
    try (PartitionedEvents events =
        new PartitionedEvents(
            1 << 20,
            () -> {
              throw new AssertionError("there is memory left");
            })) {
      for (int i = 0; i < 1000; i++) {
        byte[] client = client(i);
        events.add(client, 0, client.length, new byte[80], 80);
      }
      assertThat(drain(events)).hasSize(1000);
    }
  }

  /** The events of each client, which all come from one part. */
  private static Map<String, List<String>> drain(PartitionedEvents events) {
    Map<String, List<String>> found = new TreeMap<>();
    Map<String, Integer> partOf = new HashMap<>();
    for (int part = 0; part < events.parts(); part++) {
      int here = part;
      events.drain(
          part,
          (client, offset, length, record, at, recordLength) -> {
            String name = HEX.formatHex(client, offset, offset + length);
            assertThat(partOf.merge(name, here, (a, b) -> a)).isEqualTo(here);
            found
                .computeIfAbsent(name, k -> new ArrayList<>())
                .add(HEX.formatHex(record, at, at + recordLength));
          });
    }
    return found;
  }

  private static byte[] client(int number) {
    byte[] address = new byte[number % 3 == 0 ? 16 : 4];
    address[0] = 10;
    address[2] = (byte) (number >> 8);
    address[3] = (byte) number;
    return address;
  }

  private Path file() {
    try {
      Path file = Files.createTempFile(folder, "events", "");
      Files.delete(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
