package org.tenshot.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.store.EmbeddingHistory.Numbered;
import org.tenshot.store.History;
import org.tenshot.store.HistoryFilter;
import org.tenshot.store.HistoryPages;
import org.tenshot.store.KeptGroup;
import org.tenshot.store.StoredInspection;

/// Sorts the rejects of a stretch of the history: first into the groups that people confirmed, then
/// what is left into new ones that look alike, of which some may have been dismissed before. The
/// same log always gives the same groups.
public final class Sorting {

  private static final int GOOD = 1000;

  /// The largest first, and what was dismissed behind all others.
  private static final Comparator<RejectGroup> ORDER =
      Comparator.comparing(RejectGroup::isDismissed)
          .thenComparing(
              Comparator.comparingInt((RejectGroup own) -> own.members().size()).reversed());

  private final History history;

  /// @param history stays the caller's
  public Sorting(History history) {
    this.history = history;
  }

  /// @param filter which inspections; without a verdict the rejected ones. Where it names no
  ///   product it is that of the newest of them
  /// @throws TenshotException if there are none, or if the watch stops it
  public RejectGroups of(HistoryFilter filter, Watch watch) throws TenshotException {
    watch.tell(0);
    StoredInspection newest = newest(rejected(filter, filter.said().product()));
    Inspection.Basis basis = newest.inspection().basis();
    List<Long> ids = ids(rejected(filter, basis.product()), RejectGroups.MOST + 1);
    boolean more = ids.size() > RejectGroups.MOST;
    ids = ids.subList(0, Math.min(ids.size(), RejectGroups.MOST));
    List<Numbered> rejects = seen(basis.encoder(), ids);
    if (rejects.isEmpty()) {
      throw new TenshotException("None of these rejects was seen by an encoder.");
    }
    List<Embedding> good = good(filter, basis);
    Whitening whitening = Whitening.of(good, basis.encoder().dimension());
    watch.tell(0.1);

    Map<Boolean, List<KeptGroup>> kept =
        history.groups().of(basis.product(), basis.encoder()).stream()
            .collect(Collectors.partitioningBy(KeptGroup::isDismissed));
    Map<Long, Long> members = history.groups().members(ids);
    Known known = Known.of(kept.getOrDefault(false, List.of()), members, rejects);
    Dismissed dismissed = new Dismissed(kept.getOrDefault(true, List.of()), members);
    List<Numbered> left = known.left();
    Distances distances =
        Distances.of(
            rejects.stream().map(Numbered::embedding).toList(),
            places(rejects, left),
            whitening,
            watch.between(0.1, 0.6));
    Clustering clustering = Clustering.of(distances, watch.between(0.6, 1));
    List<RejectGroup> groups = new ArrayList<>();
    known.groups().forEach((name, own) -> groups.add(confirmed(name, own)));
    split(left, clustering).forEach(own -> groups.add(found(own, dismissed)));
    groups.sort(ORDER);
    return new RejectGroups(
        basis.product(),
        basis.encoder(),
        groups,
        outside(left, clustering),
        more,
        ids.size() - rejects.size(),
        clustering.silhouette(),
        base(groups.size(), rejects, good));
  }

  private static int[] places(List<Numbered> rejects, List<Numbered> left) {
    Set<Long> ids = left.stream().map(Numbered::id).collect(Collectors.toSet());
    return IntStream.range(0, rejects.size())
        .filter(i -> ids.contains(rejects.get(i).id()))
        .toArray();
  }

  /// What sets a group apart shows against the others; what sets the only one apart, against good
  /// parts.
  private static double[] base(int groups, List<Numbered> rejects, List<Embedding> good) {
    return Middle.mean(
        groups > 1 || good.isEmpty() ? rejects.stream().map(Numbered::embedding).toList() : good);
  }

  private static List<List<Numbered>> split(List<Numbered> left, Clustering clustering) {
    List<List<Numbered>> found = new ArrayList<>();
    for (int i = 0; i < clustering.groups(); i++) {
      found.add(new ArrayList<>());
    }
    for (int i = 0; i < left.size(); i++) {
      if (clustering.labels()[i] >= 0) {
        found.get(clustering.labels()[i]).add(left.get(i));
      }
    }
    return found;
  }

  private static List<Long> outside(List<Numbered> left, Clustering clustering) {
    return IntStream.range(0, left.size())
        .filter(i -> clustering.labels()[i] < 0)
        .mapToObj(i -> left.get(i).id())
        .toList();
  }

  /// @param own may have no members in this stretch
  private static RejectGroup confirmed(String name, Known.Named own) {
    Middle middle =
        own.members().isEmpty()
            ? new Middle(new double[0], 0, List.of())
            : Middle.of(own.members());
    return said(suggested(middle), name, own.stored());
  }

  private static RejectGroup found(List<Numbered> rejects, Dismissed dismissed) {
    RejectGroup own = suggested(Middle.of(rejects));
    List<KeptGroup> again = dismissed.of(rejects, own.centre());
    return again.isEmpty() ? own : said(own, "", again);
  }

  private static RejectGroup suggested(Middle middle) {
    return new RejectGroup(
        List.of(), "", "", null, middle.members(), middle.centre(), middle.reach(), null);
  }

  /// @param stored at least one, the newest last
  private static RejectGroup said(RejectGroup group, String name, List<KeptGroup> stored) {
    KeptGroup last = stored.getLast();
    return group.said(
        last.person(), stored.stream().map(KeptGroup::id).toList(), name, last.confirmedAt());
  }

  private StoredInspection newest(HistoryFilter filter) throws TenshotException {
    return history.pages().page(filter, HistoryPages.Place.START, 1).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new TenshotException(
                    "There are no rejects in this stretch of the history: choose a longer one."));
  }

  private static HistoryFilter rejected(HistoryFilter filter, @Nullable String product) {
    HistoryFilter.Said said = filter.said();
    return new HistoryFilter(
        filter.time(),
        filter.part(),
        new HistoryFilter.Said(
            said.verdicts().isEmpty() ? Set.of(Verdict.Kind.REJECT) : said.verdicts(),
            said.classes(),
            said.least(),
            said.most(),
            product,
            said.head(),
            said.source()));
  }

  private List<Long> ids(HistoryFilter filter, int limit) throws TenshotException {
    return history.pages().places(filter, HistoryPages.Place.START, limit).stream()
        .map(HistoryPages.Place::id)
        .toList();
  }

  /// In the order of the numbers that are asked for.
  private List<Numbered> seen(EncoderId encoder, List<Long> ids) throws TenshotException {
    Map<Long, Numbered> found =
        history.embeddings().of(encoder, ids).stream()
            .collect(Collectors.toMap(Numbered::id, Function.identity()));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  /// The newest good parts of the stretch; of all the time where it has too few.
  private List<Embedding> good(HistoryFilter filter, Inspection.Basis basis)
      throws TenshotException {
    List<Embedding> good = good(filter.time(), basis);
    return good.size() < Whitening.FEWEST ? good(HistoryFilter.Stretch.ALWAYS, basis) : good;
  }

  private List<Embedding> good(HistoryFilter.Stretch time, Inspection.Basis basis)
      throws TenshotException {
    HistoryFilter.Said passed =
        new HistoryFilter.Said(
            Set.of(Verdict.Kind.PASS), Set.of(), 0, 1, basis.product(), null, null);
    List<Long> ids = ids(new HistoryFilter(time, PartId.UNKNOWN, passed), GOOD);
    return seen(basis.encoder(), ids).stream().map(Numbered::embedding).toList();
  }
}
