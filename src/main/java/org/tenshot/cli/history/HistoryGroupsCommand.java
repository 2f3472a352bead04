package org.tenshot.cli.history;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Workshop;
import org.tenshot.cluster.NameTexts;
import org.tenshot.cluster.RejectGroup;
import org.tenshot.cluster.RejectGroups;
import org.tenshot.cluster.Sorting;
import org.tenshot.cluster.Watch;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.store.GroupLog;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.teach.Written;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `history groups`: the rejects in groups that look alike, the largest first.
@Command(
    name = "groups",
    mixinStandardHelpOptions = true,
    description = {
      "Sorts the newest rejects (3000 at most) into groups that look alike: first into those that people confirmed, then",
      "into new ones. The texts suggest names; nobody taught them, so look at the pictures before you confirm one."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot history groups --from 2026-11-01 --profile bearing",
      "  tenshot history groups --from 2026-11-01 --confirm 1=scratch --confirm 3=\"oil stain\" --dismiss 2"
    })
final class HistoryGroupsCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Mixin private HistoryOptions options = new HistoryOptions();

  @Option(
      names = "--profile",
      paramLabel = "P",
      description =
          "Profile whose prompts suggest names, and how its pictures are seen. Default: common defects alone.")
  private @Nullable String profile;

  @Option(
      names = "--confirm",
      paramLabel = "GROUP=NAME",
      description = "Keep a group, by its number in this list, under a name. May come again.")
  private Map<Integer, String> confirmed = Map.of();

  @Option(
      names = "--dismiss",
      paramLabel = "GROUP",
      description = "Say that a suggested group is no kind of defect. May come again.")
  private Set<Integer> dismissed = Set.of();

  @Option(
      names = "--take-back",
      paramLabel = "GROUP",
      description =
          "Take back what was said of a group: its name, or that it is no kind of defect. May come again.")
  private Set<Integer> takenBack = Set.of();

  @Option(names = "--json", description = "A JSON object a line.")
  private boolean json;

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  @Mixin private Identity identity = new Identity();

  HistoryGroupsCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    RejectGroups groups;
    try (History history = options.open(workshop)) {
      groups = new Sorting(history).of(options.filter(), Watch.PATIENT);
    }
    groups = named(groups);
    if (!confirmed.isEmpty() || !dismissed.isEmpty() || !takenBack.isEmpty()) {
      say(groups);
      return ExitCode.OK;
    }
    GroupLines lines = new GroupLines(groups);
    if (json) {
      lines.json();
    } else {
      lines.tell();
    }
    return ExitCode.OK;
  }

  private RejectGroups named(RejectGroups groups) throws TenshotException {
    Profile own = profile == null ? null : workshop.profile(profile);
    try (Encoder open = own == null ? encoder.open(workshop) : encoder.open(workshop, own)) {
      return NameTexts.of(open, own).name(groups);
    }
  }

  private void say(RejectGroups groups) throws TenshotException {
    require(groups, "--confirm", confirmed.keySet(), RejectGroup::isSuggested, "wait for a name");
    require(groups, "--dismiss", dismissed, RejectGroup::isSuggested, "are only suggested");
    require(groups, "--take-back", takenBack, own -> !own.isSuggested(), "somebody spoke of");
    if (!Collections.disjoint(confirmed.keySet(), dismissed)) {
      throw new TenshotException(
          "--confirm and --dismiss speak of the same group: give one of them.");
    }
    String person = identity.admit(workshop, Permission.NAME_GROUPS);
    try (InspectionLog log = workshop.log(options.db(), recording -> {})) {
      say(groups, log.groups(), person);
    }
  }

  private static void require(
      RejectGroups groups,
      String option,
      Collection<Integer> numbers,
      Predicate<RejectGroup> fits,
      String kind)
      throws TenshotException {
    for (int number : numbers) {
      if (number < 1
          || number > groups.groups().size()
          || !fits.test(groups.groups().get(number - 1))) {
        throw new TenshotException(
            "%s %d is none of the groups that %s: list them first."
                .formatted(option, number, kind));
      }
    }
  }

  private void say(RejectGroups groups, GroupLog log, String person) throws TenshotException {
    for (Map.Entry<Integer, String> own : confirmed.entrySet()) {
      RejectGroup group = groups.groups().get(own.getKey() - 1);
      Written.number(log.keep(groups.toKeep(group, own.getValue()), person));
      tell(group, "are called " + own.getValue());
    }
    for (int number : dismissed) {
      RejectGroup group = groups.groups().get(number - 1);
      Written.number(log.keep(groups.toDismiss(group), person));
      tell(group, "are no kind of defect; they stay rejected");
    }
    for (int number : takenBack) {
      RejectGroup group = groups.groups().get(number - 1);
      Written.number(log.drop(group.kept(), person));
      tell(group, "are sorted anew next time");
    }
  }

  private static void tell(RejectGroup group, String what) {
    System.out.printf(Locale.ROOT, "%d rejects %s%n", group.members().size(), what);
  }
}
