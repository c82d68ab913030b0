package io.toptail.jobs;

import io.toptail.privacy.AddressPrivacy;
import io.toptail.privacy.HiddenRules;
import io.toptail.privacy.Privacy;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads the settings of {@link PrivacyOptions}. */
final class PrivacyReader {
  private static final String MODE = "anonymize";
  private static final String KEY = "anonymize-key";
  private static final String PREFIX = "anonymize-prefix";

  private final OptionValues values;

  PrivacyReader(OptionValues values) {
    this.values = values;
  }

  /** How addresses are hidden; not to be used if something is wrong. */
  AddressPrivacy addresses() {
    String mode = values.choice(MODE, "none", "cryptopan", "truncate");
    boolean servers = values.flag("anonymize-servers");
    int[] bits = values.value(PREFIX, PrivacyReader::bits, b -> b[0] + "," + b[1]);
    byte[] key = key("cryptopan".equals(mode));
    if ("cryptopan".equals(mode) && key != null) {
      return AddressPrivacy.pseudonyms(key, servers);
    }
    return "truncate".equals(mode) && bits != null
        ? AddressPrivacy.networks(bits[0], bits[1], servers)
        : AddressPrivacy.none();
  }

  private static int[] bits(String text) {
    String expected = "expected two numbers of bits, up to 32 and up to 128, for instance 24,56";
    if (!text.matches("/?[0-9]{1,2},/?[0-9]{1,3}")) {
      throw new IllegalArgumentException(expected);
    }
    String[] numbers = text.replace("/", "").split(",");
    int[] bits = {Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])};
    if (bits[0] > 32 || bits[1] > 128) {
      throw new IllegalArgumentException(expected);
    }
    return bits;
  }

  /** The key; null if there is none, or something is wrong with it. */
  private byte[] key(boolean wanted) {
    Setting setting = values.list(KEY);
    boolean given = setting.value() != null && !setting.value().equals("none");
    // The path may tell more than the report should.
    values.effective().put(KEY, given ? "given" : "none");
    if (!given) {
      if (wanted) {
        values.problem("--" + MODE, "cryptopan needs --" + KEY + " FILE; " + KeyFile.HOW_TO_MAKE);
      }
      return null;
    }
    if (!wanted) {
      if (!setting.fromFile()) {
        values.problem(
            setting.origin(),
            "a key is for --" + MODE + " cryptopan, or nothing is hidden with it");
      }
      return null;
    }
    try {
      return KeyFile.read(values.path(setting), warning -> values.warn(warning));
    } catch (InvalidPathException e) {
      values.problem(setting.origin(), "'" + setting.value() + "': not a path: " + e.getReason());
    } catch (IllegalArgumentException e) {
      values.problem(setting.origin(), e.getMessage());
    }
    return null;
  }

  /**
   * Hides what options say of clients, and of names, in the list of options that is written.
   *
   * @param options that have values of that kind, and may be set more than once
   */
  void hide(Privacy privacy, String... options) {
    HiddenRules rules = new HiddenRules(privacy.addresses());
    for (String option : options) {
      String origin = values.effective().get(option);
      if (origin != null && !origin.equals("none")) {
        boolean split = option.equals("client") || option.equals("server");
        List<String> texts = texts(values.list(option).values(), split);
        UnaryOperator<String> shown =
            text ->
                privacy.masksNames() && rules.isNames(text)
                    ? "‹masked›"
                    : option.equals("server") && !privacy.addresses().hidesServers()
                        ? text
                        : rules.rule(text);
        values.effective().put(option, String.join(", ", texts.stream().map(shown).toList()));
      }
    }
  }

  private static List<String> texts(List<String> values, boolean split) {
    List<String> texts = new ArrayList<>();
    for (String value : values) {
      texts.addAll(split ? List.of(value.split(",")) : List.of(value));
    }
    return texts;
  }
}
