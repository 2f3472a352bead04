package org.tenshot.cli.teach;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.HeadChoice;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.HeadJson;
import org.tenshot.store.History;
import org.tenshot.store.Promotion;
import org.tenshot.store.StoredHead;
import org.tenshot.teach.ActiveHead;
import org.tenshot.teach.HeadFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `tenshot heads`: the heads that a product was taught, and which of them judges.
@Command(
    name = "heads",
    mixinStandardHelpOptions = true,
    description = {
      "Shows, promotes and moves the heads of a product. `teach` makes them. A head judges from the",
      "moment that it is promoted; a running line takes it when it is opened again."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot heads list --profile bearing",
      "  tenshot heads promote 3 --profile bearing",
      "  tenshot heads rollback --profile bearing",
      "  tenshot heads export 3 bearing.head --profile bearing"
    })
public final class HeadsCommand implements Runnable {

  /// A command cannot reach a line that runs in another program.
  private static final String LATER =
      "A line that runs goes on with its head until it is opened again: choose its product again, or restart the service (sudo systemctl restart tenshot).";

  private final Workshop workshop;

  @Option(
      names = "--profile",
      required = true,
      scope = ScopeType.INHERIT,
      paramLabel = "P",
      description = "Profile: a name in profiles/, or a path.")
  private String profile = "";

  @Option(
      names = "--db",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Database of the heads. Default: the station's own.")
  private @Nullable Path db;

  @Spec private @Nullable CommandSpec spec;

  /// @param workshop hands out the pieces
  public HeadsCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "Say what to do: list, show, promote, rollback, export or import.");
    }
  }

  /// `heads list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Every head of the product, newest first, and who promoted which.")
  int list() throws TenshotException {
    Profile product = workshop.profile(profile);
    try (History history = workshop.history(db)) {
      List<Promotion> promotions = history.teaching().promotions(product.product());
      Long now = promotions.isEmpty() ? null : promotions.getFirst().head();
      List<StoredHead> heads = history.teaching().heads(product.product());
      System.out.println(heads.isEmpty() ? "No head was taught yet." : "heads:");
      for (StoredHead head : heads) {
        System.out.printf(
            Locale.ROOT,
            "%s %4d  %s  %s, %s  PASS from %.2f, REJECT from %.2f%n",
            now != null && now == head.id() ? "*" : " ",
            head.id(),
            head.version(),
            head.person(),
            head.taughtAt(),
            head.limits().pass(),
            head.limits().reject());
      }
      System.out.println(
          now == null
              ? "The profile's prompts judge."
              : "Head " + now + " judges (the one with the star).");
      promotions.forEach(own -> System.out.println("  " + sentence(own)));
    }
    return ExitCode.OK;
  }

  private static String sentence(Promotion own) {
    return "%s: %s chose %s%s"
        .formatted(
            own.promotedAt(),
            own.person(),
            own.head() == null ? "the prompts" : "head " + own.head(),
            own.reason() == null ? "" : ", although it was worse: " + own.reason());
  }

  /// `heads show`.
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "The report of a head, as it was when it was taught (JSON).")
  int show(@Parameters(paramLabel = "N", description = "Number of the head.") long head)
      throws TenshotException {
    Profile product = workshop.profile(profile);
    try (History history = workshop.history(db)) {
      System.out.println(ActiveHead.stored(history, product.product(), head).report());
    }
    return ExitCode.OK;
  }

  /// `heads promote`.
  @Command(
      name = "promote",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a head the one that judges, after proving it on the shots that there are now.",
        "Refused while it is worse than the head that judges, unless --reason says why; always",
        "refused while it would pass a bad part of the acceptance set."
      })
  int promote(
      @Parameters(paramLabel = "N|prompts", description = "Number of the head, or prompts.")
          String head,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why, although it is worse.")
          @Nullable String reason,
      @Mixin EncoderOptions encoder,
      @Mixin Identity identity)
      throws TenshotException {
    Profile product = workshop.profile(profile);
    String person = identity.admit(workshop, Permission.CHOOSE_HEAD);
    try (Encoder open = encoder.open(workshop);
        TeachingDesk desk = desk(product, open, person)) {
      Promotion done;
      if (head.equals(HeadChoice.PROMPTS)) {
        done = desk.teaching().promotePrompts();
      } else {
        long number =
            HeadChoice.number(head)
                .orElseThrow(
                    () -> new TenshotException(head + " is no number of a head, nor prompts."));
        done = desk.teaching().promote(number, desk.shots(), reason);
      }
      System.out.println(sentence(done));
      System.out.println(LATER);
    }
    return ExitCode.OK;
  }

  /// `heads rollback`.
  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Goes back to what judged before the last promotion.")
  int rollback(@Mixin EncoderOptions encoder, @Mixin Identity identity) throws TenshotException {
    Profile product = workshop.profile(profile);
    String person = identity.admit(workshop, Permission.CHOOSE_HEAD);
    try (Encoder open = encoder.open(workshop);
        TeachingDesk desk = desk(product, open, person)) {
      System.out.println(sentence(desk.teaching().rollBack()));
      System.out.println(LATER);
    }
    return ExitCode.OK;
  }

  /// `heads export`.
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes a head into a file for another station.")
  int export(
      @Parameters(paramLabel = "N", description = "Number of the head.") long head,
      @Parameters(paramLabel = "FILE", description = "The file to write.") Path file)
      throws TenshotException {
    Profile product = workshop.profile(profile);
    try (History history = workshop.history(db)) {
      HeadFiles.write(ActiveHead.read(history, product.product(), head).taught(), file);
    }
    return ExitCode.OK;
  }

  /// `heads import`.
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Keeps a head from a file, with the profile's limits. It judges nothing until it is promoted."
      })
  int read(
      @Parameters(paramLabel = "FILE", description = "A file that `heads export` wrote.") Path file,
      @Mixin EncoderOptions encoder,
      @Mixin Identity identity)
      throws TenshotException {
    HeadJson.Taught taught = HeadFiles.read(file);
    Profile product = workshop.profile(profile);
    String person = identity.admit(workshop, Permission.TEACH);
    try (Encoder open = encoder.open(workshop);
        TeachingDesk desk = desk(product, open, person)) {
      String report = new Gson().toJson(Map.of("imported_from", file.toString()));
      System.out.println("kept as head " + desk.teaching().keep(taught, product.limits(), report));
    }
    return ExitCode.OK;
  }

  private TeachingDesk desk(Profile product, Encoder open, String person) throws TenshotException {
    return new TeachingDesk(workshop, product, open, db, person);
  }
}
