package io.toptail.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The style and scripts that the page carries inside it, read from the class path. */
final class PageResources {
  private static final String WEBJAR = "/META-INF/maven/org.webjars/echarts/pom.properties";

  private static final Pattern INCLUDE = Pattern.compile("(?m)^ *// include (\\w+\\.js)\n");

  private PageResources() {}

  static String style() throws IOException {
    return read("report.css");
  }

  /** {@code report.js}, with the other scripts where it includes them. */
  static String script() throws IOException {
    StringBuilder script = new StringBuilder();
    String main = read("report.js");
    Matcher include = INCLUDE.matcher(main);
    int from = 0;
    while (include.find()) {
      script.append(main, from, include.start()).append(read(include.group(1)));
      from = include.end();
    }
    return script.append(main, from, main.length()).toString();
  }

  /**
   * Apache ECharts. The version is that of the WebJar on the class path; the full build, because
   * only that has the treemap.
   */
  static String charts() throws IOException {
    Properties webjar = new Properties();
    try (InputStream in = open(WEBJAR)) {
      webjar.load(in);
    }
    String version = webjar.getProperty("version");
    return read("/META-INF/resources/webjars/echarts/" + version + "/echarts.min.js");
  }

  /** As the element's text will be after parsing, which turns CR LF and CR into LF. */
  private static String read(String resource) throws IOException {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n").replace('\r', '\n');
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = PageResources.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException(
          "the application jar lacks " + resource + ", which report.html needs: build it again");
    }
    return in;
  }

  /** The source expression for an inline element (Content Security Policy Level 3, §2.3.1). */
  static String hash(String content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
