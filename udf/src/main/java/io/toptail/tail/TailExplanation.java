package io.toptail.tail;

/** What explains a name of the tail; the first that fits, in this order. */
enum TailExplanation {
  /** A detector's class; it has the number of the detector beside it. */
  DETECTOR("", "misconfigured", false),
  DISPOSABLE("disposable-zone", "disposable names", true),
  REVERSE("reverse-lookup", "reverse look-ups", true),
  REPUTATION("reputation-lookup", "block lists", true),
  GENERATED("generated-names", "names of services", true),
  /** Many names of one domain, asked once each, that look like no machine's. */
  SUBDOMAINS("many-subdomains", "many names of one domain", false),
  TYPO("typo-popular", "mistyped", false),
  BIT_FLIP("bit-flip", "mistyped", false),
  /** Of a domain that several clients ask for. */
  HEALTHY("healthy", "healthy one-offs", true),
  /** Of a domain that few ask for, with nothing odd in it and no failure seen. */
  PLAIN("plain-name", "plain names of small domains", true),
  /** It fails, but nobody says that it does not exist: its servers do not answer, or fail. */
  SERVERS("server-failure", "names whose servers fail", false),
  /** Denied by a zone above its registrable domain, which nobody has registered. */
  UNREGISTERED("unregistered-domain", "domains that do not exist", false),
  /** Denied by a domain that mostly answers, or whose owner is known. */
  DENIED("denied-name", "names that their domain denies", false),
  UNEXPLAINED("unexplained", "unexplained", false);

  static final TailExplanation[] ALL = values();

  private final String id;
  private final String title;
  private final boolean settled;

  TailExplanation(String id, String title, boolean settled) {
    this.id = id;
    this.title = title;
    this.settled = settled;
  }

  /** As reports name it; empty for {@link #DETECTOR}, whose id it is. */
  String id() {
    return id;
  }

  /** What the names are, for people. */
  String title() {
    return title;
  }

  /** Whether it may turn out that the domain is mistyped for another, if few ask for it. */
  boolean mayBeTypo() {
    return this == UNEXPLAINED || this == UNREGISTERED || this == SERVERS;
  }

  /** Whether it says how names fail, and no more. */
  boolean isFailure() {
    return this == SERVERS || this == UNREGISTERED || this == DENIED;
  }

  /** Whether nobody needs to read on. */
  boolean isSettled() {
    return settled;
  }
}
