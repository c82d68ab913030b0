package io.toptail.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.report.AnalysisReport;
import io.toptail.report.Manifest;
import io.toptail.report.ReportFiles;
import io.toptail.report.WindowReport;
import java.io.IOException;
import java.nio.file.Files;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
  @TempDir java.nio.file.Path parent;
  private java.nio.file.Path folder;

  @BeforeEach
  void choose() {
    folder = parent.resolve("report");
  }

  @Test
  void writesEveryFileIntoAFolderThatItMakes() throws IOException {
    new ReportFolder(folder.toUri().toString()).write(report("1"));
    assertThat(names(folder)).containsExactlyInAnyOrderElementsOf(ReportFiles.NAMES);
    assertThat(names(parent)).containsExactly("report");
  }

  @Test
  void replacesAllOfAnOlderReport() throws IOException {
    new ReportFolder(folder.toUri().toString()).write(report("1"));
    Files.writeString(folder.resolve("extra.csv"), "old");
    new ReportFolder(folder.toUri().toString()).write(report("2"));
    assertThat(names(folder)).containsExactlyInAnyOrderElementsOf(ReportFiles.NAMES);
    assertThat(version()).contains("\"2\"").doesNotContain("\"1\"");
    assertThat(names(parent)).containsExactly("report");
  }

  @Test
  void aReportThatCannotBeMadeLeavesTheOlderOne() throws IOException {
    new ReportFolder(folder.toUri().toString()).write(report("1"));
    AnalysisReport broken =
        new AnalysisReport(
            report("2").manifest(),
            new AbstractList<WindowReport>() {
              @Override
              public WindowReport get(int index) {
                throw new IllegalStateException("no window");
              }

              @Override
              public int size() {
                return 1;
              }
            },
            report("2").surprises(),
            report("2").extent());
    ReportFolder target = new ReportFolder(folder.toUri().toString());
    assertThatThrownBy(() -> target.write(broken)).isInstanceOf(IllegalStateException.class);
    assertIntact();
  }

  @Test
  void aDiskThatFailsAnywhereLeavesTheOlderReport() throws IOException {
    new ReportFolder(folder.toUri().toString()).write(report("1"));
    for (int file = 1; file <= ReportFiles.NAMES.size(); file++) {
      FailingDisk disk = new FailingDisk(file, 0);
      assertThatThrownBy(() -> write(disk)).hasMessageContaining("no space left");
      assertIntact();
    }
    for (int rename = 1; rename <= 2; rename++) {
      FailingDisk disk = new FailingDisk(0, rename);
      assertThatThrownBy(() -> write(disk)).hasMessageContaining("cannot rename");
      assertIntact();
    }
  }

  @Test
  void aDiskThatFailsLeavesNothingWhereNothingWas() {
    assertThatThrownBy(() -> write(new FailingDisk(3, 0))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> write(new FailingDisk(0, 1))).isInstanceOf(IOException.class);
    assertThat(parent).isEmptyDirectory();
  }

  private void write(FailingDisk disk) throws IOException {
    ReportFolder.write(report("2"), disk, new Path(folder.toUri().toString()));
  }

  private void assertIntact() throws IOException {
    assertThat(names(parent)).containsExactly("report");
    assertThat(names(folder)).containsExactlyInAnyOrderElementsOf(ReportFiles.NAMES);
    assertThat(version()).contains("\"1\"");
  }

  private String version() throws IOException {
    return Files.readString(folder.resolve("manifest.json"));
  }

  private static List<String> names(java.nio.file.Path of) throws IOException {
    try (Stream<java.nio.file.Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static AnalysisReport report(String version) {
    Manifest manifest = new Manifest(version, List.of(), Map.of(), Map.of(), List.of(), 6, 0.0115);
    return new AnalysisReport(manifest, List.of());
  }

  /** Fails at the n-th file, or at the n-th renaming. */
  private static final class FailingDisk extends LocalFileSystem {
    private int files;
    private int renames;

    FailingDisk(int file, int rename) {
      files = file;
      renames = rename;
    }

    @Override
    public FSDataOutputStream create(Path path, WriteMode mode) throws IOException {
      if (--files == 0) {
        throw new IOException("no space left");
      }
      return super.create(path, mode);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      return --renames != 0 && super.rename(from, to);
    }
  }
}
