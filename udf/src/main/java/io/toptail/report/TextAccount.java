package io.toptail.report;

import io.toptail.report.Manifest.Damage;
import io.toptail.report.TextPage.Style;
import io.toptail.report.WindowReport.LedgerRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The account of every packet, and the bytes that could not be read. */
final class TextAccount {
  private static final int DAMAGES_SHOWN = 10;

  private TextAccount() {}

  /** One equation whose terms are never broken: packets read = queries + … */
  static void ledger(TextPage page, WindowReport window) throws IOException {
    long packets = window.totals().packets();
    long sum = window.ledger().stream().mapToLong(LedgerRow::packets).sum();
    List<String> terms = new ArrayList<>();
    for (LedgerRow row : window.ledger()) {
      String sign = terms.isEmpty() ? "= " : "+ ";
      terms.add(sign + Figures.count(row.packets()) + " " + Sentences.outcome(row));
    }
    page.blank();
    String start = "LEDGER  ";
    String line = Figures.plural(packets, "packet") + " read";
    for (String term : terms) {
      int room = page.width() - start.length();
      if (Printable.columns(line) + 1 + Printable.columns(term) > room) {
        page.line(page.styled(Style.BOLD, start) + line);
        start = " ".repeat(start.length());
        line = Printable.shorten(term, room);
      } else {
        line += " " + term;
      }
    }
    page.line(page.styled(Style.BOLD, start) + line);
    if (sum != packets) {
      String difference = Figures.count(Math.abs(packets - sum));
      page.line(Style.RED, "        DOES NOT ADD UP: " + difference + " packets differ");
    }
  }

  /** What is in no ledger, because it was not captured. */
  static void lost(TextPage page, Manifest manifest) throws IOException {
    String lost = Sentences.lost(manifest);
    if (!lost.isEmpty()) {
      page.blank();
      page.wrapped(Style.YELLOW, 0, lost);
    }
  }

  static void damages(TextPage page, Manifest manifest) throws IOException {
    List<Damage> damages = manifest.damages();
    if (damages.isEmpty()) {
      return;
    }
    page.heading("DAMAGED INPUT", "everything else was read and counted");
    for (Damage damage : damages.subList(0, Math.min(DAMAGES_SHOWN, damages.size()))) {
      page.line(Style.YELLOW, "  " + Printable.text(damage.path()));
      page.wrapped(Style.PLAIN, 4, Sentences.damage(damage));
    }
    if (damages.size() > DAMAGES_SHOWN) {
      int more = damages.size() - DAMAGES_SHOWN;
      page.line("  … " + Figures.plural(more, "more place") + " in manifest.json");
    }
  }
}
