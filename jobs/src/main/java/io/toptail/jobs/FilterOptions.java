package io.toptail.jobs;

import java.util.List;
import picocli.CommandLine.Option;

/** Declares the filters: what does not match every one that is given is not counted at all. */
final class FilterOptions {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      defaultValue = "none",
      description =
          "Only packets from this time on: ISO 8601 (UTC without a zone), or seconds since 1970"
              + " (default: ${DEFAULT-VALUE}).")
  String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      defaultValue = "none",
      description = "Only packets before this time (default: ${DEFAULT-VALUE}).")
  String to;

  @Option(
      names = "--client",
      paramLabel = "PREFIX",
      description =
          "Only messages of these clients: an address, or a prefix such as 192.0.2.0/24."
              + " Repeatable (default: none).")
  List<String> client;

  @Option(
      names = "--server",
      paramLabel = "PREFIX",
      description = "Only messages to or from these servers. Repeatable (default: none).")
  List<String> server;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Only messages with this first question: a name, *.SUFFIX or /REGEX/. Repeatable"
              + " (default: none).")
  List<String> name;

  @Option(
      names = "--qtype",
      paramLabel = "LIST",
      description =
          "Only messages with a first question of these types: A,AAAA or 1,28. Repeatable"
              + " (default: none).")
  List<String> qtype;

  @Option(
      names = "--rcode",
      paramLabel = "LIST",
      description =
          "Only responses with these codes: NXDOMAIN,SERVFAIL or 3,2. Repeatable (default: none).")
  List<String> rcode;

  @Option(
      names = "--queries-only",
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description = "Only queries (default: ${DEFAULT-VALUE}).")
  boolean queriesOnly;

  @Option(
      names = "--responses-only",
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description = "Only responses (default: ${DEFAULT-VALUE}).")
  boolean responsesOnly;

  @Option(
      names = "--sample",
      paramLabel = "1/N",
      defaultValue = "none",
      description =
          "Only one client in N, chosen by a hash of its address: each client whole, the same ones"
              + " in every run; counts are not scaled up (default: ${DEFAULT-VALUE}).")
  String sample;
}
