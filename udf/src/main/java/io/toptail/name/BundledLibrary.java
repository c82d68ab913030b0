package io.toptail.name;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of a library whose data is used, from the metadata that Maven put in its jar. */
final class BundledLibrary {
  private BundledLibrary() {}

  /**
   * Name and version, such as {@code crawler-commons 1.6}; the name alone if it has no metadata.
   */
  static String describe(String group, String artifact) {
    String path = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = BundledLibrary.class.getResourceAsStream(path)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      return artifact;
    }
    return (artifact + " " + properties.getProperty("version", "")).trim();
  }
}
