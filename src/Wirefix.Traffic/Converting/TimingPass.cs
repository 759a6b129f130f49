using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Converting;

/// <summary>Sees every pair's length and keeps nothing else, to judge what the stamps of the capture can carry.</summary>
/// <param name="recordings">Which recording a pair is of.</param>
/// <param name="judge">The judge, who has seen every pair when the pass is over.</param>
internal sealed class TimingPass(Recordings recordings, TimingJudge judge) : IPairSink
{
    /// <inheritdoc/>
    public void Add(RecordedPair pair) => judge.See(recordings.Of(pair), pair.Direction, pair.Duration, pair.Timing);

    /// <summary>Takes an entry's outline; one that is out of the ordinary is read as a whole.</summary>
    public void Add(in Entry entry)
    {
        if (entry.Format.TryOutline(entry.Json.Span, out var outline))
            judge.See(recordings.Of(entry.Place), outline.Direction, outline.Duration, outline.Timing);
        else
            AddWhole(entry);
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

    // What cannot be read at all is told of when it is written.
    private void AddWhole(in Entry entry)
    {
        try
        {
            if (entry.Format.Read(entry.Json, entry.Place.ToString()) is { } pair)
                Add(pair);
        }
        catch (EntryException)
        {
            // There is nothing to judge.
        }
    }
}
