package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.combine.PacketTally;
import io.toptail.tally.TallyBlock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When rows are written out. */
class PacketTallyTest {
  private static final long T = 1_700_000_000L * SECOND;

  @Test
  void combinesAgainAfterTheBudgetWasExceededOnce() {
    List<TallyBlock> blocks = new ArrayList<>();
    PacketTally tally =
        new PacketTally(
            new Analysis().tableBytes(200_000).settings(),
            1,
            blocks::add,
            piece -> {},
            events -> {});
    add(tally, 5000);
    assertThat(blocks).isNotEmpty();
    int written = blocks.size();
    for (int i = 0; i < 20; i++) {
      add(tally, 10);
    }
    assertThat(blocks).hasSize(written);
    tally.flush();
    assertThat(blocks.size()).isGreaterThan(written);
  }

  @Test
  void writesNothingWhereNothingWasRead() {
    List<TallyBlock> blocks = new ArrayList<>();
    PacketTally tally =
        new PacketTally(new Analysis().settings(), 4, blocks::add, piece -> {}, events -> {});
    tally.flush();
    assertThat(blocks).isEmpty();
  }

  private static void add(PacketTally tally, int names) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < names; i++) {
      frames.add(Frames.query(T, "10.0.0.1", "h" + i + ".example.com", Frames.A));
    }
    Frames.batches(Frames.pcap(frames), 1 << 20).forEach(batch -> tally.add(batch, 0));
  }
}
