package org.tenshot.cluster;

import java.util.List;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.NewGroup;

/// The rejects of a product in groups.
///
/// @param product its name
/// @param encoder which saw them
/// @param groups confirmed and suggested ones, the largest first, then those that were dismissed
/// @param none numbers of the inspections that belong to no group, newest first
/// @param more true if there were older rejects, which were not looked at
/// @param unseen rejects among those looked at that another encoder saw, or nothing was kept of
/// @param silhouette how clearly the suggested groups are apart, -1..1; 0 where there are fewer
///   than two
/// @param base what a group's centre is compared with to tell what sets it apart
public record RejectGroups(
    String product,
    EncoderId encoder,
    List<RejectGroup> groups,
    List<Long> none,
    boolean more,
    int unseen,
    double silhouette,
    double[] base) {

  /// No more than the newest of them are looked at: their distances take 36 MB.
  public static final int MOST = 3000;

  private static final int LONGEST = 60;

  public RejectGroups {
    groups = List.copyOf(groups);
    none = List.copyOf(none);
  }

  /// How clearly groups are apart, in the words of L. Kaufman and P. J. Rousseeuw, Finding Groups
  /// in Data, 1990, table 4 of chapter 2.
  public enum Clearness {
    /// There is but one group, or none.
    ONE,
    /// Up to 0.25: they may be made up.
    HARDLY,
    /// Up to 0.5: they may be.
    WEAKLY,
    /// Above 0.5.
    CLEARLY
  }

  /// How clearly the suggested groups are apart.
  public Clearness clearness() {
    if (groups.stream().filter(own -> !own.isConfirmed()).count() < 2) {
      return Clearness.ONE;
    }
    return silhouette <= 0.25
        ? Clearness.HARDLY
        : silhouette <= 0.5 ? Clearness.WEAKLY : Clearness.CLEARLY;
  }

  /// How many rejects are in groups or in none.
  public int number() {
    return none.size() + groups.stream().mapToInt(own -> own.members().size()).sum();
  }

  /// How many rejects are in groups that were dismissed.
  public int dismissed() {
    return groups.stream()
        .filter(RejectGroup::isDismissed)
        .mapToInt(own -> own.members().size())
        .sum();
  }

  /// One of the suggested groups, as the log is to keep it.
  ///
  /// @param name what a person calls it
  /// @throws TenshotException if that is no name
  public NewGroup toKeep(RejectGroup group, String name) throws TenshotException {
    return kept(group, called(name));
  }

  /// One of the suggested groups, as the log is to keep it because it is no kind of defect.
  public NewGroup toDismiss(RejectGroup group) {
    return kept(group, "");
  }

  private NewGroup kept(RejectGroup group, String name) {
    float[] centre = new float[group.centre().length];
    for (int i = 0; i < centre.length; i++) {
      centre[i] = (float) group.centre()[i];
    }
    return new NewGroup(product, encoder, name, centre, group.reach(), group.members());
  }

  /// What a person calls a group, without blanks around it.
  ///
  /// @throws TenshotException if that is no name
  public static String called(String name) throws TenshotException {
    String called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST) {
      throw new TenshotException(
          "The name of a group has 1 to %d characters: choose another one.".formatted(LONGEST));
    }
    return called;
  }

  /// The same rejects in other groups.
  public RejectGroups with(List<RejectGroup> others) {
    return new RejectGroups(product, encoder, others, none, more, unseen, silhouette, base);
  }
}
