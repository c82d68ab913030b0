package io.toptail.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All registries of names, each from this version or from an operator's file of the same name,
 * which replaces it as a whole. An operator's file without rows takes the registry away: rules that
 * need it are not run, for they would have to guess. Immutable.
 */
public final class Registries {
  /** The file names, without a folder. */
  public static final List<String> FILES =
      List.of(
          "abandoned-trees.tsv",
          "address-blocks.tsv",
          "alternative-roots.tsv",
          "as112-names.tsv",
          "attrleaf.tsv",
          "cluster-suffixes.tsv",
          "dead-services.tsv",
          "delegated-since.tsv",
          "device-names.tsv",
          "disposable-zones.tsv",
          "dnsbl-zones.tsv",
          "file-endings.tsv",
          "locally-served.tsv",
          "lookaside-zones.tsv",
          "loopback-names.tsv",
          "ntp-names.tsv",
          "opcodes.tsv",
          "private-suffixes.tsv",
          "probes.tsv",
          "proxy-discovery.tsv",
          "record-classes.tsv",
          "record-types.tsv",
          "special-use.tsv",
          "tunnel-names.tsv",
          "vendor-incidents.tsv",
          "wildcard-dns.tsv");

  private final Map<String, Registry> registries = new HashMap<>();
  private final Map<String, String> origins = new HashMap<>();

  private Registries() {}

  /** The registries that are part of this version. */
  public static Registries bundled() {
    return with(List.of());
  }

  /**
   * The registries of this version, some of them replaced.
   *
   * @throws IllegalArgumentException if a file has a name that is none of {@link #FILES} (with the
   *     nearest), or breaks the format (file, line, reason)
   */
  public static Registries with(List<File> files) {
    Registries all = new Registries();
    for (File file : files) {
      all.replace(file);
    }
    for (String name : FILES) {
      all.registries.computeIfAbsent(name, Registry::bundled);
      all.origins.putIfAbsent(name, "bundled");
    }
    return all;
  }

  /**
   * An operator's registry.
   *
   * @param path for messages; its last part is the name of the registry
   */
  public record File(String path, String text) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  private void replace(File file) {
    if (!FILES.contains(file.name())) {
      throw new IllegalArgumentException(
          file.path()
              + ": there is no registry of this name."
              + Nearest.question(file.name(), FILES));
    }
    try (BufferedReader reader = new BufferedReader(new StringReader(file.text()))) {
      registries.put(file.name(), Registry.readAny(file.path(), reader));
      origins.put(file.name(), file.path());
    } catch (IOException e) {
      throw new IllegalArgumentException(file.path() + ": " + e.getMessage(), e);
    }
  }

  /** A registry by its file name; without entries if it is missing. */
  public Registry get(String name) {
    Registry registry = registries.get(name);
    if (registry == null) {
      throw new IllegalArgumentException("there is no registry " + name);
    }
    return registry;
  }

  /** Whether an operator took a registry away. */
  public boolean isMissing(String name) {
    return get(name).entries().isEmpty();
  }

  /** For each registry its number of entries, the newest date in it, and where it comes from. */
  public Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    for (String name : FILES) {
      String title = name.substring(0, name.lastIndexOf('.')).replace('-', ' ');
      versions.put(title, version(name));
    }
    return versions;
  }

  private String version(String name) {
    List<Registry.Entry> entries = get(name).entries();
    String newest =
        entries.stream().map(Registry.Entry::date).max(String::compareTo).orElse("no date");
    return entries.size() + " entries, " + newest + " (" + origins.get(name) + ")";
  }
}
