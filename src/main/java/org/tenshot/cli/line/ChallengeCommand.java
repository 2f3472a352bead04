package org.tenshot.cli.line;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.HeadChoice;
import org.tenshot.cli.common.ProfileOption;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.Recipe;
import org.tenshot.store.EventLog;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.teach.Written;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenshot challenge`: would the line catch the bad parts that we know?
@Command(
    name = "challenge",
    mixinStandardHelpOptions = true,
    description = {
      "Puts stored shots of known bad and good parts to the head that judges the product. Every bad one must be caught;",
      "one that is not stops all PASSes of the product's line, from its next start at the latest, until somebody who",
      "may choose heads acknowledges it. The result is kept in the log."
    },
    footer = {
      "",
      "Exit code 4 where a known bad part is not caught: anything but REJECT or REVIEW.",
      "",
      "Examples:",
      "  tenshot challenge --profile bearing",
      "  tenshot challenge --profile bearing --parts 20",
      "  tenshot challenge --profile bearing --acknowledge"
    })
public final class ChallengeCommand implements Callable<Integer> {

  private static final int MOST = 10_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final Workshop workshop;

  @Mixin private ProfileOption profile = new ProfileOption();

  @Option(
      names = "--parts",
      paramLabel = "N",
      description = "Bad parts at most, and as many good ones. Default: 20.")
  private int parts = 20;

  @Option(
      names = "--acknowledge",
      description =
          "Challenge nothing: take note of what holds the product's line, which is printed, and let it go on from its next start.")
  private boolean acknowledge;

  @Mixin private LineOptions line = new LineOptions();

  /// @param workshop hands out the pieces
  public ChallengeCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    Profile product = profile.read(workshop);
    return acknowledge ? acknowledge(product) : challenge(product);
  }

  private int acknowledge(Profile product) throws TenshotException {
    String person = line.admit(workshop, Permission.CHOOSE_HEAD);
    try (InspectionLog log = workshop.log(line.db(), recording -> {});
        History history = workshop.history(line.db())) {
      List<LineEvent> events = history.events().unacknowledged(product.product());
      events.forEach(own -> System.out.println(shown(own)));
      System.out.println(take(events, log, product, person) + " acknowledged by " + person);
    }
    return ExitCode.OK;
  }

  private static String shown(LineEvent event) {
    return "since %s: %s"
        .formatted(TIME.format(event.from().atZone(ZoneId.systemDefault())), event.sentence());
  }

  /// Of what was printed, and of nothing that came after it.
  private static long take(
      List<LineEvent> events, InspectionLog log, Profile product, String person)
      throws TenshotException {
    if (events.isEmpty()) {
      return 0;
    }
    Set<LineEvent.Kind> kinds = EnumSet.noneOf(LineEvent.Kind.class);
    events.forEach(own -> kinds.add(own.kind()));
    EventLog.Seen seen = new EventLog.Seen(product.product(), kinds, events.getLast().id());
    String sentences =
        String.join(" ", events.stream().map(LineEvent::sentence).distinct().toList());
    return Written.number(log.events().acknowledge(seen, person, sentences));
  }

  private int challenge(Profile product) throws TenshotException {
    int most = Math.min(MOST, (int) Checks.atLeast(1, parts, "--parts"));
    String person = line.admit(workshop);
    try (InspectionLog log = workshop.log(line.db(), recording -> {});
        History history = workshop.history(line.db());
        Encoder encoder = encoder(product, history)) {
      Recipe recipe = HeadChoice.recipe(line.head(), product, encoder, history);
      ChallengeResult result =
          new Challenge(history, log, recipe, encoder).run(most, person, Instant.now()).result();
      tell(result);
      return result.isMet() ? ExitCode.OK : ExitCode.LINE_FAULT;
    }
  }

  private Encoder encoder(Profile product, History history) throws TenshotException {
    String name = HeadChoice.encoder(line.encoder(), line.head(), product, history, null);
    return workshop.encoder(name, line.device()).seeing(product.view());
  }

  private static void tell(ChallengeResult result) {
    System.out.println("judged by " + result.eye().head());
    System.out.println("caught of known bad parts: " + result.caught());
    System.out.println("  no head learnt from " + result.heldOut() + " of them");
    System.out.println("passed of known good parts: " + result.passed());
    for (ChallengeResult.Failure own : result.failures()) {
      System.out.println(
          "NOT CAUGHT: shot %d, %s, said %s, picture %s"
              .formatted(own.shot(), own.shows(), own.said(), own.picture()));
    }
    System.out.println(Challenge.saying(result));
  }
}
