package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Picture;
import org.tenshot.head.Example;
import org.tenshot.image.Fingerprint;

class LabelledSetTest {

  @Test
  void picturesOfOnePartAndNearDuplicatesBelongTogether() {
    Picture one = noise(1);
    Picture darker = darker(one);
    Picture other = noise(2);
    LabelledSet set =
        LabelledSet.of(
            Clouds.ENCODER,
            Clouds.CLASSES,
            List.of(
                seen(one, 0, "a"),
                seen(other, 0, "b"),
                seen(darker, 1, "c"),
                seen(noise(3), 1, "b")));
    List<Integer> groups = set.examples().stream().map(Example::group).toList();
    assertThat(groups.get(2)).as("the same picture in other light").isEqualTo(groups.get(0));
    assertThat(groups.get(3)).as("the same part").isEqualTo(groups.get(1));
    assertThat(groups.get(0)).isNotEqualTo(groups.get(1));
  }

  @Test
  void aDuplicateNeverLiesOnBothSides() {
    List<LabelledSet.Seen> seen = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      // Each picture comes twice under two names.
      seen.add(seen(noise(i / 2), i % 4 < 2 ? 0 : 1, "part " + i));
    }
    LabelledSet set = LabelledSet.of(Clouds.ENCODER, Clouds.CLASSES.subList(0, 2), seen);
    for (int repeat = 0; repeat < 10; repeat++) {
      ShotDraw draw = ShotDraw.of(set, 3, 1, repeat);
      Set<Integer> learnt = new HashSet<>();
      draw.shots().forEach(shot -> learnt.add(shot.group()));
      assertThat(draw.shots()).hasSize(6);
      assertThat(draw.test()).hasSize(30 - 12);
      for (int index : draw.test()) {
        assertThat(learnt).doesNotContain(set.examples().get(index).group());
      }
    }
  }

  @Test
  void goodAgainstDefectKeepsWhatEachPictureIs() {
    LabelledSet two = Clouds.of(4, 1, 0.1, 1).goodAgainstDefect();
    assertThat(two.classes()).extracting("name").containsExactly("good", "defect");
    assertThat(two.examples().stream().filter(one -> one.label() == 0)).hasSize(4);
    assertThat(two.examples().stream().filter(one -> one.label() == 1)).hasSize(8);
    assertThat(two.pictures()).hasSize(12);
  }

  private static LabelledSet.Seen seen(Picture picture, int label, String part) {
    float[] values = new float[12];
    values[label] = 1;
    return new LabelledSet.Seen(new Embedding(values), Fingerprint.of(picture), label, part);
  }

  private static Picture noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] rgb = new byte[40 * 34 * 3];
    byte[] blocks = new byte[20 * 17];
    random.nextBytes(blocks);
    for (int at = 0; at < rgb.length; at++) {
      int x = at / 3 % 40;
      int y = at / 120;
      rgb[at] = (byte) ((blocks[y / 2 * 20 + x / 2] & 0xff) / 2 + 100);
    }
    return new Picture(40, 34, rgb);
  }

  private static Picture darker(Picture picture) {
    byte[] rgb = picture.rgb().clone();
    for (int at = 0; at < rgb.length; at++) {
      rgb[at] = (byte) ((rgb[at] & 0xff) * 3 / 4);
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }
}
