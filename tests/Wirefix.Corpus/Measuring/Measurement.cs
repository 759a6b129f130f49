using System.Collections.Immutable;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Corpus.Measuring;

/// <summary>What the inspection said of a corpus.</summary>
public sealed record Measurement(ImmutableArray<Judgement> Judgements)
{
    /// <summary>The part that the inspection was improved on.</summary>
    public Measurement ImprovedOn => new([.. Judgements.Where(judgement => !judgement.Take.HeldOut)]);

    /// <summary>The part that the inspection never saw while it was improved.</summary>
    public Measurement HeldOut => new([.. Judgements.Where(judgement => judgement.Take.HeldOut)]);

    /// <summary>The judgements of faulty recordings.</summary>
    public ImmutableArray<Judgement> Faulty { get; } = [.. Judgements.Where(judgement => !judgement.Take.Healthy)];

    /// <summary>The judgements of recordings without a fault.</summary>
    public ImmutableArray<Judgement> Healthy { get; } = [.. Judgements.Where(judgement => judgement.Take.Healthy)];

    /// <summary>The share of faults that are the first or second finding of their recording.</summary>
    public double Recall => (double)Found / Math.Max(Faulty.Length, 1);

    /// <summary>How many faults are the first or second finding of their recording.</summary>
    public int Found => Faulty.Count(judgement => judgement.Found);

    /// <summary>The recordings without a fault in which something was found nevertheless.</summary>
    public IEnumerable<Judgement> Disturbed => Healthy.Where(judgement => !judgement.Findings.IsEmpty);

    /// <summary>Those of them where the inspection was as good as certain.</summary>
    public IEnumerable<Judgement> Misled => Healthy.Where(judgement => judgement.HighestScore >= Finding.HighScore);

    /// <summary>Inspects each recording as it comes, read back from its file as a user's would be; nothing stays on disk.</summary>
    public static async Task<Measurement> OfAsync(IAsyncEnumerable<Take> takes)
    {
        var root = Directory.CreateTempSubdirectory("wirefix-corpus-").FullName;
        try
        {
            var judgements = ImmutableArray.CreateBuilder<Judgement>();
            await foreach (var take in takes)
                judgements.Add(Judgement.Of(TakeFolder.ReadBack(take, TakeFolder.Write(take, root))));
            return new Measurement(judgements.ToImmutable());
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
