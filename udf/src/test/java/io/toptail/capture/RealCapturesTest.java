package io.toptail.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealCapturesTest {
  private static boolean isOurs(RealCaptures.Row row) {
    return row.container().matches("pcap(ng)? .*") && !row.container().matches(".*\\+(xz|zstd)");
  }

  @Test
  void everyCaptureGivesThePacketsOfTheIndex() throws IOException {
    List<RealCaptures.Row> rows =
        RealCaptures.index().stream().filter(RealCapturesTest::isOurs).toList();
    assertThat(rows).hasSizeGreaterThan(100);
    for (RealCaptures.Row row : rows) {
      Content content = Content.of(Files.newInputStream(row.path()), 1 << 16);
      boolean damaged = row.get("special").contains("corrupt-file");
      if (damaged) {
        // The index was made by a reader that stops where we go on.
        assertThat(content.packets()).as(row.file()).hasSizeGreaterThanOrEqualTo(row.packets());
      } else {
        assertThat(content.packets()).as(row.file()).hasSize(row.packets());
      }
      assertThat(!content.damages().isEmpty()).as(row.file()).isEqualTo(damaged);
    }
  }

  @Test
  void everyOtherContainerIsRefusedByItsName() throws IOException {
    for (RealCaptures.Row row : RealCaptures.index()) {
      if (!isOurs(row)) {
        String name = row.container().replaceAll(".*\\+| .*|-fstrm", "");
        String shown = name.equals("zstd") ? "Zstandard" : name;
        assertThatThrownBy(() -> Content.of(Files.newInputStream(row.path()), 1 << 16))
            .isInstanceOf(UnknownCaptureException.class)
            .hasMessageContaining(shown);
      }
    }
  }
}
