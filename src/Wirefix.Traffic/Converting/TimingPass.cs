using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Converting;

/// <summary>Sees every pair's length and keeps nothing else, to judge what the stamps of the capture can carry.</summary>
internal sealed class TimingPass : IPairSink
{
    /// <summary>The judge, who has seen every pair when the pass is over.</summary>
    public TimingJudge Judge { get; } = new();

    /// <inheritdoc/>
    public void Add(RecordedPair pair) => Judge.See(pair.Direction, pair.Duration, pair.Timing);

    /// <summary>Takes an entry's outline; one without will be told of when it is written.</summary>
    public void Add(in Entry entry)
    {
        if (entry.Format.TryOutline(entry.Json.Span, out var outline))
            Judge.See(outline.Direction, outline.Duration, outline.Timing);
    }

    /// <inheritdoc/>
    public void AddProblem(string where, string what)
    {
    }

    /// <inheritdoc/>
    public void AddOtherPair()
    {
    }

    /// <inheritdoc/>
    public void PassOverFile()
    {
    }
}
