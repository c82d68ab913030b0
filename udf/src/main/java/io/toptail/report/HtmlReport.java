package io.toptail.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code report.html}: the whole report in one page that asks the network for nothing.
 *
 * <p>What comes from captures is text three times over: the template escapes it (FreeMarker's HTML
 * output format), the script inserts it as text nodes only, and the page's content security policy
 * allows no script or style but those whose hashes it names. Of more than {@value #MAX_WINDOWS}
 * windows it holds the last.
 */
final class HtmlReport {
  /** A week of hours. */
  static final int MAX_WINDOWS = 168;

  private final AnalysisReport report;
  private final List<WindowReport> windows;

  HtmlReport(AnalysisReport report) {
    this.report = report;
    int all = report.windows().size();
    this.windows = report.windows().subList(Math.max(0, all - MAX_WINDOWS), all);
  }

  /** Writes the page; flushes {@code out} and leaves it open. */
  void write(OutputStream out) throws IOException {
    PageTemplates.write("report.ftlh", model(), out);
  }

  private Map<String, Object> model() throws IOException {
    String style = PageResources.style();
    String charts = PageResources.charts();
    String script = PageResources.script();
    Map<String, Object> model = new HashMap<>();
    model.put("style", style);
    model.put("charts", charts);
    model.put("script", script);
    model.put("policy", PageTemplates.policy(style, charts, script));
    model.put("data", PageData.of(report, windows));
    model.putAll(PageModel.of(report, windows));
    return model;
  }
}
