package io.toptail.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.combine.SplitBorder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are split, where, and what is left of that after wrong borders. */
class SplitPlanTest {
  private static final long PIECE = 1000;
  private static final byte[] PCAP = {
    (byte) 0xD4, (byte) 0xC3, (byte) 0xB2, (byte) 0xA1, 2, 0, 4, 0, 0, 0, 0, 0
  };
  private static final byte[] GZIP = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0};

  @TempDir Path folder;

  private CaptureFile file(String name, byte[] head, long bytes) throws IOException {
    Path path = folder.resolve(name);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(head);
      file.setLength(bytes);
    }
    return new CaptureFile(path.toUri().toString(), bytes);
  }

  @Test
  void aBigFileIsSplitIntoEqualPiecesForAllTasks() throws IOException {
    SplitPlan plan = SplitPlan.of(List.of(file("a", PCAP, 80_000)), 2, PIECE);
    assertThat(plan.splits()).isBetween(4, 16);
    List<Long> borders = plan.files().get(0).borders();
    long piece = borders.get(0);
    for (int i = 0; i < borders.size(); i++) {
      assertThat(borders.get(i)).isEqualTo((i + 1) * piece);
    }
    assertThat(80_000 - borders.get(borders.size() - 1)).isBetween(piece, 2 * piece);
  }

  @Test
  void noPieceIsSmallerThanTheLeast() throws IOException {
    CaptureFile file = file("a", PCAP, 2_999);
    assertThat(SplitPlan.of(List.of(file), 8, PIECE).files().get(0).borders()).hasSize(1);
    CaptureFile small = file("b", PCAP, 1_999);
    assertThat(SplitPlan.of(List.of(small), 8, PIECE).files()).containsExactly(small);
  }

  @Test
  void oneTaskOrACompressedFileOrOneThatIsGoneNeedsNoBorders() throws IOException {
    CaptureFile plain = file("a", PCAP, 80_000);
    assertThat(SplitPlan.of(List.of(plain), 1, PIECE).splits()).isOne();
    assertThat(SplitPlan.of(List.of(file("b", GZIP, 80_000)), 2, PIECE).splits()).isOne();
    CaptureFile gone = new CaptureFile(folder.resolve("gone").toUri().toString(), 80_000);
    assertThat(SplitPlan.of(List.of(gone), 2, PIECE).splits()).isOne();
  }

  @Test
  void nothingIsSplitBesideAPipe() throws IOException {
    CaptureFile plain = file("a", PCAP, 80_000);
    CaptureFile pipe = new CaptureFile("file:///dev/stdin", 0);
    assertThat(SplitPlan.of(List.of(plain, pipe), 2, PIECE).files()).containsExactly(plain, pipe);
  }

  @Test
  void manyFilesOfLikeSizeAreBalancedAsTheyAre() throws IOException {
    CaptureFile file = file("a", PCAP, 80_000);
    List<CaptureFile> many = java.util.Collections.nCopies(20, file);
    assertThat(SplitPlan.of(many, 2, PIECE).splits()).isEqualTo(20);
  }

  @Test
  void aWrongBorderIsLeftOutAndTheFileIsReadWholeAfterTheNext() {
    CaptureFile one = new CaptureFile("file:///one", 100, List.of(10L, 20L, 30L));
    CaptureFile two = new CaptureFile("file:///two", 100, List.of(50L));
    SplitPlan plan = SplitPlan.of(List.of(one, two), 1, PIECE);
    SplitPlan again = plan.without(List.of(new SplitBorder(0, 20, false)));
    assertThat(again.files().get(0).borders()).containsExactly(10L, 30L);
    assertThat(again.files().get(1)).isEqualTo(two);
    SplitPlan whole = again.without(List.of(new SplitBorder(0, 30, false)));
    assertThat(whole.files().get(0).borders()).isEmpty();
    assertThat(whole.files().get(1)).isEqualTo(two);
  }

  @Test
  void aFileWhoseHeadMisleadsIsReadWholeAtOnce() {
    CaptureFile one = new CaptureFile("file:///one", 100, List.of(10L, 20L));
    SplitPlan plan = SplitPlan.of(List.of(one), 1, PIECE);
    assertThat(plan.without(List.of(new SplitBorder(0, 20, true))).splits()).isOne();
  }
}
