package io.toptail.jobs;

import picocli.CommandLine.Option;

/** Declares how addresses of clients are hidden. */
final class PrivacyOptions {
  @Option(
      names = "--anonymize",
      paramLabel = "MODE",
      defaultValue = "none",
      description =
          "Hide the addresses of clients in everything that is written: cryptopan (pseudonyms that"
              + " keep common prefixes; needs --anonymize-key), truncate (the network only), or none"
              + " (default: ${DEFAULT-VALUE}).")
  String anonymize;

  @Option(
      names = "--anonymize-key",
      paramLabel = "FILE",
      description =
          "Key of the pseudonyms: 32 octets, or 64 hexadecimal digits; the same key gives the same"
              + " pseudonyms. To make one: head -c 32 /dev/urandom > FILE (default: none).")
  String anonymizeKey;

  @Option(
      names = "--anonymize-prefix",
      paramLabel = "BITS,BITS",
      defaultValue = "24,56",
      description =
          "Bits of an IPv4 and of an IPv6 address that truncate keeps (default: ${DEFAULT-VALUE}).")
  String anonymizePrefix;

  @Option(
      names = "--anonymize-servers",
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description = "Hide the addresses of servers too (default: ${DEFAULT-VALUE}).")
  boolean anonymizeServers;
}
