package io.toptail.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A table against a hash map of the same events. */
class TallyTableTest {
  @Property(tries = 60)
  void countsWhatAMapCounts(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int keys) {
    List<Event> events = Event.random(new Random(seed), 6000, keys);
    TallyTable table = new TallyTable();
    events.forEach(event -> event.addTo(table));
    assertSame(table, Event.expected(events));
  }

  @Property(tries = 20)
  void isAsNewAfterClear(@ForAll long seed) {
    Random random = new Random(seed);
    TallyTable table = new TallyTable();
    for (int round = 0; round < 3; round++) {
      List<Event> events = Event.random(random, 3000, 1 + random.nextInt(2000));
      events.forEach(event -> event.addTo(table));
      assertSame(table, Event.expected(events));
      table.clear();
      assertThat(table.size()).isZero();
    }
  }

  @Property(tries = 20)
  void numbersEntriesInTheOrderOfInsertion(@ForAll @IntRange(min = 1, max = 3000) int keys) {
    TallyTable table = new TallyTable();
    for (int i = 0; i < keys; i++) {
      assertThat(entry(table, "k" + i)).isEqualTo(i);
      assertThat(table.inserted()).isTrue();
    }
    for (int i = 0; i < keys; i++) {
      assertThat(entry(table, "k" + i)).isEqualTo(i);
      assertThat(table.inserted()).isFalse();
    }
  }

  @Example
  void takesKeysFromNothingToTheLongest() {
    TallyTable table = new TallyTable();
    byte[] bytes = new byte[TallyTable.MAX_KEY + 1];
    for (int length = 0; length <= TallyTable.MAX_KEY; length += 7) {
      table.count(table.entry(bytes, 0, length), length + 1L, 0, 0);
    }
    table.count(table.entry(bytes, 1, TallyTable.MAX_KEY), 5, 0, 0);
    for (int length = 0; length <= TallyTable.MAX_KEY; length += 7) {
      int entry = table.entry(bytes, 0, length);
      assertThat(table.keyLength(entry)).isEqualTo(length);
      assertThat(table.count(entry)).isEqualTo(length + 1L);
    }
    assertThatThrownBy(() -> table.entry(bytes, 0, bytes.length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4097");
  }

  @Example
  void comparesKeysAsUnsignedOctetsAndShorterFirst() {
    TallyTable table = new TallyTable();
    int a = entry(table, "a");
    int ab = entry(table, "ab");
    int high = entry(table, "\u00ff");
    assertThat(table.compareKeys(a, ab)).isNegative();
    assertThat(table.compareKeys(high, ab)).isPositive();
    assertThat(table.compareKeys(ab, ab)).isZero();
  }

  @Example
  void keepsTheAttributeApartFromTheFile() {
    TallyTable table = new TallyTable();
    int entry = entry(table, "a");
    assertThat(table.attribute(entry)).isZero();
    table.setAttribute(entry, -7);
    table.count(entry, 1, 5, 3);
    assertThat(table.attribute(entry)).isEqualTo(-7);
    assertThat(table.file(entry)).isEqualTo(3);
    table.setAttribute(entry, 1 << 30);
    assertThat(table.file(entry)).isEqualTo(3);
  }

  @Example
  void remembersTheFileOfAnEventAtTheEndOfTime() {
    TallyTable table = new TallyTable();
    int entry = entry(table, "a");
    table.count(entry, 1, Long.MAX_VALUE, 5);
    assertThat(table.file(entry)).isEqualTo(5);
  }

  @Example
  void takesNoOctetsAfterClear() {
    TallyTable table = new TallyTable();
    long empty = table.bytes();
    for (int i = 0; i < 100_000; i++) {
      table.addClient(entry(table, "key " + i), Event.hash(i));
    }
    assertThat(table.bytes()).isGreaterThan(100_000 * 80);
    table.clear();
    assertThat(table.bytes()).isEqualTo(empty);
  }

  private static int entry(TallyTable table, String key) {
    byte[] bytes = key.getBytes(StandardCharsets.ISO_8859_1);
    return table.entry(bytes, 0, bytes.length);
  }

  static void assertSame(TallyTable table, Map<String, Event.Expected> expected) {
    assertThat(table.size()).isEqualTo(expected.size());
    for (int entry = 0; entry < table.size(); entry++) {
      Event.Expected counted = expected.get(TallyRows.key(table, entry));
      assertThat(table.count(entry)).isEqualTo(counted.count);
      assertThat(table.names(entry)).isEqualTo(counted.names);
      assertThat(table.first(entry)).isEqualTo(counted.first);
      assertThat(table.last(entry)).isEqualTo(counted.last);
      assertThat(table.file(entry)).isEqualTo(counted.file);
      int clients = counted.clients.size();
      assertThat(table.clientsEstimated(entry)).isEqualTo(clients > DistinctSets.EXACT);
      double error = table.clientsEstimated(entry) ? 6 * DistinctSets.STANDARD_ERROR * clients : 0;
      assertThat((double) Math.abs(table.clients(entry) - clients)).isLessThanOrEqualTo(error);
    }
  }
}
