package org.tenshot.cli.history;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tenshot.cluster.RejectGroup;
import org.tenshot.cluster.RejectGroups;
import org.tenshot.cluster.Suggestion;

/// Groups of rejects as lines at a terminal.
final class GroupLines {

  private static final int SHOWN = 6;

  private final RejectGroups groups;
  private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();

  GroupLines(RejectGroups groups) {
    this.groups = groups;
  }

  /// A table.
  void tell() {
    int all = groups.number();
    System.out.printf(
        Locale.ROOT,
        "%d rejects of %s that %s saw%s%s%n",
        all,
        groups.product(),
        groups.encoder(),
        groups.more() ? "; older ones were not looked at" : "",
        groups.unseen() == 0 ? "" : "; " + groups.unseen() + " more were seen by another encoder");
    System.out.println(clearness());
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

  private String clearness() {
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
    if (own.isDismissed()) {
      return "no kind of defect (dismissed by " + own.person() + ")";
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

  /// A JSON object a line.
  void json() {
    for (int i = 0; i < groups.groups().size(); i++) {
      RejectGroup own = groups.groups().get(i);
      Suggestion said = own.suggestion();
      Map<String, Object> line = line(own.members());
      line.put("group", i + 1);
      if (own.isConfirmed()) {
        line.put("name", own.name());
        line.put("confirmedBy", own.person());
        line.put("confirmedAt", String.valueOf(own.saidAt()));
      } else if (own.isDismissed()) {
        line.put("dismissedBy", own.person());
        line.put("dismissedAt", String.valueOf(own.saidAt()));
      } else if (said != null) {
        line.put("fits", said.fits());
        line.put("suggested", said.best().name());
        line.put("fit", said.best().cosine());
        line.put("next", said.next().name());
        line.put("nextFit", said.next().cosine());
      }
      System.out.println(gson.toJson(line));
    }
    Map<String, Object> none = line(groups.none());
    none.put("group", 0);
    none.put("silhouette", groups.silhouette());
    none.put("olderLeftOut", groups.more());
    System.out.println(gson.toJson(none));
  }

  private Map<String, Object> line(List<Long> members) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("product", groups.product());
    line.put("encoder", groups.encoder().toString());
    line.put("number", members.size());
    line.put("share", (double) members.size() / groups.number());
    line.put("rows", members);
    return line;
  }
}
