package io.toptail.name;

import static org.apache.commons.validator.routines.DomainValidator.ArrayType.COUNTRY_CODE_RO;
import static org.apache.commons.validator.routines.DomainValidator.ArrayType.GENERIC_RO;
import static org.apache.commons.validator.routines.DomainValidator.ArrayType.INFRASTRUCTURE_RO;

import io.toptail.dns.DnsName;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.DomainValidator.ArrayType;

/**
 * The top labels that are delegated in the root zone, as of a date. Immutable; any number of
 * threads may read.
 */
public final class DelegatedTlds {
  /** What the source of this version of the library says about its lists. */
  private static final String BUNDLED_DATE = "2026-06-23, country codes 2024-04-02";

  private final SuffixTable<Boolean> labels = new SuffixTable<>();
  private final String version;

  private DelegatedTlds(String version) {
    this.version = version;
  }

  /** Generic, country-code and infrastructure top labels that commons-validator carries. */
  public static DelegatedTlds bundled() {
    String library = BundledLibrary.describe("commons-validator", "commons-validator");
    DelegatedTlds tlds = new DelegatedTlds("IANA, " + BUNDLED_DATE + " (" + library + ")");
    for (ArrayType type : List.of(GENERIC_RO, COUNTRY_CODE_RO, INFRASTRUCTURE_RO)) {
      for (String label : DomainValidator.getTLDEntries(type)) {
        tlds.labels.put(DnsName.toWire(label), true);
      }
    }
    return tlds;
  }

  /**
   * Reads a list in the format of IANA's tlds-alpha-by-domain.txt: a comment with the version, then
   * one top label a line in A-label form.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a line is not one label (file, line), or none is found
   */
  public static DelegatedTlds read(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return read(reader, file.toString());
    }
  }

  /**
   * Reads a list as {@link #read(Path)} does, from elsewhere.
   *
   * @param source what errors and {@link #version} call it
   */
  public static DelegatedTlds read(BufferedReader reader, String source) throws IOException {
    String line = reader.readLine();
    boolean dated = line != null && line.startsWith("#");
    String date = dated ? line.substring(1).trim() : "no date";
    DelegatedTlds tlds = new DelegatedTlds("IANA, " + date + " (" + source + ")");
    for (int number = 1; line != null; line = reader.readLine(), number++) {
      if (!line.isBlank() && !line.startsWith("#")) {
        tlds.add(line.strip(), source + ":" + number);
      }
    }
    if (tlds.labels.size() == 0) {
      throw new IllegalArgumentException(source + ": no top-level domain found");
    }
    return tlds;
  }

  private void add(String label, String where) {
    if (!label.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")) {
      throw new IllegalArgumentException(
          where + ": not a top-level domain in A-label form: " + label);
    }
    labels.put(DnsName.toWire(label), true);
  }

  /** Whether the name's top label is delegated; false for the root. */
  public boolean contains(WireName name) {
    return name.labels() > 0 && labels.exact(name, 1) != null;
  }

  /** Whether a label of the name, in any place, is a delegated top label. */
  public boolean containsLabel(WireName name, int label) {
    return labels.exactLabel(name, label) != null;
  }

  /** How many top labels are delegated. */
  public int size() {
    return labels.size();
  }

  /** Where the list comes from, and its date. */
  public String version() {
    return version;
  }
}
