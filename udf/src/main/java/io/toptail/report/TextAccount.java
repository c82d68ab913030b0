package io.toptail.report;

import io.toptail.report.Manifest.Damage;
import io.toptail.report.TextPage.Style;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.report.WindowReport.LostRow;
import io.toptail.report.WindowReport.Reassembled;
import io.toptail.report.WindowReport.ReassembledRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The account of every packet, and the bytes that could not be read. */
final class TextAccount {
  private static final int DAMAGES_SHOWN = 10;
  private static final int ROWS_SHOWN = 12;
  private static final String INDENT = " ".repeat(8);

  private TextAccount() {}

  /** Equations whose terms are never broken: packets read = queries + …, and so on. */
  static void ledger(TextPage page, WindowReport window) throws IOException {
    long packets = window.totals().packets();
    page.blank();
    equation(
        page,
        "LEDGER  ",
        Figures.plural(packets, "packet") + " read",
        ledgerTerms(window.ledger()));
    reassembled(page, "tcp", " out of TCP", window.reassembled());
    reassembled(page, "fragments", " out of fragments", window.reassembled());
    lost(page, window.reassembled().lost());
    long sum = window.ledger().stream().mapToLong(LedgerRow::packets).sum();
    if (sum != packets) {
      String difference = Figures.count(Math.abs(packets - sum));
      page.line(Style.RED, "        DOES NOT ADD UP: the difference is " + difference);
    }
  }

  /** The largest rows one by one; of the others, those of one outcome together. */
  static List<String> ledgerTerms(List<LedgerRow> ledger) {
    List<String> terms = new ArrayList<>();
    int shown = ledger.size() > ROWS_SHOWN + 1 ? ROWS_SHOWN : ledger.size();
    for (LedgerRow row : ledger.subList(0, shown)) {
      terms.add(term(row));
    }
    Map<String, List<LedgerRow>> others =
        ledger.subList(shown, ledger.size()).stream()
            .collect(
                Collectors.groupingBy(LedgerRow::outcome, LinkedHashMap::new, Collectors.toList()));
    others.forEach((outcome, rows) -> terms.add(together(outcome, rows)));
    return terms;
  }

  private static String term(LedgerRow row) {
    return new AccountTerm(row.outcome(), row.detail()).counted(row.packets());
  }

  private static String together(String outcome, List<LedgerRow> rows) {
    if (rows.size() == 1) {
      return term(rows.get(0));
    }
    long packets = rows.stream().mapToLong(LedgerRow::packets).sum();
    String kinds = Figures.count(rows.size()) + " more kinds: summary.json";
    return new AccountTerm(outcome, kinds).counted(packets);
  }

  /** Windows that have no report, and what became of their packets. */
  static void otherWindows(TextPage page, Extent extent) throws IOException {
    String others = Sentences.otherWindows(extent);
    if (!others.isEmpty()) {
      page.heading("OTHER WINDOWS", others);
      equation(
          page,
          INDENT,
          Figures.plural(extent.otherPackets(), "packet") + " in them",
          ledgerTerms(extent.otherLedger()));
    }
  }

  /** What is in no ledger, because it was not captured. */
  static void notCaptured(TextPage page, Manifest manifest) throws IOException {
    String lost = Sentences.lost(manifest);
    if (!lost.isEmpty()) {
      page.blank();
      page.wrapped(Style.YELLOW, 0, lost);
    }
  }

  private static void reassembled(
      TextPage page, String source, String words, Reassembled reassembled) throws IOException {
    List<String> terms = new ArrayList<>();
    long messages = 0;
    for (ReassembledRow row : reassembled.messages()) {
      if (row.source().equals(source)) {
        messages += row.messages();
        terms.add(new AccountTerm(row.outcome(), row.detail()).counted(row.messages()));
      }
    }
    if (!terms.isEmpty()) {
      equation(page, INDENT, Figures.plural(messages, "message") + words, terms);
    }
  }

  private static void lost(TextPage page, List<LostRow> lost) throws IOException {
    long octets = lost.stream().mapToLong(LostRow::octets).sum();
    List<String> terms = new ArrayList<>();
    for (LostRow row : lost) {
      terms.add(Figures.count(row.octets()) + " " + Printable.text(row.reason()));
    }
    if (octets > 0) {
      equation(page, INDENT, Figures.plural(octets, "byte") + " of TCP in no message", terms);
    }
  }

  private static void equation(TextPage page, String label, String left, List<String> terms)
      throws IOException {
    String start = label;
    String line = left;
    String sign = "= ";
    for (String term : terms) {
      int room = page.width() - start.length();
      if (Printable.columns(line) + 3 + Printable.columns(term) > room) {
        page.line(page.styled(Style.BOLD, start) + line);
        start = INDENT;
        line = Printable.shorten(sign + term, room);
      } else {
        line += " " + sign + term;
      }
      sign = "+ ";
    }
    page.line(page.styled(Style.BOLD, start) + line);
  }

  static void clock(TextPage page, Manifest manifest) throws IOException {
    List<String> sentences = Sentences.clock(manifest);
    if (!sentences.isEmpty()) {
      page.heading("CLOCK", "these packets are counted like all others");
    }
    for (String sentence : sentences) {
      page.wrapped(Style.PLAIN, 2, sentence);
    }
  }

  static void damages(TextPage page, Manifest manifest) throws IOException {
    List<Damage> damages = manifest.damages();
    if (damages.isEmpty()) {
      return;
    }
    page.heading("DAMAGED INPUT", "everything else was read and counted");
    String path = null;
    for (Damage damage : damages.subList(0, Math.min(DAMAGES_SHOWN, damages.size()))) {
      if (!damage.path().equals(path)) {
        path = damage.path();
        page.line(Style.YELLOW, "  " + Printable.text(path));
      }
      page.wrapped(Style.PLAIN, 4, Sentences.damage(damage));
    }
    String more = Sentences.moreDamages(manifest, DAMAGES_SHOWN);
    if (!more.isEmpty()) {
      page.wrapped(Style.PLAIN, 2, "… " + more);
    }
  }
}
