package org.tenshot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.encode.Encoder;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Inspector;

/// Groups of real defects of magnetic tiles, beside the folders that people put them into.
class RealRejectsTest {

  private static final Logger LOG = LoggerFactory.getLogger(RealRejectsTest.class);
  private static final Path TILES =
      Path.of(System.getProperty("tenshot.home", "."))
          .resolve("../shared/data/magnetic-tile/images")
          .normalize();
  private static final int GOOD = 100;

  @Test
  void groupsOfTilesAreBetterThanChance() throws Exception {
    if (!Files.isDirectory(TILES)) {
      LOG.warn("SKIPPED: no pictures at {}", TILES);
    }
    assumeTrue(Files.isDirectory(TILES), "no pictures at " + TILES);
    List<Embedding> good;
    List<Embedding> rejects = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    try (Encoder encoder = ShippedEncoder.open()) {
      Inspector inspector = new Inspector(encoder);
      good = embed(inspector, "free", GOOD);
      for (String folder : List.of("blowhole", "break", "crack", "fray", "uneven")) {
        List<Embedding> own = embed(inspector, folder, Integer.MAX_VALUE);
        rejects.addAll(own);
        own.forEach(any -> folders.add(folder));
      }
    }
    Agreement plain = agreement(Cone.sort(List.of(), rejects), folders);
    Agreement whitened = agreement(Cone.sort(good, rejects), folders);
    LOG.info("{} rejects, good parts unknown: {}", rejects.size(), plain);
    LOG.info("{} rejects, {} good parts known: {}", rejects.size(), good.size(), whitened);
    // All in one group: purity 0.29, index 0.
    assertThat(whitened.purity()).isGreaterThan(0.6);
    assertThat(whitened.index()).isGreaterThan(0.15);
  }

  private static List<Embedding> embed(Inspector inspector, String folder, int most)
      throws Exception {
    List<Path> files;
    try (Stream<Path> found = Files.list(TILES.resolve(folder))) {
      files = found.sorted().limit(most).toList();
    }
    List<Embedding> embeddings = new ArrayList<>();
    for (Path file : files) {
      Picture picture = PictureFiles.read(file);
      Region.Box whole = new Region.Box(0, 0, picture.width(), picture.height());
      embeddings.add(inspector.embed(picture, whole));
    }
    return embeddings;
  }

  /// How groups agree with folders.
  ///
  /// @param purity share of those in a group whose folder is the most frequent of their group
  /// @param none share of those in no group
  /// @param index the adjusted Rand index (L. Hubert, P. Arabie, Comparing partitions, 1985), those
  ///   in no group each by itself: 0 for chance, 1 for the same
  private record Agreement(
      int groups, double silhouette, double purity, double none, double index) {}

  private static Agreement agreement(Clustering own, List<String> folders) {
    Map<String, Integer> cells = new HashMap<>();
    Map<Integer, Integer> groups = new HashMap<>();
    Map<String, Integer> classes = new HashMap<>();
    Map<Integer, Integer> best = new HashMap<>();
    int outside = 0;
    for (int i = 0; i < folders.size(); i++) {
      boolean none = own.labels()[i] < 0;
      outside += none ? 1 : 0;
      int group = none ? 1000 + i : own.labels()[i];
      groups.merge(group, 1, Integer::sum);
      classes.merge(folders.get(i), 1, Integer::sum);
      int cell = cells.merge(group + folders.get(i), 1, Integer::sum);
      if (!none) {
        best.merge(group, cell, Math::max);
      }
    }
    double together = pairs(cells.values());
    double inGroups = pairs(groups.values());
    double inClasses = pairs(classes.values());
    double size = folders.size();
    double chance = inGroups * inClasses / (size * (size - 1) / 2);
    double pure = best.values().stream().mapToInt(Integer::intValue).sum();
    return new Agreement(
        own.groups(),
        own.silhouette(),
        pure / (size - outside),
        outside / size,
        (together - chance) / ((inGroups + inClasses) / 2 - chance));
  }

  private static double pairs(Iterable<Integer> counts) {
    double sum = 0;
    for (int own : counts) {
      sum += own * (own - 1) / 2.0;
    }
    return sum;
  }
}
