package io.toptail.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.privacy.AddressPrivacy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyOptionsTest {
  private static final String HEX =
      "8009ab3a605435bea0c385bea18485d8b0a1103d6590bdf48c968be5de53836e";

  @TempDir Path folder;
  private String capture;

  @BeforeEach
  void prepare() throws IOException {
    capture = TinyCapture.write(folder.resolve("a.pcap")).toString();
    Files.createDirectory(folder.resolve("conf"));
  }

  private CommandRun run(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, "--conf=" + folder + "/conf"));
    arguments.addAll(List.of(options));
    arguments.add(capture);
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private CommandRun analyze(String... options) {
    return run("analyze", options);
  }

  private String key(byte[] content, String permissions) throws IOException {
    Path file = folder.resolve("key");
    Files.write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return "--anonymize-key=" + file;
  }

  private static byte[] octets() {
    return java.util.HexFormat.of().parseHex(HEX);
  }

  @Test
  void nothingIsHiddenByDefault() {
    CommandRun run = analyze();
    assertThat(run.options.privacy().addresses().isNone()).isTrue();
    assertThat(run.options.privacy().masksNames()).isFalse();
    assertThat(run("messages").messages.addresses().isNone()).isTrue();
  }

  @Test
  void aKeyIsOctetsOrHexadecimal() throws IOException {
    for (byte[] content : List.of(octets(), HEX.getBytes(), (HEX + "\n").getBytes())) {
      CommandRun run = analyze("--anonymize=cryptopan", key(content, "rw-------"));
      assertThat(run.err).isEmpty();
      assertThat(run.options.privacy().addresses().toString()).isEqualTo("pseudonyms");
      assertThat(run.options.effective())
          .containsEntry("anonymize", "cryptopan")
          .containsEntry("anonymize-key", "given");
    }
    CommandRun messages = run("messages", "--anonymize=cryptopan", key(octets(), "rw-------"));
    assertThat(messages.messages.addresses().toString()).isEqualTo("pseudonyms");
  }

  @Test
  void aKeyThatOthersMayReadIsWarnedOf() throws IOException {
    CommandRun run = analyze("--anonymize=cryptopan", key(octets(), "rw-r-----"));
    assertThat(run.exitCode).isZero();
    assertThat(run.err).contains("others may read this key").contains("chmod 600");
    assertThat(run.err).doesNotContain(HEX);
  }

  @Test
  void aMissingKeyTellsHowToMakeOne() {
    for (String command : List.of("analyze", "messages")) {
      CommandRun none = run(command, "--anonymize=cryptopan");
      assertThat(none.exitCode).isEqualTo(2);
      assertThat(none.err).contains("--anonymize-key FILE").contains("head -c 32 /dev/urandom");
      CommandRun missing = run(command, "--anonymize=cryptopan", "--anonymize-key=nowhere");
      assertThat(missing.exitCode).isEqualTo(2);
      assertThat(missing.err).contains("nowhere: no such file").contains("head -c 32 /dev/urandom");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "zz", HEX + "00", "/dev/zero"})
  void aWrongKeyIsRefusedAndNotShown(String content) throws IOException {
    String key =
        content.startsWith("/")
            ? "--anonymize-key=" + content
            : key(content.getBytes(), "rw-------");
    CommandRun run = analyze("--anonymize=cryptopan", key);
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err).contains("not a key of 32 octets");
    assertThat(content.isEmpty() || content.startsWith("/") || !run.err.contains(content)).isTrue();
  }

  @Test
  void aKeyOfZeroesIsNone() throws IOException {
    CommandRun run = analyze("--anonymize=cryptopan", key(new byte[32], "rw-------"));
    assertThat(run.err).contains("all octets are alike");
  }

  @Test
  void aKeyWithoutItsModeIsAMistake() throws IOException {
    CommandRun run = analyze(key(octets(), "rw-------"));
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err).contains("--anonymize cryptopan");
  }

  @Test
  void theFileMayKeepTheKey() throws IOException {
    Files.write(folder.resolve("conf/k"), octets());
    Files.setPosixFilePermissions(
        folder.resolve("conf/k"), PosixFilePermissions.fromString("rw-------"));
    Files.write(folder.resolve("conf/toptail.yaml"), List.of("anonymize-key: k"));
    assertThat(analyze().options.privacy().addresses().isNone()).isTrue();
    CommandRun run = analyze("--anonymize=cryptopan");
    assertThat(run.err).isEmpty();
    assertThat(run.options.privacy().addresses().toString()).isEqualTo("pseudonyms");
  }

  @ParameterizedTest
  @CsvSource({"'24,56',24,56", "'/16,/48',16,48", "'32,64',32,64"})
  void networksHaveTheirBits(String bits, int ipv4, int ipv6) {
    CommandRun run = analyze("--anonymize=truncate", "--anonymize-prefix=" + bits);
    AddressPrivacy addresses = run.options.privacy().addresses();
    assertThat(addresses.bits(4)).isEqualTo(ipv4);
    assertThat(addresses.bits(16)).isEqualTo(ipv6);
    assertThat(addresses.isNetworks()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "--anonymize=hash,expected none or cryptopan or truncate",
    "--anonymize-prefix=24,expected two numbers of bits",
    "'--anonymize-prefix=33,56',expected two numbers of bits",
    "'--anonymize-prefix=24,129',expected two numbers of bits",
    "--min-clients=0,expected a whole number from 1 to 1024",
    "--min-clients=1025,expected a whole number from 1 to 1024"
  })
  void wrongValuesAreNamed(String option, String problem) {
    CommandRun run = analyze(option);
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err).contains(problem);
  }

  @Test
  void theListOfOptionsHidesWhatTheReportHides() throws IOException {
    CommandRun run =
        analyze(
            "--anonymize=cryptopan",
            key(octets(), "rw-------"),
            "--client=8.8.8.0/24,fc00::/16",
            "--server=9.9.9.9",
            "--ignore=8.8.8.8",
            "--ignore=www.example.com",
            "--name=8.8.8.8.in-addr.arpa",
            "--name=/^8/");
    assertThat(run.err).isEmpty();
    assertThat(run.options.effective())
        .containsEntry("client", "55.21.62.0/24, f33c:0:0:0:0:0:0:0/16")
        .containsEntry("server", "9.9.9.9")
        .containsEntry("ignore", "55.21.62.136, www.example.com")
        .containsEntry("name", "136.62.21.55.in-addr.arpa, /…/");
    // What is filtered and ignored are the addresses themselves.
    assertThat(run.options.ignore().rules()).contains("8.8.8.8");
    CommandRun masked = analyze("--min-clients=5", "--name=www.example.com", "--ignore=qtype:ANY");
    assertThat(masked.options.privacy().minClients()).isEqualTo(5);
    assertThat(masked.options.effective())
        .containsEntry("name", "‹masked›")
        .containsEntry("ignore", "qtype:ANY");
  }
}
