package io.toptail.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
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

  private static final Configuration TEMPLATES = templates();

  private final AnalysisReport report;
  private final List<WindowReport> windows;

  HtmlReport(AnalysisReport report) {
    this.report = report;
    int all = report.windows().size();
    this.windows = report.windows().subList(Math.max(0, all - MAX_WINDOWS), all);
  }

  /** Writes the page; flushes {@code out} and leaves it open. */
  void write(OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
    try {
      TEMPLATES.getTemplate("report.ftlh").process(model(), writer);
    } catch (TemplateException e) {
      throw new IOException("cannot fill in the page's template: " + e.getMessage(), e);
    }
    writer.flush();
  }

  private Map<String, Object> model() throws IOException {
    String style = PageResources.style();
    String charts = PageResources.charts();
    String script = PageResources.script();
    Map<String, Object> model = new HashMap<>();
    model.put("style", style);
    model.put("charts", charts);
    model.put("script", script);
    model.put("policy", policy(style, charts, script));
    model.put("data", PageData.of(report, windows));
    model.putAll(PageModel.of(report, windows));
    return model;
  }

  private static String policy(String style, String charts, String script) {
    return "default-src 'none'; img-src data:; style-src "
        + PageResources.hash(style)
        + "; script-src "
        + PageResources.hash(charts)
        + " "
        + PageResources.hash(script)
        + "; base-uri 'none'; form-action 'none'";
  }

  private static Configuration templates() {
    Configuration templates = new Configuration(Configuration.VERSION_2_3_33);
    templates.setClassForTemplateLoading(HtmlReport.class, "");
    templates.setDefaultEncoding(UTF_8.name());
    templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
    templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    templates.setLocalizedLookup(false);
    return templates;
  }
}
