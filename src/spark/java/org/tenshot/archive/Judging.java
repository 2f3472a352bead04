package org.tenshot.archive;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.HeadJson;
import org.tenshot.inspect.Recipe;

/// What verdicts rest on, on its way to the nodes of a cluster.
///
/// @param encoder which encoder looks
/// @param profile the product
/// @param headName how errors call the head
/// @param head as `teach` wrote it; null for the profile's prompts
/// @param pass the cuts; PASS
/// @param reject REJECT
/// @param noPart NO_PART
record Judging(
    EncoderChoice encoder,
    ProfileText profile,
    String headName,
    @Nullable String head,
    double pass,
    double reject,
    double noPart)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /// @param open of this choice
  /// @throws TenshotException if head, profile and encoder do not fit
  Recipe recipe(Encoder open) throws TenshotException {
    Profile product = profile.profile();
    Encoder seeing = open.seeing(product.view());
    Recipe recipe =
        head == null
            ? Recipe.zeroShot(product, seeing)
            : Recipe.taught(product, new HeadJson().read(head, headName).head(), seeing);
    return recipe.with(new Limits(pass, reject, noPart));
  }
}
