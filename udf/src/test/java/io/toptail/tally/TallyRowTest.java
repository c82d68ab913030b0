package io.toptail.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Rows that move from table to table. */
class TallyRowTest {
  @Property(tries = 40)
  void anyPartitionMergedInAnyOrderIsTheSame(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int tables) {
    Random random = new Random(seed);
    List<Event> events = Event.random(random, 5000, 1 + random.nextInt(800));
    TallyTable whole = new TallyTable();
    TallyTable[] parts = new TallyTable[tables];
    Arrays.setAll(parts, i -> new TallyTable());
    for (Event event : events) {
      setAttribute(whole, event.addTo(whole));
      TallyTable part = parts[random.nextInt(tables)];
      setAttribute(part, event.addTo(part));
    }
    List<TallyBlock> blocks = new ArrayList<>();
    for (TallyTable part : parts) {
      blocks.addAll(TallyRows.blocks(part));
    }
    Collections.shuffle(blocks, random);
    TallyTable merged = TallyRows.merged(blocks);
    assertThat(TallyRows.content(merged)).isEqualTo(TallyRows.content(whole));
    TallyTableTest.assertSame(merged, Event.expected(events));
  }

  private static void setAttribute(TallyTable table, int entry) {
    table.setAttribute(entry, TallyRows.key(table, entry).hashCode());
  }

  @Property(tries = 20)
  void mergesEntriesOfOneTable(@ForAll long seed) {
    List<Event> events = Event.random(new Random(seed), 4000, 40);
    TallyTable table = new TallyTable();
    events.forEach(event -> event.addTo(table));
    List<Event> together = new ArrayList<>();
    events.forEach(
        e -> together.add(new Event("all", e.events(), 0, e.time(), e.file(), e.client())));
    int before = table.size();
    int all = table.entry("all".getBytes(), 0, 3);
    for (int entry = 0; entry < before; entry++) {
      table.merge(all, table, entry);
    }
    TallyTable direct = new TallyTable();
    together.forEach(event -> event.addTo(direct));
    assertThat(TallyRows.content(table).get("all")).isEqualTo(TallyRows.content(direct).get("all"));
  }

  @Example
  void anEntryWithoutEventsChangesNothing() {
    TallyTable table = new TallyTable();
    table.countNames(table.entry(new byte[] {'a'}, 0, 1), 3);
    List<TallyBlock> blocks = new ArrayList<>(TallyRows.blocks(table));
    TallyTable other = new TallyTable();
    new Event("a", 2, 1, Long.MAX_VALUE, 7, 9).addTo(other);
    blocks.addAll(TallyRows.blocks(other));
    blocks.addAll(TallyRows.blocks(table));
    TallyTable merged = TallyRows.merged(blocks);
    assertThat(merged.first(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(merged.last(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(merged.file(0)).isEqualTo(7);
    assertThat(merged.count(0)).isEqualTo(2);
    assertThat(merged.names(0)).isEqualTo(7);
  }

  @Example
  void carriesTheLargestNumbersAndTheLongestKey() {
    TallyTable table = new TallyTable();
    byte[] longest = new byte[TallyTable.MAX_KEY];
    Arrays.fill(longest, (byte) 0xFF);
    int entry = table.entry(longest, 0, longest.length);
    table.count(entry, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE);
    table.count(entry, 0, Long.MAX_VALUE, 0);
    table.countNames(entry, Long.MAX_VALUE);
    table.setAttribute(entry, -1);
    for (int client = 0; client <= DistinctSets.EXACT; client++) {
      table.addClient(entry, Event.hash(client));
    }
    TallyTable merged = TallyRows.merged(TallyRows.blocks(table));
    assertThat(TallyRows.content(merged)).isEqualTo(TallyRows.content(table));
    assertThat(merged.first(0)).isEqualTo(Long.MIN_VALUE);
    assertThat(merged.last(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(merged.count(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Example
  void writesARowUnderAnotherKey() {
    TallyTable table = new TallyTable();
    int entry = new Event("a", 2, 1, 50, 7, 9).addTo(table);
    List<TallyBlock> blocks = new ArrayList<>();
    TallyBlockWriter writer = new TallyBlockWriter(1, blocks::add);
    writer.write(0, table, entry, "xyz".getBytes(), 1, 2);
    writer.flush();
    assertThat(TallyRows.content(TallyRows.merged(blocks)).keySet()).containsExactly("yz");
  }

  @Example
  void blocksAreForTheirPartitionAndNeverTouchedAgain() {
    TallyTable table = new TallyTable();
    for (int i = 0; i < 20_000; i++) {
      new Event("key number " + i, 1, 0, i, 0, i + 1).addTo(table);
    }
    List<TallyBlock> blocks = new ArrayList<>();
    List<byte[]> copies = new ArrayList<>();
    TallyBlockWriter writer =
        new TallyBlockWriter(
            3,
            block -> {
              blocks.add(block);
              copies.add(block.bytes().clone());
            });
    for (int entry = 0; entry < table.size(); entry++) {
      writer.write(entry % 3, table, entry);
    }
    writer.flush();
    int emitted = blocks.size();
    writer.flush();
    assertThat(blocks).hasSize(emitted);
    int rows = 0;
    TallyRow row = new TallyRow();
    for (int i = 0; i < blocks.size(); i++) {
      TallyBlock block = blocks.get(i);
      assertThat(block.bytes()).isEqualTo(copies.get(i));
      assertThat(block.length()).isBetween(1, 1 << 16);
      row.wrap(block);
      for (; row.next(); rows++) {
        assertThat(row.first() % 3).isEqualTo(block.partition());
      }
    }
    assertThat(rows).isEqualTo(20_000);
  }
}
