using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>A value that is received at one place and sent on at another, with what became of it each time.</summary>
/// <param name="From">Where it is received.</param>
/// <param name="To">Where it is sent on.</param>
/// <param name="Outcomes">What became of it, for each handover in which it was received.</param>
internal sealed record Passage(WirePlace From, WirePlace To, ImmutableArray<Outcome> Outcomes)
{
    // Four different values that came through unchanged are no coincidence.
    private const int FewestValues = 4;

    // Fewer different values must come through so often that equal ones by chance are excluded.
    private const double LargestChance = 1e-4;

    // What one handover in five breaks is a rule; what more of them break is a habit.
    private const double LeastExplained = 0.8;

    // An alteration that all show is the contract of two names, unless hardly anything else was seen.
    private const double LeastSystematic = 0.9;

    // Two values that come in, or two calls that get another, may be a special case.
    private const int FewestOfFixed = 3;

    // What is left out so often, though the other values all go on, is left out for what it is.
    private const int FewestLeftOut = 2;

    private const int FewestKeptBeside = 5;

    // A branch may take a good part of the calls; what is passed on in fewer than half of them is the special case.
    private const double LeastOfTrunk = 0.5;

    private const int FewestOfBranch = 3;

    private readonly Lazy<string[]> _keptValues = new(() =>
        Outcomes.Where(outcome => outcome.IsKept)
            .Select(outcome => outcome.From.Canonical)
            .Distinct(StringComparer.Ordinal)
            .ToArray());

    /// <summary>
    /// What became of zeros and falses where none of them was sent on, apart from <see cref="Outcomes"/>: a serializer leaves default
    /// values out.
    /// </summary>
    public ImmutableArray<Outcome> LeftOut { get; private init; } = [];

    /// <summary>Whether default values are left out, and all other values are sent on.</summary>
    public bool LeavesDefaultsOut =>
        SameName && To.Part == WirePart.Body && LeftOut.Length >= FewestLeftOut && Kept >= FewestKeptBeside && KeptShare >= LeastExplained;

    /// <summary>Whether both places have the same name, however it is written.</summary>
    public bool SameName { get; } = PlaceWords.Of(From) == PlaceWords.Of(To);

    /// <summary>How often the value came through as it was.</summary>
    public int Kept { get; } = Outcomes.Count(outcome => outcome.IsKept);

    /// <summary>How often it came through, or as something made of it.</summary>
    public int Explained { get; } =
        Outcomes.Count(outcome => outcome.IsKept || (outcome.Alteration is { } alteration && Alterations.IsDerived(alteration)));

    /// <summary>The share of handovers in which it came through as it was.</summary>
    public double KeptShare => (double)Kept / Outcomes.Length;

    /// <summary>Whether most handovers keep the value, and not by chance.</summary>
    public bool IsRule =>
        IsNoCoincidence
        && (KeptShare >= LeastExplained || (KeptShare >= 1 - LeastExplained && (double)Explained / Outcomes.Length >= LeastSystematic));

    /// <summary>
    /// The one alteration that as good as every value shows at a place of the same name, apart from those that it leaves as they
    /// are (what is round already); null where there is none, and where to keep the value is the rule.
    /// </summary>
    public Alteration? Systematic => !SameName || IsRule
        ? null
        : Outcomes.Where(outcome => outcome.Alteration is { } alteration && Alterations.IsDerived(alteration))
            .GroupBy(outcome => outcome.Alteration)
            .Where(shown => shown.Count() > Kept && shown.Count() + LeftBy(shown.Key!.Value) >= LeastSystematic * Outcomes.Length)
            .Where(shown => shown.Select(outcome => outcome.From.Canonical).Distinct(StringComparer.Ordinal).Count() >= FewestValues)
            .Select(shown => shown.Key)
            .FirstOrDefault();

    /// <summary>What came out a unit off, where the value goes on in another unit as a rule; none where it does not.</summary>
    public IEnumerable<Outcome> OffByOne =>
        Outcomes.Count(outcome => outcome.Alteration == Alteration.Scaled) >= LeastExplained * Outcomes.Length
        && Outcomes.Where(outcome => outcome.Alteration == Alteration.Scaled).DistinctBy(outcome => outcome.From.Canonical).Count() >= FewestValues
            ? Outcomes.Where(outcome => outcome.Alteration == Alteration.ScaledOff)
            : [];

    /// <summary>
    /// Whether one value is sent on whatever came in, though it is one of those that come in: a default that nothing overwrites.
    /// </summary>
    public bool IsFixed => SameName && !IsRule && Kept >= FewestOfFixed && Outcomes.Length - Kept >= FewestOfFixed
        && Outcomes.Select(outcome => outcome.To?.Canonical).Distinct().Count() == 1
        && Outcomes.Select(outcome => outcome.From.Canonical).Distinct(StringComparer.Ordinal).Count() >= FewestOfFixed;

    /// <summary>
    /// Whether some words go on as they came, each time, and several others become one word that never came in, each time: a list of those
    /// that are known, and nobody can tell any more which the others were.
    /// </summary>
    public bool Merges
    {
        get
        {
            if (!SameName || IsRule || !IsNoCoincidence || KeptShare < LeastOfTrunk)
                return false;
            Outcome[] unkept = [.. Outcomes.Where(outcome => !outcome.IsKept)];
            if (unkept.Length < FewestOfFixed || unkept[0].To?.Canonical is not { } word || unkept.Any(outcome => outcome.To?.Canonical != word))
                return false;
            var merged = unkept.Select(outcome => outcome.From.Canonical).ToHashSet(StringComparer.Ordinal);
            return merged.Count > 1 && !merged.Overlaps(_keptValues.Value) && Outcomes.All(outcome => outcome.From.Canonical != word);
        }
    }

    /// <summary>
    /// Whether requests carry the value on under its name as it came, and others carry none: too many to be slips, so that one kind of call
    /// may be handled apart.
    /// </summary>
    public bool MayBranch => SameName && !IsRule && IsNoCoincidence && To.Side == MessageSide.Request && From.Side == MessageSide.Request
        && (To.Part == WirePart.Body || (To.Part == WirePart.Header && From.Part == WirePart.Header && ForwardedHeaders.IsCarried(To.Name)))
        && Kept >= FewestKeptBeside && KeptShare >= LeastOfTrunk
        && Outcomes.Length - Kept >= FewestOfBranch && Outcomes.All(outcome => outcome.IsKept || outcome.IsLost);

    /// <summary>
    /// The lower end of the 95 % interval of the share of handovers that keep the value or derive from it, or that send the one that is
    /// fixed, or that stands for several.
    /// </summary>
    public double Certainty => Wilson.LowerBound(IsFixed || Merges ? Outcomes.Length : Explained, Outcomes.Length);

    private bool IsNoCoincidence =>
        _keptValues.Value.Count(CanonicalText.IsDistinctive) >= FewestValues
        || (SameName && _keptValues.Value.Count(CanonicalText.IsWord) > 1 && ChanceOfAll() <= LargestChance);

    /// <summary>The passage of all outcomes; of defaults that were lost, where some were kept, nothing is told.</summary>
    public static Passage Of(WirePlace from, WirePlace to, ImmutableArray<Outcome> outcomes)
    {
        var areKept = outcomes.Any(outcome => outcome.IsKept && CanonicalText.IsDefault(outcome.From.Canonical));
        return new Passage(from, to, [.. outcomes.Where(outcome => !IsLeftOut(outcome))])
        {
            LeftOut = areKept ? [] : [.. outcomes.Where(IsLeftOut)],
        };
    }

    private static bool IsLeftOut(Outcome outcome) => outcome.IsLost && CanonicalText.IsDefault(outcome.From.Canonical);

    // A conversion changes every value; all other alterations leave those that have nothing to be cut off, rounded, escaped.
    private int LeftBy(Alteration alteration) => Alterations.ChangesEvery(alteration) ? 0 : Kept;

    // Were the two independent, one handover would agree with the probability that two draws of the values are equal.
    private double ChanceOfAll()
    {
        var agree = Outcomes.CountBy(outcome => outcome.From.Canonical).Sum(value => Math.Pow((double)value.Value / Outcomes.Length, 2));
        return Math.Pow(agree, Kept);
    }
}
