package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.export.ExportFormat;
import io.toptail.export.ParquetTable;
import io.toptail.privacy.AddressPrivacy;
import io.toptail.report.AnalysisReport;
import io.toptail.report.ReportFiles;
import io.toptail.report.TextReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads everything that is written, and looks for the addresses of clients and for rare names. */
class LeakTest {
  private static final long T = 1_700_000_000L * Analysis.SECOND;
  private static final int MIN_CLIENTS = 12;
  private static final byte[] KEY = new byte[32];
  private static final List<String> RARE =
      List.of(
          "secret-project.example.com",
          "johnsmith-family.de",
          "www.johnsmith-family.de",
          "johns-iphone",
          "printer.johns-iphone",
          "wpad.rare-company.net",
          "office.only-here.local",
          "busy.rarely-shared.org");

  static {
    KEY[0] = 1;
  }

  private static List<String> clients() {
    List<String> clients = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      clients.add(i % 4 == 3 ? "2001:db8:77:" + i + "::5" : "10.23." + i / 8 + "." + (60 + i));
    }
    return clients;
  }

  /** Clients that ask for their own addresses in every notation, and for names of their own. */
  private static List<Frame> frames() {
    List<Frame> frames = new ArrayList<>();
    List<String> clients = clients();
    int count = 0;
    for (int i = 0; i < clients.size(); i++) {
      List<String> names = new ArrayList<>(List.of("www.example.com", "cdn.example.com"));
      for (String form : AddressForms.of(clients.get(i))) {
        boolean covered = form.contains(":") || form.matches("[0-9._\\\\-]+.*|.*arpa");
        if (covered && !form.matches("[0-9a-f]+|[0-9a-f]{2} .*") && !form.matches("(..:)+..")) {
          names.add(form);
          names.add(
              (form.contains(":") || form.endsWith("arpa") ? "b._dns-sd." : "dev-")
                  + form
                  + (form.endsWith("arpa") ? "" : ".lan"));
        }
      }
      names.add(RARE.get(i % RARE.size()));
      for (String name : names) {
        long time = T + count++ * 1_000_003L;
        frames.add(message(time, clients.get(i), name, count % 5 == 0));
      }
    }
    for (int i = 0; i < 300; i++) {
      frames.add(message(T + i, clients.get(0), "busy.rarely-shared.org", false));
    }
    // Claims and damage: who is the client is not clear.
    frames.add(Frames.udp(T, clients.get(1), 999, Frames.SERVER, 53, answer("www.example.com")));
    frames.add(Frames.udp(T, Frames.SERVER, 53, clients.get(2), 999, ask("www.example.com")));
    frames.add(Frames.udp(T, clients.get(4), 999, Frames.SERVER, 53, new byte[7]));
    return frames;
  }

  private static Frame message(long time, String client, String name, boolean response) {
    String server = client.contains(":") ? "2001:db8::53" : Frames.SERVER;
    return response
        ? Frames.udp(time, server, 53, client, 4711, answer(name))
        : Frames.udp(time, client, 4711, server, 53, ask(name));
  }

  private static byte[] ask(String name) {
    return Frames.message(0x0100, Frames.question(name, Frames.A, Frames.IN));
  }

  private static byte[] answer(String name) {
    return Frames.message(0x8183, Frames.question(name, Frames.A, Frames.IN));
  }

  private static AddressPrivacy addresses(String mode) {
    return switch (mode) {
      case "pseudonyms" -> AddressPrivacy.pseudonyms(KEY, false);
      case "networks" -> AddressPrivacy.networks(16, 32, false);
      default -> AddressPrivacy.none();
    };
  }

  /** Every file of a report by name, and its text. */
  private static Map<String, String> report(AddressPrivacy addresses, int minClients)
      throws IOException {
    AnalysisReport report =
        new Analysis()
            .top(1000)
            .ignore("10.23.0.61", "qtype:ANY", "secret-project.example.com")
            .privacy(addresses, minClients)
            .of(List.of(frames(), List.of()), 2, 3, new Random(2));
    Map<String, ByteArrayOutputStream> files = new HashMap<>();
    ReportFiles.NAMES.forEach(name -> files.put(name, new ByteArrayOutputStream()));
    ReportFiles.write(report, files::get);
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach((name, bytes) -> texts.put(name, bytes.toString(StandardCharsets.UTF_8)));
    texts.put("text", new TextReport(200, true).render(report));
    return texts;
  }

  /** Rows of messages by format. */
  private static Map<String, String> rows(AddressPrivacy addresses) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (ExportFormat format : ExportFormat.values()) {
      byte[] rows =
          new Exports()
              .format(format)
              .malformed()
              .privacy(addresses)
              .of(frames().toArray(Frame[]::new));
      String text =
          format == ExportFormat.PARQUET
              ? ParquetTable.read(rows).stream()
                  .map(row -> String.join("\t", row))
                  .collect(Collectors.joining("\n"))
              : new String(rows, StandardCharsets.UTF_8);
      texts.put(format.id(), text);
    }
    return texts;
  }

  /** {@code file: what was found}. */
  private static TreeSet<String> addressesIn(Map<String, String> texts) {
    TreeSet<String> leaks = new TreeSet<>();
    texts.forEach(
        (file, text) -> {
          String lower = text.toLowerCase(Locale.ROOT);
          for (String client : clients()) {
            AddressForms.in(lower, client).forEach(form -> leaks.add(file + ": " + form));
          }
        });
    return leaks;
  }

  private static TreeSet<String> namesIn(Map<String, String> texts) {
    TreeSet<String> leaks = new TreeSet<>();
    for (String name : RARE) {
      String word = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
      String own = word.matches("www|wpad|printer|office|busy") ? name : word;
      texts.forEach(
          (file, text) -> {
            if (text.contains(own)) {
              leaks.add(file + ": " + own);
            }
          });
    }
    return leaks;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pseudonyms", "networks"})
  void noReportTellsAClient(String mode) throws IOException {
    assertThat(addressesIn(report(addresses(mode), 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pseudonyms", "networks"})
  void noRowTellsAClient(String mode) throws IOException {
    assertThat(addressesIn(rows(addresses(mode)))).isEmpty();
  }

  @Test
  void noReportTellsARareName() throws IOException {
    assertThat(namesIn(report(addresses("none"), MIN_CLIENTS))).isEmpty();
  }

  /** The search finds what there is: without privacy, in every place where it could be. */
  @Test
  void theSearchFindsLeaks() throws IOException {
    Map<String, String> open = report(addresses("none"), 1);
    assertThat(files(addressesIn(open)))
        .containsExactlyInAnyOrder(
            "report.html",
            "summary.json",
            "top.csv",
            "counts.csv",
            "misconfigurations.csv",
            "offenders.csv",
            "findings.csv",
            "tail.csv",
            "transactions.csv",
            "text");
    assertThat(files(namesIn(open)))
        .containsExactlyInAnyOrder(
            "report.html",
            "summary.json",
            "top.csv",
            "counts.csv",
            "misconfigurations.csv",
            "offenders.csv",
            "findings.csv",
            "tail.csv",
            "transactions.csv",
            "text");
    assertThat(files(addressesIn(rows(addresses("none")))))
        .containsExactlyInAnyOrder("tsv", "csv", "jsonl", "parquet");
  }

  private static List<String> files(TreeSet<String> leaks) {
    return leaks.stream().map(leak -> leak.substring(0, leak.indexOf(':'))).distinct().toList();
  }
}
