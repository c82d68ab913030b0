package io.toptail.name;

import io.toptail.dns.DnsName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of names with where each comes from: a tab-separated file with the columns value, kind,
 * source, date and note, in that order under a header row, {@code #} comments, UTF-8. What a kind
 * means is said in each file. No value occurs twice. Immutable.
 */
public final class Registry {
  private static final String HEADER = "value\tkind\tsource\tdate\tnote";

  /**
   * One row.
   *
   * @param value a name or label in presentation form, lower case
   * @param kind a word that the registry's file explains
   * @param source who says so
   * @param date since when it holds or when it was looked at, ISO-8601
   * @param note for people; may be empty
   */
  public record Entry(String value, String kind, String source, String date, String note) {}

  private final List<Entry> entries;

  private Registry(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * A registry that is part of this package.
   *
   * @param name its file, for instance {@code special-use.tsv}
   */
  public static Registry bundled(String name) {
    return resource(Registry.class, name);
  }

  /** A registry without entries. */
  public static Registry empty() {
    return new Registry(List.of());
  }

  /** A registry that lies beside a class. */
  public static Registry resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("registry is not on the class path: " + name);
      }
      return read(name, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read registry " + name, e);
    }
  }

  /**
   * Reads a registry to its end.
   *
   * @param source the file's name, for messages
   * @throws IllegalArgumentException for the first row that breaks the format (file, line, reason)
   */
  public static Registry read(String source, BufferedReader reader) throws IOException {
    Registry registry = readAny(source, reader);
    require(!registry.entries.isEmpty(), source + ": no entry found");
    return registry;
  }

  /** As {@link #read}, but there need not be any row. */
  static Registry readAny(String source, BufferedReader reader) throws IOException {
    List<Entry> entries = new ArrayList<>();
    Set<String> values = new LinkedHashSet<>();
    boolean header = false;
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String where = source + ":" + number + ": ";
      if (!header) {
        require(line.equals(HEADER), where + "expected the header value, kind, source, date, note");
        header = true;
        continue;
      }
      Entry entry = entry(line, where);
      require(values.add(entry.value), where + "listed twice: " + entry.value);
      entries.add(entry);
    }
    return new Registry(entries);
  }

  private static Entry entry(String line, String where) {
    String[] field = line.split("\t", -1);
    require(field.length == 5, where + "expected 5 fields between tabs, found " + field.length);
    for (int i = 0; i < 4; i++) {
      require(!field[i].isBlank(), where + "field " + (i + 1) + " is empty");
    }
    require(
        field[3].matches("\\d{4}-\\d{2}-\\d{2}"),
        where + "date is not of the form 2026-01-31: " + field[3]);
    return new Entry(field[0], field[1], field[2], field[3], field[4]);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** All rows in the order of the file. */
  public List<Entry> entries() {
    return entries;
  }

  /** The values of one kind. */
  public Set<String> values(String kind) {
    Set<String> values = new LinkedHashSet<>();
    for (Entry entry : entries) {
      if (entry.kind.equals(kind)) {
        values.add(entry.value);
      }
    }
    return values;
  }

  /** All rows by their value taken as a domain name. */
  public SuffixTable<Entry> byName() {
    SuffixTable<Entry> table = new SuffixTable<>();
    for (Entry entry : entries) {
      table.put(DnsName.toWire(entry.value), entry);
    }
    return table;
  }
}
