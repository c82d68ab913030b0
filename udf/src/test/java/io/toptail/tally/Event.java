package io.toptail.tally;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Something to count, and the plain way to count it that tables are compared with. */
record Event(String key, long events, long names, long time, int file, long client) {
  /** What an entry should say. */
  static final class Expected {
    long count;
    long names;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    int file;
    boolean seen;
    final Set<Long> clients = new HashSet<>();

    void add(Event event) {
      count += event.events;
      names += event.names;
      if (!seen || event.time < first || event.time == first && event.file < file) {
        first = event.time;
        file = event.file;
      }
      seen = true;
      last = Math.max(last, event.time);
      clients.add(event.client);
    }
  }

  byte[] bytes() {
    return key.getBytes(StandardCharsets.ISO_8859_1);
  }

  int addTo(TallyTable table) {
    byte[] bytes = bytes();
    int entry = table.entry(bytes, 0, bytes.length);
    table.count(entry, events, time, file);
    table.countNames(entry, names);
    table.addClient(entry, client);
    return entry;
  }

  static Map<String, Expected> expected(List<Event> events) {
    Map<String, Expected> expected = new HashMap<>();
    events.forEach(e -> expected.computeIfAbsent(e.key, k -> new Expected()).add(e));
    return expected;
  }

  /** Few keys that come often, some with thousands of clients, and times at both ends. */
  static List<Event> random(Random random, int count, int keys) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int key = (int) (keys * Math.pow(random.nextDouble(), 3));
      events.add(
          new Event(
              "key " + key,
              random.nextInt(5),
              random.nextInt(3),
              time(random),
              random.nextInt(4),
              hash(random.nextInt(4000))));
    }
    return events;
  }

  static long hash(int client) {
    byte[] bytes = Integer.toString(client).getBytes(StandardCharsets.ISO_8859_1);
    return KeyHash.of(bytes, 0, bytes.length);
  }

  private static long time(Random random) {
    return switch (random.nextInt(50)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      default -> random.nextInt(100) * 1_000_000_000L;
    };
  }
}
