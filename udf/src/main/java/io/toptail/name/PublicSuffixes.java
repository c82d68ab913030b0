package io.toptail.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The public suffix list (publicsuffix.org): where the part of a name that somebody registered
 * begins. Immutable; any number of threads may read. A look-up allocates nothing.
 *
 * <p>A suffix unknown to the list is public by its default rule {@code *}, so {@code host.badtld}
 * is a registrable domain of two labels.
 */
public final class PublicSuffixes {
  private static final String BUNDLED = "/effective_tld_names.dat";

  /** Value of a node: twice the labels of the public suffix at the node, plus this for children. */
  private static final int WILDCARD = 1;

  private final SuffixTable<Integer> nodes;
  private final String version;

  PublicSuffixes(SuffixTable<Integer> nodes, String version) {
    this.nodes = nodes;
    this.version = version;
  }

  /** The ICANN section of the list that crawler-commons carries. */
  public static PublicSuffixes bundled() {
    String library = BundledLibrary.describe("com.github.crawler-commons", "crawler-commons");
    try (InputStream in = PublicSuffixes.class.getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new IllegalStateException(
            "public suffix list is not on the class path (" + BUNDLED + " of crawler-commons)");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new PublicSuffixReader(library, false).read(reader);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + BUNDLED + " of " + library, e);
    }
  }

  /**
   * Reads a list in the format of public_suffix_list.dat, UTF-8.
   *
   * @param privateSection whether suffixes that companies entered for their customers count too
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a line is no rule (file, line and reason), or no rule is
   *     found
   */
  public static PublicSuffixes read(Path file, boolean privateSection) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return read(reader, file.toString(), privateSection);
    }
  }

  /**
   * Reads a list as {@link #read(Path, boolean)} does, from elsewhere.
   *
   * @param source what errors and {@link #version} call it
   */
  public static PublicSuffixes read(BufferedReader reader, String source, boolean privateSection)
      throws IOException {
    return new PublicSuffixReader(source, privateSection).read(reader);
  }

  /**
   * Labels of the registrable domain, that is the public suffix and one label more, counted from
   * the right.
   *
   * @return 0 if there is none: the root, a name of one label, or a public suffix itself
   */
  public int registrableLabels(WireName name) {
    int suffix = publicLabels(name);
    return suffix > 0 && name.labels() > suffix ? suffix + 1 : 0;
  }

  /** Labels of the public suffix, counted from the right; 0 only for the root. */
  public int publicLabels(WireName name) {
    int slot = nodes.longest(name);
    if (slot < 0) {
      return Math.min(1, name.labels());
    }
    int node = nodes.value(slot);
    if ((node & WILDCARD) != 0 && name.labels() > nodes.labels(slot)) {
      return nodes.labels(slot) + 1;
    }
    return node >> 1;
  }

  /** Where the list comes from, and its date if it says one. */
  public String version() {
    return version;
  }

  static int node(int publicLabels, boolean wildcard) {
    return publicLabels * 2 + (wildcard ? WILDCARD : 0);
  }
}
