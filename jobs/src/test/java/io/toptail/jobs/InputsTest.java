package io.toptail.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  @TempDir Path folder;
  private final List<String> problems = new ArrayList<>();
  private final Inputs inputs = new Inputs(new CaptureContent(), problems);

  @Test
  void filesComeSortedWithTheirSize() throws IOException {
    capture("b.pcap");
    capture("a.pcap");
    assertThat(found("b.pcap", "a.pcap")).containsExactly("a.pcap", "b.pcap");
    assertThat(problems).isEmpty();
    assertThat(inputs.warnings()).isEmpty();
  }

  @Test
  void anInputKnowsItsPathSizeAndUri() throws IOException {
    Path file = capture("a b#c%d?é.pcap");
    Input input = inputs.resolve(List.of(file.toString())).get(0);
    assertThat(input.path()).isEqualTo(file.toString());
    assertThat(input.bytes()).isEqualTo(24);
    assertThat(input.flinkPath().getPath()).isEqualTo(file.toString());
    assertThat(input.isStandardInput()).isFalse();
  }

  @Test
  void aFolderGivesItsCapturesAndWarnsOfTheRest() throws IOException {
    capture("logs/2024/a.dat");
    capture("logs/b.pcap");
    capture("logs/.hidden.pcap");
    capture("logs/.git/c.pcap");
    Files.writeString(folder.resolve("logs/README"), "Captures of the resolver");
    assertThat(found("logs")).containsExactly("logs/2024/a.dat", "logs/b.pcap");
    assertThat(problems).isEmpty();
    assertThat(inputs.warnings())
        .singleElement()
        .asString()
        .startsWith("skipped: ")
        .contains("logs/README is text");
  }

  @Test
  void compressedCapturesAreCapturesByContent() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Files.readAllBytes(capture("plain")));
    }
    Files.write(folder.resolve("packed.txt"), bytes.toByteArray());
    assertThat(found("packed.txt")).containsExactly("packed.txt");
  }

  @Test
  void everyBadInputIsNamedWithItsReason() throws IOException {
    capture("good.pcap");
    Files.writeString(folder.resolve("notes.txt"), "not packets at all");
    Files.createFile(folder.resolve("empty.pcap"));
    Files.createDirectory(folder.resolve("nothing"));
    Files.createDirectory(folder.resolve("texts"));
    Files.writeString(folder.resolve("texts/notes.txt"), "not packets at all");
    found("gone.pcap", "good.pcap", "notes.txt", "empty.pcap", "nothing", "texts", "*.cap");
    assertThat(problems).hasSize(6);
    assertThat(problems.get(0))
        .endsWith("gone.pcap: no such file; check the spelling and the folder");
    assertThat(problems.get(1)).contains("notes.txt is text");
    assertThat(problems.get(2)).contains("empty.pcap is empty (0 bytes)");
    assertThat(problems.get(3)).contains("nothing: holds no capture");
    assertThat(problems.get(4)).contains("texts: holds no capture");
    assertThat(problems.get(5)).contains("*.cap: matches no file");
  }

  @Test
  void aFileWithoutPermissionIsNamed() throws IOException {
    Path file = capture("secret.pcap");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "the superuser reads everything");
    found("secret.pcap");
    assertThat(problems).singleElement().asString().contains("secret.pcap: permission denied");
  }

  @Test
  void aRefusalSaysHowToGetPermission() throws IOException {
    Path file = capture("secret.pcap");
    Inputs refused =
        new Inputs(
            (in, path) -> {
              throw new AccessDeniedException(path);
            },
            problems);
    refused.resolve(List.of(file.toString()));
    assertThat(problems).singleElement().asString().contains("permission denied; make it readable");
  }

  @Test
  void aFileThatFailsToReadIsNamedAlsoInAFolder() throws IOException {
    capture("logs/bad.pcap");
    capture("logs/good.pcap");
    Inputs failing =
        new Inputs(
            (in, path) -> {
              if (path.endsWith("bad.pcap")) {
                throw new IOException("Input/output error");
              }
              return new CaptureContent().whyNot(in, path);
            },
            problems);
    failing.resolve(List.of(folder.resolve("logs").toString()));
    assertThat(problems)
        .singleElement()
        .asString()
        .endsWith("logs/bad.pcap: cannot be read: Input/output error");
  }

  @Test
  void aPatternFindsFilesInAnyFolder() throws IOException {
    capture("logs/a.pcap");
    capture("logs/x/b.pcap");
    capture("logs/x/y/c.pcap");
    capture("logs/x/y/d.cap");
    capture("logs/.old/e.pcap");
    assertThat(found("logs/**/*.pcap"))
        .containsExactly("logs/a.pcap", "logs/x/b.pcap", "logs/x/y/c.pcap");
    assertThat(problems).isEmpty();
  }

  @Test
  void aPatternWithoutTwoStarsStaysInItsFolder() throws IOException {
    capture("a1.pcap");
    capture("a2.cap");
    capture("b1.pcap");
    capture("x/a3.pcap");
    assertThat(found("a?.{pcap,cap}")).containsExactly("a1.pcap", "a2.cap");
  }

  @Test
  void aFolderThatAPatternFindsIsTakenWhole() throws IOException {
    capture("day1/x/a.pcap");
    capture("day2/b.pcap");
    capture("night/c.pcap");
    assertThat(found("day*")).containsExactly("day1/x/a.pcap", "day2/b.pcap");
    assertThat(inputs.warnings()).isEmpty();
  }

  @Test
  void aFileWhoseNameLooksLikeAPatternIsThatFile() throws IOException {
    capture("a[1].pcap");
    capture("a1.pcap");
    assertThat(found("a[1].pcap")).containsExactly("a[1].pcap");
  }

  @Test
  void aPatternThatIsNotOneIsNamed() {
    found("a[.pcap");
    assertThat(problems).singleElement().asString().contains("a[.pcap: not a path, URI or pattern");
  }

  @Test
  void theSameFileIsReadOnce() throws IOException {
    Path file = capture("logs/a.pcap");
    Files.createSymbolicLink(folder.resolve("logs/b.pcap"), file);
    String again = folder.resolve("logs/../logs/a.pcap").toString();
    List<Input> found =
        inputs.resolve(List.of(file.toString(), folder.resolve("logs").toString(), again));
    assertThat(found).extracting(Input::path).containsExactly(file.toString());
    assertThat(inputs.warnings()).hasSize(3);
    assertThat(inputs.warnings().get(0)).isEqualTo("read once only: " + file + " was given twice");
    assertThat(inputs.warnings().get(1)).contains("logs/b.pcap is the same file as " + file);
  }

  @Test
  void aLinkThatLeadsNowhereIsSkippedAndALoopIsNamed() throws IOException {
    capture("logs/a.pcap");
    Files.createSymbolicLink(folder.resolve("logs/latest"), Path.of("gone"));
    assertThat(found("logs")).containsExactly("logs/a.pcap");
    assertThat(inputs.warnings()).singleElement().asString().contains("latest: not a regular file");
    Files.createSymbolicLink(folder.resolve("logs/up"), folder);
    found("logs");
    assertThat(problems).singleElement().asString().contains("leads back to a folder above it");
  }

  @Test
  void aDeviceIsSentToStandardInput() {
    inputs.resolve(List.of("/dev/null"));
    assertThat(problems).singleElement().asString().contains("/dev/null: a device or pipe");
  }

  @Test
  void standardInputIsTakenOnceAndNotRead() {
    List<Input> found = inputs.resolve(List.of("-", "-"));
    assertThat(found).containsExactly(new Input("-", "-", -1));
    assertThat(found.get(0).isStandardInput()).isTrue();
    assertThat(inputs.warnings()).containsExactly("read once only: - was given twice");
  }

  @Test
  void remoteUrisPassThroughAndLocalOnesAreFiles() throws IOException {
    Path file = capture("a.pcap");
    List<Input> found =
        inputs.resolve(
            List.of("s3://bucket/a b/x.pcap", file.toUri().toString(), "hdfs://n:1/d/*"));
    assertThat(problems).isEmpty();
    assertThat(found)
        .extracting(Input::path)
        .isEqualTo(
            List.of(file.toString(), "hdfs://n:1/d/*", "s3://bucket/a b/x.pcap").stream()
                .sorted()
                .toList());
    assertThat(found)
        .extracting(input -> input.flinkPath().toUri().getScheme())
        .containsExactlyInAnyOrder("file", "hdfs", "s3");
  }

  @Test
  void anEmptyOrImpossiblePathIsNamed() {
    inputs.resolve(List.of("", "a\0b", "file://host/x"));
    assertThat(problems).hasSize(3);
    assertThat(Set.copyOf(problems)).hasSize(3);
  }

  private Path capture(String path) throws IOException {
    return TinyCapture.write(folder.resolve(path));
  }

  /** The paths below the test's folder that come of inputs there. */
  private List<String> found(String... arguments) {
    String prefix = folder + "/";
    List<String> absolute = List.of(arguments).stream().map(prefix::concat).toList();
    return inputs.resolve(absolute).stream()
        .map(input -> input.path().substring(prefix.length()))
        .toList();
  }
}
