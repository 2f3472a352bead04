package org.tenshot.app;

import java.util.List;
import org.tenshot.cli.teach.ProofJson;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.HeadTrainers;
import org.tenshot.store.StoredShot;
import org.tenshot.teach.Candidate;
import org.tenshot.teach.ChosenLimits;
import org.tenshot.teach.Costs;
import org.tenshot.teach.Doubts;
import org.tenshot.teach.Findings;
import org.tenshot.teach.LimitSearch;
import org.tenshot.teach.Proof;
import org.tenshot.teach.ShotShelf;
import org.tenshot.teach.Teaching;
import org.tenshot.ui.teach.HeadProof;

/// A head that was learnt from the shots and that nobody has promoted yet, with the limits that
/// costs make of it.
///
/// @param shelf the shots
/// @param candidate the head under its limits
/// @param findings all that is known of it
/// @param chosen how the limits were found
record LearntHead(ShotShelf shelf, Candidate candidate, Findings findings, ChosenLimits chosen) {

  private static final HeadTrainer TRAINER = HeadTrainers.all().getFirst();

  /// Learns and proves.
  static LearntHead of(Teaching teaching, ShotShelf shelf, Profile profile)
      throws TenshotException {
    Limits limits = profile.limits();
    Candidate candidate = teaching.learn(TRAINER, shelf, limits);
    ChosenLimits chosen = new LimitSearch(candidate.proof(), limits).judge(Costs.USUAL, limits);
    Findings findings = Findings.of(TRAINER, candidate.taught(), candidate.proof(), limits, chosen);
    return new LearntHead(shelf, candidate, findings, chosen);
  }

  /// The same under the limits that cost least. Without both good and bad shots nothing can be
  /// weighed, and the limits stay.
  ///
  /// @param escapeCost how many falsely rejected parts an escaped one costs
  LearntHead weighed(double escapeCost) {
    Costs usual = Costs.USUAL;
    Costs costs =
        new Costs(
            escapeCost * usual.falseReject(),
            usual.falseReject(),
            usual.look(),
            usual.defectRate(),
            usual.partsPerShift());
    LimitSearch search = new LimitSearch(findings.proof(), findings.limits());
    ChosenLimits found =
        search.canWeigh() ? search.least(costs) : search.judge(costs, candidate.limits());
    return new LearntHead(
        shelf, candidate.under(found.limits(), shelf.acceptance()), findings, found);
  }

  Limits limits() {
    return candidate.limits();
  }

  /// The report that is kept with the head.
  String report() {
    Findings under =
        new Findings(
                findings.taught(),
                candidate.proof(),
                limits(),
                chosen,
                findings.curve(),
                findings.doubts(),
                findings.possible(),
                null,
                null)
            .against(candidate.comparison());
    return new ProofJson(under, i -> "shot " + shelf.taught().get(i).id()).json();
  }

  /// What the screen shows of it.
  HeadProof proof() {
    Proof proof = candidate.proof();
    List<ProductClass> classes = proof.classes();
    return new HeadProof(
        candidate.taught().head().version(),
        proof.escapes(),
        proof.falseRejects(),
        proof.goodPassed(),
        proof.reviews(),
        classes,
        proof.confusion(),
        findings.curve().points().stream()
            .filter(own -> !Double.isNaN(own.balancedAccuracy()))
            .map(own -> new HeadProof.Step(own.shots(), own.balancedAccuracy()))
            .toList(),
        findings.doubts().shots().stream()
            .filter(Doubts.Doubt::wrong)
            .map(own -> doubt(own, classes))
            .toList(),
        findings.promises(),
        candidate.worse().orElse(""),
        candidate.acceptance().refusal().orElse(""),
        new HeadProof.Cuts(
            limits(),
            chosen.escapesPerShift(),
            chosen.falseRejectsPerShift(),
            chosen.looksPerShift(),
            chosen.costs().partsPerShift()));
  }

  private HeadProof.Doubt doubt(Doubts.Doubt own, List<ProductClass> classes) {
    StoredShot shot = shelf.taught().get(own.shot().example());
    return new HeadProof.Doubt(
        shot.id(),
        shot.shot().pictureHash(),
        classes.get(own.shot().label()).name(),
        own.shot().score().best().productClass().name(),
        own.shot().score().best().probability(),
        own.nearest().stream()
            .limit(2)
            .map(
                near ->
                    new HeadProof.Near(
                        shelf.taught().get(near.example()).shot().pictureHash(),
                        classes.get(near.label()).name()))
            .toList());
  }
}
