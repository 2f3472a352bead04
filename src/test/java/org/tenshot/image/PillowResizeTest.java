package org.tenshot.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Preprocessing.Resample;
import org.tenshot.domain.Region;

/// Against the bytes of Pillow 12.3.0's `Image.resize`.
class PillowResizeTest {

  @ParameterizedTest
  @CsvSource({
    "97,61,64,64,BILINEAR,41193af7e9b6a8209289056649afa2cf6bdd067fbeeb3a87adfbe5e96e8515b4",
    "97,61,64,64,BICUBIC,770abaab7c9bb28ca6154016fff70e4b2983ccd1c7a0d52463d457c92f9db25f",
    "97,61,224,140,BILINEAR,8b3cdd7fd3f90a4d85cfb5ba8b22c7eab2f306d3236481952ce8763f4e3607f7",
    "97,61,224,140,BICUBIC,92a4e42d1bcff0d0f77a7f8bf98dddc38e3f81a845755c317636eee49337a3c9",
    "320,200,358,224,BILINEAR,4e9c572008a84922d009cc53a04f43232823e129a4af9420ea91d689e5f9eeef",
    "320,200,358,224,BICUBIC,8061fa90525d20984d1891c5fa3311101cb447e53799443414950825d3ec6fa7",
    "640,360,398,224,BILINEAR,a6e74c17e79cf3b307f12de5189196e8f9e2a4bc6deca87e7d8aa548d47e4a7f",
    "640,360,398,224,BICUBIC,0e8f3f48d42359fa4e8ef4c0703e1b4fb0693e5a56beb90037a2b30d09aab6ca",
    "33,47,33,20,BILINEAR,b21c80f4913324a1abdb96fef852365f597fd59deb49ebef5953ed6b71b8caaa",
    "33,47,33,20,BICUBIC,eb8caab57da2148ef7395fd55ea1119fc12b5f4f2b23936b440f4a2d6b3c2f2d",
    "8,300,224,840,BILINEAR,64c73eef3474b1e14764ed0db27bfae7817dbc595fa6764f49f833f9825a0743",
    "8,300,224,840,BICUBIC,989465946fa5c25446a37e2a8bccf779bd0032c8ca5c82a40165b4048bf04c91",
    "200,150,67,50,BILINEAR,467138d10d623b097a786c6b9b9c0f4d47bab81892fdc9f7a2130deabd58cfa2",
    "200,150,67,50,BICUBIC,882ce11229de03ad144ec53902def6f2beb0aba126f9dc0fd678702252d164d3",
    "64,64,64,200,BILINEAR,37ba42fcc0a94de996abe6f5a3e3a45a41cf6f0cc00a74109c6a828bf6a20057",
    "64,64,64,200,BICUBIC,6d7ecd6565c0788a346eba5e97e7abac57807e90946ac0ed6a3104154dcae6a2"
  })
  void everyByteIsPillows(
      int width, int height, int outWidth, int outHeight, Resample filter, String sha256)
      throws Exception {
    Picture picture = SyntheticPicture.of(width, height);
    PillowResize resize =
        new PillowResize(
            width, height, outWidth, outHeight, new Region.Box(0, 0, outWidth, outHeight), filter);
    byte[] out = resize.resize(picture.rgb(), width, new Region.Box(0, 0, width, height));
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(out)))
        .isEqualTo(sha256);
  }

  @Test
  void aWindowIsThatPartOfTheWhole() {
    Picture picture = SyntheticPicture.of(320, 200);
    Region.Box all = new Region.Box(0, 0, 320, 200);
    byte[] whole =
        new PillowResize(320, 200, 90, 56, new Region.Box(0, 0, 90, 56), Resample.BICUBIC)
            .resize(picture.rgb(), 320, all);
    byte[] window =
        new PillowResize(320, 200, 90, 56, new Region.Box(17, 5, 56, 40), Resample.BICUBIC)
            .resize(picture.rgb(), 320, all);
    for (int y = 0; y < 40; y++) {
      assertThat(java.util.Arrays.copyOfRange(window, y * 56 * 3, (y + 1) * 56 * 3))
          .isEqualTo(
              java.util.Arrays.copyOfRange(
                  whole, ((y + 5) * 90 + 17) * 3, ((y + 5) * 90 + 17 + 56) * 3));
    }
  }

  @Test
  void aRegionIsResizedAsIfItHadBeenCutOutBefore() {
    Picture picture = SyntheticPicture.of(160, 120);
    Region.Box region = new Region.Box(31, 17, 80, 60);
    byte[] cut = new byte[80 * 60 * 3];
    for (int y = 0; y < 60; y++) {
      System.arraycopy(picture.rgb(), ((y + 17) * 160 + 31) * 3, cut, y * 240, 240);
    }
    PillowResize resize =
        new PillowResize(80, 60, 40, 33, new Region.Box(0, 0, 40, 33), Resample.BICUBIC);
    assertThat(resize.resize(picture.rgb(), 160, region))
        .isEqualTo(resize.resize(cut, 80, new Region.Box(0, 0, 80, 60)));
  }

  @Test
  void aWindowOutsideTheResultIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PillowResize(9, 9, 4, 4, new Region.Box(1, 0, 4, 4), Resample.BILINEAR));
  }
}
