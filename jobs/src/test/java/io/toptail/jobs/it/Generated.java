package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Captures of the generator, and the folders of their truth. */
record Generated(Path capture, Path truth) {

  /** Writes {@code name.pcap} and {@code name-truth} into a folder. */
  static Generated in(Path folder, String name, String... options) {
    Generated generated =
        new Generated(folder.resolve(name + ".pcap"), folder.resolve(name + "-truth"));
    List<String> arguments = new ArrayList<>(List.of("generate"));
    arguments.addAll(List.of(options));
    arguments.add("--truth=" + generated.truth);
    arguments.add(generated.capture.toString());
    Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return generated;
  }

  Planted planted() throws IOException {
    return new Planted(truth);
  }
}
