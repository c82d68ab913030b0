package io.toptail.fuzz;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs that a target begins with: its seeds, and every input on which it once failed. The
 * latter are files in the test resources, in a folder {@code io/toptail/fuzz/TARGET} each.
 */
public final class FuzzSeeds {
  private FuzzSeeds() {}

  /** All inputs of a target. */
  static List<byte[]> of(FuzzTarget target) throws IOException {
    List<byte[]> inputs = new ArrayList<>(target.seeds().get());
    inputs.addAll(target.realSeeds().get());
    inputs.addAll(failures(target));
    return inputs;
  }

  /** The committed inputs on which the target failed before something was corrected. */
  static List<byte[]> failures(FuzzTarget target) throws IOException {
    URL folder = FuzzSeeds.class.getResource(target.name());
    List<byte[]> inputs = new ArrayList<>();
    if (folder != null) {
      try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
        for (Path file : files.sorted().toList()) {
          inputs.add(Files.readAllBytes(file));
        }
      } catch (URISyntaxException e) {
        throw new IOException(e);
      }
    }
    return inputs;
  }

  /**
   * Without an argument prints a line for each target: its name and the longest input to make up.
   * With two writes the inputs of a target into a folder.
   *
   * @param args the target's name, and the folder
   */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      FuzzTargets.all()
          .forEach(target -> System.out.println(target.name() + " " + target.maxLength()));
      return;
    }
    Path folder = Files.createDirectories(Path.of(args[1]));
    List<byte[]> inputs = of(FuzzTargets.named(args[0]));
    for (int i = 0; i < inputs.size(); i++) {
      Files.write(folder.resolve("seed-" + i), inputs.get(i));
    }
  }
}
