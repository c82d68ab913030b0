package io.toptail.jobs;

import io.toptail.compat.CompatMode;
import io.toptail.detect.DetectorCatalogue;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.Vantage;
import io.toptail.name.Registries;
import io.toptail.row.AnalysisSettings.DetectorTexts;
import io.toptail.row.AnalysisSettings.ListText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads and checks what an operator says about detectors. */
final class DetectorOptions {
  private static final String NONE = "none";
  private static final String AUTO = "auto";

  private final OptionValues values;

  DetectorOptions(OptionValues values) {
    this.values = values;
  }

  /**
   * The texts of the files, all of them checked.
   *
   * @param conf folder of the files that are read if no option names others
   */
  DetectorTexts read(Path conf) {
    ListText settings = settings(values.file("detectors", conf.resolve("detectors.yaml"), NONE));
    List<ListText> registries =
        registries(values.folder("registries", conf.resolve("registries"), NONE));
    Vantage vantage = vantage();
    List<CompatMode> compat =
        values.optional("compat", NONE, CompatOption::parse, CompatOption::format);
    return new DetectorTexts(
        settings,
        registries,
        vantage == null ? Vantage.UNKNOWN : vantage,
        vantage != null,
        compat == null ? List.of() : compat);
  }

  /** Null if it is to be inferred. */
  private Vantage vantage() {
    Stream<String> words = Arrays.stream(Vantage.values()).map(Vantage::word);
    String word =
        values.choice("vantage", Stream.concat(Stream.of(AUTO), words).toArray(String[]::new));
    return word == null || word.equals(AUTO)
        ? null
        : Vantage.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private ListText settings(Path file) {
    ListText text = file == null ? null : text(file);
    if (text != null) {
      try {
        DetectorSettings.read(text.text(), text.path(), DetectorCatalogue.describe());
      } catch (IllegalArgumentException e) {
        e.getMessage().lines().forEach(values::problem);
      }
    }
    return text;
  }

  private List<ListText> registries(Path folder) {
    List<ListText> texts = new ArrayList<>();
    if (folder != null) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(DetectorOptions::isRegistry).sorted().map(this::text).forEach(texts::add);
        Registries.with(
            texts.stream().map(list -> new Registries.File(list.path(), list.text())).toList());
      } catch (IllegalArgumentException e) {
        values.problem(e.getMessage());
      } catch (IOException e) {
        values.problem(ReadFailure.of(folder.toString(), e));
      }
    }
    return List.copyOf(texts);
  }

  private static boolean isRegistry(Path file) {
    return file.toString().endsWith(".tsv");
  }

  private ListText text(Path file) {
    try {
      return new ListText(file.toString(), Files.readString(file));
    } catch (IOException e) {
      values.problem(ReadFailure.of(file.toString(), e));
      return new ListText(file.toString(), "");
    }
  }
}
