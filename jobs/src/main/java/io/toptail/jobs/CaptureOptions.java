package io.toptail.jobs;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Declares the inputs, and the options of every command that reads captures. */
final class CaptureOptions {
  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "pcap, pcapng, snoop or dnstap, also compressed: files, folders (recursive), quoted patterns such as"
              + " 'logs/**/*.pcap', URIs of Flink's file systems, or - for standard input.")
  List<String> arguments;

  @Option(
      names = "--port",
      paramLabel = "LIST",
      defaultValue = "53",
      description =
          "DNS ports, separated by commas, 1 to 65535; only messages to or from them count"
              + " (default: ${DEFAULT-VALUE}).")
  String port;

  @Option(
      names = "--tunnels",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Look into tunnels (GRE, VXLAN, GTP-U and the like) and count the innermost packet and its"
              + " addresses (default: ${DEFAULT-VALUE}).")
  boolean tunnels;

  @Option(
      names = "--strict",
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description = "Exit with 3 if input was damaged or skipped (default: ${DEFAULT-VALUE}).")
  boolean strict;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "auto",
      description =
          "Parallel tasks, 1 to 1024; auto: as many as processors (default: ${DEFAULT-VALUE}).")
  String parallelism;

  @Option(
      names = "--progress",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Show progress on standard error: auto, always or never; auto: on a terminal"
              + " (default: ${DEFAULT-VALUE}).")
  String progress;

  @Option(
      names = "--runtime-mode",
      paramLabel = "MODE",
      defaultValue = "streaming",
      description =
          "Flink's runtime mode, streaming or batch; the result is the same"
              + " (default: ${DEFAULT-VALUE}).")
  String runtimeMode;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Options file, YAML; only on the command line (default: toptail.yaml of --conf, if it is"
              + " there).")
  String config;

  @Option(
      names = "--conf",
      paramLabel = "DIR",
      description =
          "Folder of toptail.yaml, owners.yaml, detectors.yaml and ignore.txt; only on the command"
              + " line (default: system property toptail.conf, else TOPTAIL_CONF of the environment, else the"
              + " project's conf).")
  String conf;

  @Option(
      names = "--object-reuse",
      negatable = true,
      hidden = true,
      defaultValue = "true",
      fallbackValue = "true")
  boolean objectReuse;
}
