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
   * Prints a line for each target: its name and the longest input to make up. Writes the inputs of
   * all of them into a folder, if one is given: {@code FOLDER/TARGET/seeds}.
   *
   * @param args the folder, or nothing
   */
  public static void main(String[] args) throws IOException {
    for (FuzzTarget target : FuzzTargets.all()) {
      System.out.println(target.name() + " " + target.maxLength());
      if (args.length > 0) {
        write(of(target), Path.of(args[0], target.name(), "seeds"));
      }
    }
  }

  private static void write(List<byte[]> inputs, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < inputs.size(); i++) {
      Files.write(folder.resolve("seed-" + i), inputs.get(i));
    }
  }
}
