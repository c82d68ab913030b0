package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.capture.CaptureDrops;
import io.toptail.tally.TallyTable;
import org.junit.jupiter.api.Test;

class LostPacketsTest {
  private final TallyTable table = new TallyTable();

  private void row(int file, long section, int interfaceNumber, long packets) {
    RowKey key = new RowKey().start(RowKind.DROPS, 0).putInt(file).putLong(section);
    table.count(key.putInt(interfaceNumber).in(table), 1, packets, file);
  }

  private long[] lost() {
    return LostPackets.of(table, new RowIndex(table), 3);
  }

  @Test
  void lastCountOfEverySectionAndInterfaceAddsUp() {
    row(0, 0, 0, 5);
    row(0, 0, 0, 9);
    row(0, 0, 1, 100);
    row(0, 7_000, CaptureDrops.NO_INTERFACE, 0);
    row(0, 7_000, 0, 1_000);
    row(2, 0, 0, 3);
    assertThat(lost()).containsExactly(1_109, 0, 3);
  }

  @Test
  void countsOfAReaderThatBeganInASectionAreOfThatSection() {
    row(1, 0, 0, 5);
    row(1, ~600L, 0, 8);
    row(1, 1_000, CaptureDrops.NO_INTERFACE, 0);
    row(1, ~1_500L, 0, 20);
    row(1, ~1_600L, 0, 30);
    row(1, 2_000, CaptureDrops.NO_INTERFACE, 0);
    row(0, ~99L, 4, 1);
    assertThat(lost()).containsExactly(1, 38, 0);
  }
}
