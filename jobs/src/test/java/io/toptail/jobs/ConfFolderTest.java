package io.toptail.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The folder that nobody named, and what is said if it is not there. */
class ConfFolderTest {
  @TempDir private Path folder;
  private Path jar;
  private Path elsewhere;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(folder.resolve("a/b/c"));
    jar = Files.createFile(folder.resolve("a/b/c/toptail.jar"));
    elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
  }

  private static List<String> warnings(ConfFolder conf, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("x.pcap");
    CommandLine line =
        ToptailCommand.create((o, out, err) -> 0, (o, out, err) -> 0, System.out, System.err);
    Settings settings =
        new Settings(
            line.parseArgs(all.toArray(String[]::new)).subcommand(), OptionsFile.empty(), Set.of());
    conf.warn(settings);
    return settings.warnings();
  }

  @Test
  void isFoundAboveTheJar() throws IOException {
    Path conf = Files.createDirectory(folder.resolve("a/conf"));
    Files.createFile(conf.resolve("toptail.yaml"));
    ConfFolder found = ConfFolder.search(jar, elsewhere);
    assertThat(found).isEqualTo(new ConfFolder(conf, List.of()));
    assertThat(warnings(found, "analyze")).isEmpty();
  }

  @Test
  void isFoundInTheWorkingDirectory() throws IOException {
    Files.createDirectory(elsewhere.resolve("conf"));
    assertThat(ConfFolder.search(jar, elsewhere))
        .isEqualTo(new ConfFolder(Path.of("conf"), List.of()));
  }

  @Test
  void saysWhereItWasLookedForIfItIsMissing() {
    ConfFolder missing = ConfFolder.search(jar, elsewhere);
    assertThat(missing.path()).isEqualTo(Path.of("conf"));
    assertThat(warnings(missing, "analyze"))
        .containsExactly(
            String.format(
                "no folder conf (looked in %s, %s, %s, %s): no name has a known owner; name one"
                    + " with --conf DIR, or say --owners none",
                folder.resolve("a/b/c"), folder.resolve("a/b"), folder.resolve("a"), elsewhere));
    assertThat(warnings(ConfFolder.search(null, elsewhere), "analyze"))
        .singleElement()
        .asString()
        .contains("(looked in " + elsewhere + ")");
  }

  @Test
  void saysNothingToThoseWhoNameTheirOwnersOrNeedNone() {
    ConfFolder missing = ConfFolder.search(jar, elsewhere);
    assertThat(warnings(missing, "analyze", "--owners=none")).isEmpty();
    assertThat(warnings(missing, "analyze", "--owners=ours.yaml")).isEmpty();
    assertThat(warnings(missing, "messages")).isEmpty();
  }
}
