using System.Collections.Immutable;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Surveying;

/// <summary>The exact figures of every pair of a capture.</summary>
internal sealed class SurveyFigures
{
    private readonly ShapeTallies _tallies = new();

    /// <summary>Creates the figures of no pair yet.</summary>
    /// <param name="paths">The paths that are read as one capture.</param>
    public SurveyFigures(ImmutableArray<string> paths)
    {
        Recordings = new Recordings(paths);
        Judge = new TimingJudge(Recordings);
    }

    /// <summary>Which recording a pair is of.</summary>
    public Recordings Recordings { get; }

    /// <summary>What the stamps can carry.</summary>
    public TimingJudge Judge { get; }

    /// <summary>How many pairs there were.</summary>
    public long Calls { get; private set; }

    /// <summary>Every shape with the number of its calls.</summary>
    public IEnumerable<(string Shape, long Calls)> Shapes => _tallies.Counts();

    /// <summary>The places that were found variable while there were too many shapes.</summary>
    public EndpointTemplates Learned => _tallies.Learned;

    /// <summary>The figures of a snapshot.</summary>
    public static SurveyFigures Of(Snapshot snapshot)
    {
        var figures = new SurveyFigures([]);
        var outlines = new PairOutline[snapshot.Exchanges.Length];
        Parallel.For(0, outlines.Length, index => outlines[index] = PairOutline.Of(snapshot.Exchanges[index]));
        foreach (var outline in outlines)
            figures.Add(outline, Recordings.Whole);
        return figures;
    }

    /// <summary>Takes a pair.</summary>
    public void Add(in PairOutline pair, in EntryPlace place) => Add(pair, Recordings.Of(place));

    /// <summary>The endpoints, inbound first, those with most calls first.</summary>
    public ImmutableArray<EndpointSummary> Summaries(EndpointTemplates templates) =>
    [
        .. from shape in _tallies.All
           group shape.Value by templates.Of(shape.Key) into calls
           let tally = ShapeTally.Sum([.. calls])
           orderby calls.Key.Direction, tally.Calls descending, calls.Key.Endpoint.ToString()
           select EndpointSummary.Of(calls.Key.Direction, calls.Key.Endpoint, tally, recording => Judge.HasPlaceholders(recording, calls.Key.Direction)),
    ];

    /// <summary>From the earliest start to the latest end of pairs with a stamp; null where none has one.</summary>
    public TimeRange? Range()
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var (shape, tally) in _tallies.All)
        {
            var direction = PathShape.Endpoint(shape).Direction;
            var (start, end) = tally.Stamps.Range(recording => Judge.HasPlaceholders(recording, direction));
            (first, last) = (Math.Min(first, start), Math.Max(last, end));
        }

        return first > last ? null : new TimeRange(new DateTimeOffset(first, TimeSpan.Zero), new DateTimeOffset(last, TimeSpan.Zero));
    }

    /// <summary>How many calls of each direction have stamps that carry what.</summary>
    public IEnumerable<(Direction Direction, Timing Timing, int Calls)> Timings() =>
        from shape in _tallies.All
        let direction = PathShape.Endpoint(shape.Key).Direction
        from timing in shape.Value.Stamps.Timings(recording => Judge.HasPlaceholders(recording, direction))
        group timing.Calls by (direction, timing.Timing) into calls
        where calls.Sum() > 0
        orderby calls.Key
        select (calls.Key.direction, calls.Key.Timing, calls.Sum());

    private void Add(in PairOutline pair, int recording)
    {
        Calls++;
        Judge.See(recording, pair.Direction, pair.Duration, pair.Timing);
        _tallies.Add(pair, recording);
    }
}
