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
import java.util.Map;

/** The templates of pages, which escape all that is put into them (FreeMarker's HTML format). */
final class PageTemplates {
  private static final Configuration TEMPLATES = templates();

  private PageTemplates() {}

  /** Fills in a template; flushes {@code out} and leaves it open. */
  static void write(String template, Map<String, Object> model, OutputStream out)
      throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
    try {
      TEMPLATES.getTemplate(template).process(model, writer);
    } catch (TemplateException e) {
      throw new IOException("cannot fill in the page's template: " + e.getMessage(), e);
    }
    writer.flush();
  }

  /** A content security policy that allows one style and these scripts, and nothing else. */
  static String policy(String style, String... scripts) {
    StringBuilder policy = new StringBuilder("default-src 'none'; img-src data:; style-src ");
    policy.append(PageResources.hash(style));
    for (int i = 0; i < scripts.length; i++) {
      policy.append(i == 0 ? "; script-src " : " ").append(PageResources.hash(scripts[i]));
    }
    return policy.append("; base-uri 'none'; form-action 'none'").toString();
  }

  private static Configuration templates() {
    Configuration templates = new Configuration(Configuration.VERSION_2_3_33);
    templates.setClassForTemplateLoading(PageTemplates.class, "");
    templates.setDefaultEncoding(UTF_8.name());
    templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
    templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    templates.setLocalizedLookup(false);
    return templates;
  }
}
