package io.toptail.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.flink.runtime.util.EnvironmentInformation;
import picocli.CommandLine.IVersionProvider;

/** Which toptail this is. */
public final class Version implements IVersionProvider {
  private static final String POM = "/META-INF/maven/io.toptail/toptail-jobs/pom.properties";

  /** The version of the jar; {@code development} when classes do not come from one. */
  public static String current() {
    try (InputStream in = Version.class.getResourceAsStream(POM)) {
      Properties pom = new Properties();
      if (in != null) {
        pom.load(in);
      }
      return pom.getProperty("version", "development");
    } catch (IOException e) {
      return "development";
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "toptail " + current(),
      "Flink " + EnvironmentInformation.getVersion() + ", Java " + Runtime.version()
    };
  }
}
