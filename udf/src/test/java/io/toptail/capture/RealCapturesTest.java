package io.toptail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealCapturesTest {
  @Test
  void everyCaptureGivesThePacketsOfTheIndex() throws IOException {
    List<RealCaptures.Row> rows = RealCaptures.index();
    assertThat(rows).hasSizeGreaterThan(120);
    for (RealCaptures.Row row : rows) {
      Content content = Content.of(Files.newInputStream(row.path()), 1 << 16);
      boolean damaged = row.get("special").contains("corrupt-file");
      if (damaged) {
        // The index was made by a reader that stops where we go on.
        assertThat(content.packets()).as(row.file()).hasSizeGreaterThanOrEqualTo(packets(row));
      } else {
        assertThat(content.packets()).as(row.file()).hasSize(packets(row));
      }
      assertThat(!content.damages().isEmpty()).as(row.file()).isEqualTo(damaged);
    }
  }

  /** A dnstap file has messages in place of packets. */
  private static int packets(RealCaptures.Row row) {
    boolean dnstap = row.container().startsWith("dnstap");
    return dnstap ? Integer.parseInt(row.get("dns_messages")) : row.packets();
  }
}
