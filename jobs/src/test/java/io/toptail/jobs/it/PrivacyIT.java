package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ReverseMap;

/** Whole runs over a generated capture: everything that they write is searched for leaks. */
class PrivacyIT {
  private static final int MIN_CLIENTS = 4;

  /** Addresses, numbers and names stand between characters that are none of these. */
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_.:\\\\-]+");

  @TempDir static Path folder;
  private static Generated generated;
  private static Path key;
  private static Report open;
  private static Map<String, Long> clients;

  @BeforeAll
  static void generate() throws IOException {
    generated =
        Generated.in(
            folder, "both", "--queries=6000", "--names=1500", "--clients=200", "--responses");
    key = folder.resolve("key");
    Files.write(key, HexFormat.of().parseHex("8009ab3a605435bea0c385bea18485d8".repeat(2)));
    open = analyze("open");
    clients = open.queries("client");
    assertThat(clients).hasSizeGreaterThan(150);
  }

  /** Runs with everything on standard output and error beside the files. */
  private static Report analyze(String name, String... options) throws IOException {
    Path out = folder.resolve(name);
    List<String> arguments =
        new ArrayList<>(List.of("analyze", "--out=" + out, "--top=1000000", "--progress=always"));
    arguments.addAll(Arrays.asList(options));
    arguments.add(generated.capture().toString());
    Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Files.writeString(folder.resolve(name + ".text"), outcome.out() + outcome.err());
    return new Report(out);
  }

  private static String messages(String format, String... options) throws IOException {
    Path out = folder.resolve("rows." + format);
    List<String> arguments =
        new ArrayList<>(List.of("messages", "--malformed", "--format=" + format, "--out=" + out));
    arguments.addAll(Arrays.asList(options));
    arguments.add(generated.capture().toString());
    Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return Files.readString(out) + outcome.err();
  }

  /** Every file of a run by name, and what it said. */
  private static Map<String, String> texts(Report report) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    String name = report.folder().getFileName().toString();
    texts.put("text", Files.readString(folder.resolve(name + ".text")));
    try (Stream<Path> files = Files.list(report.folder())) {
      files.forEach(file -> texts.put(file.getFileName().toString(), read(file)));
    }
    return texts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client in the notations of people and programs. */
  private static Set<String> forms(String client) throws IOException {
    InetAddress address = InetAddress.getByName(client);
    byte[] octets = address.getAddress();
    String reverse = ReverseMap.fromAddress(address).toString(true);
    String hex = HexFormat.of().formatHex(octets);
    Set<String> forms = new TreeSet<>(List.of(client, address.getHostAddress(), reverse, hex));
    forms.add(new java.math.BigInteger(1, octets).toString());
    forms.add(HexFormat.ofDelimiter(":").formatHex(octets));
    if (octets.length == 4) {
      forms.add(client.replace('.', '-'));
    } else {
      forms.add(hex.replaceAll("(....)(?!$)", "$1:"));
    }
    return forms;
  }

  /** Words of a text that are a client, or end with one. */
  private static Set<String> clientsIn(String text) throws IOException {
    Set<String> forms = new TreeSet<>();
    for (String client : clients.keySet()) {
      forms.addAll(forms(client));
    }
    Set<String> found = new TreeSet<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      for (int at = 0; at >= 0; at = word.indexOf('.', at + 1)) {
        String rest = word.substring(at == 0 ? 0 : at + 1).replaceFirst("[.:]$", "");
        if (forms.contains(rest)) {
          found.add(rest);
        }
      }
    }
    return found;
  }

  @Test
  void noFileTellsAClient() throws IOException {
    List<String> some = clients.keySet().stream().limit(2).toList();
    Report hidden =
        analyze(
            "hidden",
            "--anonymize=cryptopan",
            "--anonymize-key=" + key,
            "--client=" + String.join(",", clients.keySet()),
            "--ignore=" + some.get(0),
            "--ignore=" + some.get(1));
    for (Map.Entry<String, String> file : texts(hidden).entrySet()) {
      assertThat(clientsIn(file.getValue())).as(file.getKey()).isEmpty();
    }
    assertThat(hidden.queries("client").values().stream().sorted().toList())
        .isEqualTo(
            clients.entrySet().stream()
                .filter(client -> !some.contains(client.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList());
  }

  @Test
  void noFileTellsAClientThatIsInANetwork() throws IOException {
    Report networks = analyze("networks", "--anonymize=truncate", "--anonymize-prefix=20,40");
    for (Map.Entry<String, String> file : texts(networks).entrySet()) {
      assertThat(clientsIn(file.getValue())).as(file.getKey()).isEmpty();
    }
    assertThat(networks.window().get("clients")).isEqualTo(open.window().get("clients"));
  }

  @Test
  void noRowTellsAClient() throws IOException {
    for (String format : List.of("tsv", "csv", "jsonl")) {
      String[] options = {"--anonymize=cryptopan", "--anonymize-key=" + key};
      assertThat(clientsIn(messages(format, options))).as(format).isEmpty();
      assertThat(clientsIn(messages(format))).as(format).hasSize(clients.size());
    }
  }

  /** The search would find them. */
  @Test
  void withoutPrivacyClientsAreFound() throws IOException {
    Map<String, String> texts = texts(open);
    for (String file :
        List.of(
            "text",
            "report.html",
            "top.csv",
            "findings.csv",
            "offenders.csv",
            "misconfigurations.csv")) {
      assertThat(clientsIn(texts.get(file))).as(file).isNotEmpty();
    }
  }

  @Test
  void noFileTellsARareName() throws IOException {
    Report masked = analyze("masked", "--min-clients=" + MIN_CLIENTS);
    Set<String> rare = new TreeSet<>();
    Set<String> wide = new TreeSet<>();
    for (String dimension : List.of("name", "domain", "tld")) {
      for (CSVRecord row : open.top(dimension)) {
        boolean few = Long.parseLong(row.get("clients")) < MIN_CLIENTS;
        (few ? rare : wide).add(Report.key(row));
      }
    }
    rare.removeAll(wide);
    // Words of our own texts say nothing of the capture.
    String own = Outcome.of("detectors").out() + Files.readString(Path.of("../conf/owners.yaml"));
    rare.removeIf(name -> !name.contains(".") || own.contains(name));
    assertThat(rare).hasSizeGreaterThan(500);
    Map<String, String> texts = texts(masked);
    for (Map.Entry<String, String> file : texts.entrySet()) {
      assertThat(namesIn(file.getValue(), rare)).as(file.getKey()).isEmpty();
    }
    for (String file :
        List.of("report.html", "top.csv", "findings.csv", "offenders.csv", "tail.csv")) {
      assertThat(namesIn(texts(open).get(file), rare)).as(file).isNotEmpty();
    }
    for (String figures : List.of("names", "clients", "misconfigured", "ledger", "tail")) {
      assertThat(masked.window().get(figures)).isEqualTo(open.window().get(figures));
    }
  }

  private static Set<String> namesIn(String text, Set<String> names) {
    return WORD.matcher(text)
        .results()
        .map(word -> word.group().replaceFirst("\\.$", ""))
        .filter(names::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
