package org.tenshot.cli.history;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
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
import org.tenshot.cluster.Suggestion;
import org.tenshot.cluster.Watch;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
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
      "  tenshot history groups --from 2026-11-01 --confirm 1=scratch --confirm 3=\"oil stain\""
    })
final class HistoryGroupsCommand implements Callable<Integer> {

  private static final int SHOWN = 6;

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

  @Option(names = "--json", description = "A JSON object a line.")
  private boolean json;

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  @Mixin private Identity identity = new Identity();

  private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();

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
    if (!confirmed.isEmpty()) {
      confirm(groups);
      return ExitCode.OK;
    }
    if (json) {
      json(groups);
    } else {
      tell(groups);
    }
    return ExitCode.OK;
  }

  private RejectGroups named(RejectGroups groups) throws TenshotException {
    Profile own = profile == null ? null : workshop.profile(profile);
    try (Encoder open = own == null ? encoder.open(workshop) : encoder.open(workshop, own)) {
      return NameTexts.of(open, own).name(groups);
    }
  }

  private void confirm(RejectGroups groups) throws TenshotException {
    String person = identity.admit(workshop, Permission.NAME_GROUPS);
    for (int number : confirmed.keySet()) {
      if (number < 1
          || number > groups.groups().size()
          || groups.groups().get(number - 1).isConfirmed()) {
        throw new TenshotException(
            "--confirm "
                + number
                + " is none of the groups that wait for a name: list them first.");
      }
    }
    try (InspectionLog log = workshop.log(options.db(), recording -> {})) {
      for (Map.Entry<Integer, String> own : confirmed.entrySet()) {
        RejectGroup group = groups.groups().get(own.getKey() - 1);
        Written.number(log.groups().confirm(groups.toKeep(group, own.getValue()), person));
        System.out.printf(
            Locale.ROOT, "%d rejects are called %s%n", group.members().size(), own.getValue());
      }
    }
  }

  private void tell(RejectGroups groups) {
    int all = groups.number();
    System.out.printf(
        Locale.ROOT,
        "%d rejects of %s that %s saw%s%s%n",
        all,
        groups.product(),
        groups.encoder(),
        groups.more() ? "; older ones were not looked at" : "",
        groups.unseen() == 0 ? "" : "; " + groups.unseen() + " more were seen by another encoder");
    System.out.println(clearness(groups));
    double sum = 0;
    for (int i = 0; i < groups.groups().size(); i++) {
      RejectGroup own = groups.groups().get(i);
      sum += own.members().size();
      System.out.println(
          line(String.valueOf(i + 1), own.members(), all, sum / all) + "  " + name(own));
    }
    System.out.println(line("none", groups.none(), all, 1));
  }

  private static String line(String group, List<Long> members, int all, double cumulative) {
    return String.format(
        Locale.ROOT,
        "%5s %6d  %5.1f %%  %5.1f %%  %-44s",
        group,
        members.size(),
        100.0 * members.size() / all,
        100 * cumulative,
        rows(members));
  }

  private static String rows(List<Long> members) {
    String first = String.join(",", members.stream().limit(SHOWN).map(String::valueOf).toList());
    return members.isEmpty() ? "" : "rows " + first + (members.size() > SHOWN ? ",..." : "");
  }

  private static String clearness(RejectGroups groups) {
    String clear =
        switch (groups.clearness()) {
          case ONE -> "what is not confirmed does not fall apart into several groups";
          case HARDLY -> "hardly apart: the groups may be made up, look at their pictures";
          case WEAKLY -> "weakly apart: look at their pictures";
          case CLEARLY -> "clearly apart";
        };
    return String.format(Locale.ROOT, "%s (mean silhouette %.2f)", clear, groups.silhouette());
  }

  private static String name(RejectGroup own) {
    if (own.isConfirmed()) {
      return own.name() + " (confirmed by " + own.person() + ")";
    }
    Suggestion said = own.suggestion();
    if (said == null) {
      return "(the texts of this encoder were not asked)";
    }
    String fits =
        String.format(
            Locale.ROOT,
            "%s %.2f, %s %.2f",
            said.best().name(),
            said.best().cosine(),
            said.next().name(),
            said.next().cosine());
    return said.fits()
        ? said.best().name() + "? (zero-shot: " + fits + ")"
        : "no text fits (" + fits + ")";
  }

  private void json(RejectGroups groups) {
    for (int i = 0; i < groups.groups().size(); i++) {
      RejectGroup own = groups.groups().get(i);
      Suggestion said = own.suggestion();
      Map<String, Object> line = line(groups, own.members());
      line.put("group", i + 1);
      if (own.isConfirmed()) {
        line.put("name", own.name());
        line.put("confirmedBy", own.person());
        line.put("confirmedAt", String.valueOf(own.confirmedAt()));
      } else if (said != null) {
        line.put("fits", said.fits());
        line.put("suggested", said.best().name());
        line.put("fit", said.best().cosine());
        line.put("next", said.next().name());
        line.put("nextFit", said.next().cosine());
      }
      System.out.println(gson.toJson(line));
    }
    Map<String, Object> none = line(groups, groups.none());
    none.put("group", 0);
    none.put("silhouette", groups.silhouette());
    none.put("olderLeftOut", groups.more());
    System.out.println(gson.toJson(none));
  }

  private static Map<String, Object> line(RejectGroups groups, List<Long> members) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("product", groups.product());
    line.put("encoder", groups.encoder().toString());
    line.put("number", members.size());
    line.put("share", (double) members.size() / groups.number());
    line.put("rows", members);
    return line;
  }
}
