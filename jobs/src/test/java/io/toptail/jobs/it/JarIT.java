package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.jobs.AnalyzeJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shaded jar: what is in it and what is not, and that it runs as the launcher runs it. */
class JarIT {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final String SERVICES = "META-INF/services/";

  @TempDir Path folder;

  @Test
  void theTestsRunAgainstTheJar() {
    assertThat(AnalyzeJob.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("/toptail.jar");
  }

  @Test
  void itSaysItsVersion() throws Exception {
    Outcome outcome = Outcome.ofFreshMachine(folder, "--version");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).containsPattern("^toptail \\d+\\.\\d+\\.\\d+\\S*\nFlink 2\\.");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void theShippedExampleHasTheCountsOfItsTruth() throws Exception {
    Path capture = EXAMPLES.resolve("resolver.pcap.gz");
    Path out = folder.resolve("report");
    Outcome outcome =
        Outcome.ofFreshMachine(
            folder, "analyze", "--conf=../conf", "--top=10000", "--out=" + out, capture.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("TOP NAMES").contains("www.facebook.com");
    new TruthCheck(new Report(out), new Planted(EXAMPLES.resolve("truth"))).everything();
  }

  @Test
  void itHoldsNothingThatFlinkBrings() throws IOException {
    assertThat(entries())
        .contains("io/toptail/jobs/Toptail.class", "io/toptail/dns/DnsMessage.class")
        .noneMatch(name -> name.contains("org/apache/flink/"))
        .noneMatch(name -> name.contains("org/slf4j/"))
        .noneMatch(name -> name.contains("org/apache/log4j/"))
        .noneMatch(name -> name.contains("org/apache/logging/"))
        .noneMatch(name -> name.contains("javax/annotation/"))
        .noneMatch(name -> name.endsWith("module-info.class"))
        .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyServiceThatItRegistersIsInIt() throws IOException {
    List<String> entries = entries();
    List<String> services =
        entries.stream().filter(name -> name.matches(SERVICES + "[^/]+")).toList();
    assertThat(services).contains(SERVICES + "com.fasterxml.jackson.core.JsonFactory");
    for (String service : services) {
      assertThat(providers(service))
          .as(service)
          .isNotEmpty()
          .allMatch(provider -> entries.contains(provider.replace('.', '/') + ".class"));
    }
    assertThat(providers(SERVICES + "com.fasterxml.jackson.core.JsonFactory"))
        .as("merged from two libraries")
        .contains(
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.dataformat.yaml.YAMLFactory");
  }

  @Test
  void itTakesNoPartInLookingUpAddresses() throws IOException {
    assertThat(entries())
        .doesNotContain(
            SERVICES + "java.net.spi.InetAddressResolverProvider",
            SERVICES + "sun.net.spi.nameservice.NameServiceDescriptor");
  }

  @Test
  void itCarriesLicenceAndNotices() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License").contains("Version 2.0");
    assertThat(text("META-INF/NOTICE")).contains("The Apache Software Foundation");
    try (JarFile jar = new JarFile(Outcome.jar().toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("io.toptail.jobs.Toptail");
    }
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(Outcome.jar().toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  private static List<String> providers(String service) throws IOException {
    return text(service)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String text(String entry) throws IOException {
    try (JarFile jar = new JarFile(Outcome.jar().toFile());
        var in = jar.getInputStream(jar.getEntry(entry))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
